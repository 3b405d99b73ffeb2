"""Records out of a stream of PubMed XML, in constant memory; past a damaged record reading goes on."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from probatum.connectors._files import UNREADABLE, Stream
from probatum.connectors._pubmed.tap import Broken, Tap

DELETIONS = ("DeleteCitation", "DeleteDocument")
_RECORDS = ("PubmedArticle", "PubmedBookArticle", *DELETIONS)
_OLD_RECORDS = ("MedlineCitation", "BookDocument", *DELETIONS)
"""Records of sets that have no PubmedData: MEDLINE as it was delivered until 2015."""
_ROOTS = {
    "PubmedArticleSet": _RECORDS,
    "PubmedBookArticleSet": _RECORDS,
    "PubmedArticle": _RECORDS,
    "PubmedBookArticle": _RECORDS,
    "MedlineCitationSet": _OLD_RECORDS,
    "BookDocumentSet": _OLD_RECORDS,
}
_ROOT = re.compile(rf"<({'|'.join(_ROOTS)})[\s/>]".encode())
_FIRST = re.compile(rb"<([A-Za-z_][\w.:-]*)")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of encodings in which tags cannot be searched for as ASCII."""


def root(head: bytes) -> str:
    """Name of the element that holds the records; empty when there is none in these first bytes."""
    match = _ROOT.search(_narrow(head))
    return match[1].decode() if match else ""


def first(head: bytes) -> str:
    """Name of the first element, which tells what else a file is; empty when it is no XML."""
    match = _FIRST.search(_narrow(head))
    return match[1].decode() if match else ""


def _narrow(head: bytes) -> bytes:
    return head.replace(b"\0", b"") if head.startswith(_WIDE) else head


def records(stream: Stream, broken: Callable[[str], None]) -> Iterator[etree._Element]:
    """Every record; `broken` is called with the reason where the stream cannot be read.

    After an error in the XML, reading goes on with the next record that begins after it. A stream that
    cannot be unpacked any further ends there. A record is emptied once the next is asked for.

    Raises: one of UNREADABLE: not even the first bytes can be read.
    """
    head = stream.peek(1)
    tags = _ROOTS[root(head)]
    tap: Tap | None = Tap(stream, re.compile(rf"<(?:{'|'.join(tags)})[\s>]".encode()))
    try:
        while tap:
            try:
                yield from _parsed(tap, tags)
                return
            except (etree.XMLSyntaxError, Broken) as error:
                broken(str(error))
                tap = None if head.startswith(_WIDE) else tap.resumed(_opening(head))
    except UNREADABLE as error:
        broken(f"the rest cannot be read, the file is truncated or damaged ({error})")


def _parsed(tap: Tap, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    events = etree.iterparse(
        tap,
        events=("start", "end"),
        tag=tags,
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    tap.failure = lambda: _fatal(events.error_log)
    for event, record in events:
        if event == "start":
            tap.started += 1
            continue
        tap.ended()
        yield record
        _clear(record)


def _fatal(log: etree._ListErrorLog) -> str:
    return next((entry.message for entry in log.filter_from_fatals()), "")


def _clear(record: etree._Element) -> None:
    """Give back the memory of a record, and of all that stands before it in its parent."""
    record.clear()
    parent = record.getparent()
    while parent is not None and record.getprevious() is not None:
        del parent[0]


def _opening(head: bytes) -> bytes:
    encoding = _ENCODING.match(head.lstrip(b"\xef\xbb\xbf"))
    declared = encoding[1].decode() if encoding else "utf-8"
    return f'<?xml version="1.0" encoding="{declared}"?><{root(head)}>'.encode()
