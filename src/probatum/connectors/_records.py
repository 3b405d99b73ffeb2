"""Records out of a stream of XML, in constant memory; past a damaged record reading goes on."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from probatum.connectors._files import UNREADABLE, Stream
from probatum.connectors._tap import Broken, Tap
from probatum.connectors._xml import UNTRUSTED

WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of encodings in which tags cannot be searched for as ASCII."""
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def records(
    stream: Stream, tags: tuple[str, ...], opening: str, broken: Callable[[str], None]
) -> Iterator[etree._Element]:
    """Every element with one of the tags, in any namespace; `broken` is called with the reason of an error.

    After an error in the XML, reading goes on with the next record that begins after it, within the element
    that `opening` opens. A stream that cannot be unpacked any further ends there. A record is emptied once
    the next is asked for.

    Raises: one of UNREADABLE: not even the first bytes can be read.
    """
    head = stream.peek(1)
    tap: Tap | None = Tap(stream, re.compile(rf"<(?:{'|'.join(tags)})[\s>]".encode()))
    try:
        while tap:
            try:
                yield from _parsed(tap, tags)
                return
            except (etree.XMLSyntaxError, Broken) as error:
                broken(str(error))
                tap = None if head.startswith(WIDE) else tap.resumed(_opening(head, opening))
    except UNREADABLE as error:
        broken(f"the rest cannot be read, the file is truncated or damaged ({error})")


def _parsed(tap: Tap, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    events = etree.iterparse(
        tap,
        events=("start", "end"),
        tag=tuple(f"{{*}}{tag}" for tag in tags),
        **UNTRUSTED,
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


def _opening(head: bytes, opening: str) -> bytes:
    encoding = _ENCODING.match(head.lstrip(b"\xef\xbb\xbf"))
    declared = encoding[1].decode() if encoding else "utf-8"
    return f'<?xml version="1.0" encoding="{declared}"?><{opening}>'.encode()
