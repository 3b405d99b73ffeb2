"""A file of PubMed in bundles of whole records, where it can be cut with certainty.

Every piece of a bundle is parsed between the same opening and closing tags as in the file. A piece in which
the parser finds no fault begins and ends where no record was open: an end tag at which it was cut by mistake,
in a comment or in a record within a record, would have left something open on one side of the cut. So its
records are those that a reader of the whole file finds. Where there is a fault, the file is read record by
record from there on: docs/decisions/0021-helpers-of-an-add.md.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from probatum.connectors import Damaged, Item, Offer, Read
from probatum.connectors._files import UNREADABLE, Stream, opened
from probatum.connectors._pubmed.convert import converted
from probatum.connectors._pubmed.stream import RECORDS
from probatum.connectors._xml import parser

PIECE = 1 << 17
"""Bytes that are parsed together: a tree of eight times as many takes a third more time for each."""
PIECES = 6
"""In a bundle: a hundred to two hundred records, and what arrives of them fits into a pipe."""
_LARGEST = 4 << 20
"""Bytes in which a record must have ended, or the file is no such file."""
_OPENING = re.compile(
    rb"""(?:<\?xml\s+version=["']1\.0["'](?:\s+encoding=["'](?i:utf-8)["'])?\s*\?>)?\s*"""
    rb"""(?:<!DOCTYPE\s+PubmedArticleSet\s[^\[\]<>]*>)?\s*<PubmedArticleSet>"""
)
"""All that a set may begin with: nothing of it changes what the records say."""
_CLOSING = b"</PubmedArticleSet>"
_END = b"</PubmedArticle>"
_ANYWHERE = (*(f"{{*}}{tag}" for tag in RECORDS), etree.Entity)
"""Records, wherever they stand, and references to what only a definition could explain."""

Plain = Callable[[int], Iterator[Item]]
"""Reads the file record by record, without so many of the first."""


class XmlBundle(NamedTuple):
    """Bytes of some records, with what has to stand around each piece of them."""

    opening: bytes
    pieces: tuple[bytes, ...]
    closing: bytes

    def read(self) -> Read | None:
        """Its records, when it holds them and nothing else."""
        items: list[Item] = []
        damaged: list[tuple[int, str]] = []
        number = 0

        def broken(_: str, reason: str) -> None:
            damaged.append((number, reason))

        for piece in self.pieces:
            records = self._parsed(piece)
            if records is None:
                return None
            for record in records:
                number += 1
                items.extend(converted(record, "", broken))
        return Read(items, damaged, number)

    def _parsed(self, piece: bytes) -> etree._Element | None:
        """What stands around the records of a piece; None where there is anything else in it."""
        reader = parser()
        try:
            root = etree.fromstring(b"".join((self.opening, piece, self.closing)), reader)
        except etree.XMLSyntaxError:
            return None
        found = sum(1 for _ in root.iter(*_ANYWHERE))
        return root if found == len(root) and not len(reader.error_log) else None


_UNREADABLE = XmlBundle(b"", (b"",), b"")


@dataclass(slots=True)
class _File:
    """What is known of a file while its bundles are out."""

    path: Path
    plain: Plain
    damaged: Damaged
    count: int = 0
    """Records in the bundles that were taken."""
    given_up: bool = False
    """Whether the rest of it is read record by record."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A bundle that was cut from a file."""

    bundle: XmlBundle
    file: _File

    @property
    def records(self) -> int:
        return sum(piece.count(_END) for piece in self.bundle.pieces)

    @property
    def void(self) -> bool:
        return self.file.given_up

    def taken(self, records: int, damaged: Sequence[tuple[int, str]]) -> None:
        for number, reason in damaged:
            self.file.damaged(f"{self.file.path}, record {self.file.count + number}", reason)
        self.file.count += records

    def instead(self) -> Iterator[Item]:
        self.file.given_up = True
        return self.file.plain(self.file.count)


def bundled(path: Path, plain: Plain, damaged: Damaged) -> Iterator[Item | Offer]:
    """The bundles of a file; all its records one by one when it does not begin as PubMed's files do."""
    with opened(path) as stream:
        opening = _OPENING.match(stream.peek(1))
        if opening:
            stream.read(opening.end())
            yield from _offers(stream, opening[0], _File(path, plain, damaged))
            return
    yield from plain(0)


def _offers(stream: Stream, opening: bytes, file: _File) -> Iterator[Offer]:
    """An offer for each bundle; where there is no way on, one that cannot be read."""
    for pieces, closing in _bundles(stream):
        if file.given_up:
            return
        yield _Cut(XmlBundle(opening, pieces, closing), file)
        if not closing:
            return
    yield _Cut(_UNREADABLE, file)


def _bundles(stream: Stream) -> Iterator[tuple[tuple[bytes, ...], bytes]]:
    """Pieces, and what closes them; the last one has its end in itself. It breaks off at a fault."""
    pieces: list[bytes] = []
    held = b""
    try:
        while more := stream.read(PIECE):
            held += more
            end = held.rfind(_END) + len(_END)
            if end >= len(_END):
                pieces.append(held[:end])
                held = held[end:]
            elif len(held) > _LARGEST:
                return
            if len(pieces) == PIECES:
                yield tuple(pieces), _CLOSING
                pieces.clear()
    except UNREADABLE:
        return
    if pieces:
        yield tuple(pieces), _CLOSING
    yield (held,), b""
