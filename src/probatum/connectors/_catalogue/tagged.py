"""Records of lines that begin with a tag: RIS, MEDLINE, and the tagged files of Web of Science."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from probatum.connectors import Damaged
from probatum.connectors._catalogue.record import Fields, document
from probatum.connectors._files import UNREADABLE, Stream, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document

_LONGEST = 2 << 20
"""Bytes of one line."""
_MOST = 20_000
"""Lines of one record; one with 5,000 authors has some 10,000."""

Record = Mapping[str, Sequence[str]]
"""Values by tag, in the order printed."""


def documents(
    path: Path,
    damaged: Damaged,
    *,
    suffixes: tuple[str, ...],
    tag: re.Pattern[str],
    first: tuple[str, ...],
    last: tuple[str, ...],
    made: Callable[[Record], Fields],
    what: str,
) -> Iterator[Document]:
    """One document a record, in the order of the files' names and of each file.

    `tag` matches the beginning of a line, with the tag and the value as its groups; `first` are the tags that
    begin a record, `last` those that end one.

    Raises: InputError: the path does not exist, or nothing in it is of this format.
    """
    found = False
    for file in candidates(path, suffixes):
        count = 0
        for place, record in _records(file, damaged, tag, first, last):
            found = True
            count += 1
            try:
                yield document(made(record))
            except ValueError as error:
                damaged(f"{file}, {place}", str(error))
        if not count and path == file:
            break
    if not found:
        raise InputError(f"{path} holds no {what}.")


def _records(
    file: Path, damaged: Damaged, tag: re.Pattern[str], first: tuple[str, ...], last: tuple[str, ...]
) -> Iterator[tuple[str, Record]]:
    record: dict[str, list[str]] = {}
    open_, begun, held = "", 0, 0
    for number, text in enumerate(_lines(file, damaged), start=1):
        match = tag.match(text)
        if match is None:
            if open_ and text.strip() and held < _MOST:
                record[open_][-1] += " " + text.strip()
            held += 1
            continue
        name, value = match[1].upper(), (match[2] or "").strip()
        if (name in first or name in last) and any(record.values()) and record.keys() - {"FN", "VR"}:
            yield f"record at line {begun}", record
            record, open_ = {}, ""
        if name in first:
            record, begun, held = {}, number, 0
        held += 1
        if name in last or not (record or name in first) or held > _MOST:
            continue
        record.setdefault(name, []).append(value)
        open_ = name
    if record:
        yield f"record at line {begun}", record


def _lines(file: Path, damaged: Damaged) -> Iterator[str]:
    """The lines as text: UTF-8, or UTF-16 where a mark says so, or else Windows-1252."""
    try:
        with opened(file) as stream:
            if stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff"):
                yield from stream.read(_LONGEST * 8).decode("utf-16", "replace").splitlines()
                return
            yield from _decoded(stream)
    except UNREADABLE as error:
        damaged(str(file), f"the rest cannot be read ({error})")


def _decoded(stream: Stream) -> Iterator[str]:
    while raw := stream.readline(_LONGEST):
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            yield from raw.decode("utf-8").splitlines() or [""]
        except UnicodeDecodeError:
            yield from raw.decode("cp1252", "replace").splitlines() or [""]
