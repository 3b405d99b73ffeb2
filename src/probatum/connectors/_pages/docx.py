"""DOCX: headings, paragraphs, items and tables of a Word document, unpacked within bounds."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from probatum.connectors import _tables
from probatum.connectors._pages.block import Block, Page, Shape, Unreadable
from probatum.connectors._pages.hiding import is_white
from probatum.connectors._raised import raised
from probatum.connectors._tables import Cell
from probatum.connectors._xml import parser
from probatum.text.normalise import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 40 << 20
"""Bytes of one part, unpacked; a guideline of 500 pages takes some 10 MB."""
_MOST_PARTS = 5_000
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""Word keeps a document with a password, and one of before 2007, in this other container."""
_SMALLEST = 6
"""Half points: smaller letters cannot be read."""
_HEADING = re.compile(r"heading ?([1-9])|(title)", re.IGNORECASE)


def read(content: bytes) -> Page:
    """The page; text that is deleted, hidden, white or tiny is not in it.

    Raises: Unreadable: it has a password, is no DOCX, or unpacks to more than it may.
    """
    if content.startswith(_ENCRYPTED):
        raise Unreadable("it has a password or is of before Word 2007; save it as DOCX without a password")
    try:
        with ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise Unreadable(f"it has more than {_MOST_PARTS:,} parts, as no document has")
            body = _parsed(_part(archive, "word/document.xml"))
            styles = _levels(archive)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise Unreadable(f"it is no DOCX, or damaged ({error})") from error
    walk = _Walk(styles)
    return Page(list(walk.blocks(body)), hidden=walk.hidden)


def _part(archive: ZipFile, name: str) -> bytes:
    """One part, unpacked no further than it may: what its header says of its size may be a lie."""
    with archive.open(name) as part:
        content = part.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise Unreadable(f"its part {name} unpacks to more than {_LARGEST >> 20} MB")
    return content


def _parsed(content: bytes) -> etree._Element:
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"its XML is damaged ({error})") from error


def _levels(archive: ZipFile) -> dict[str, int]:
    """Level of the heading that each style makes."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    levels = {}
    for style in _parsed(_part(archive, "word/styles.xml")).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        match = _HEADING.fullmatch((name.get(f"{_W}val") or "") if name is not None else "")
        if match:
            levels[style.get(f"{_W}styleId") or ""] = int(match[1] or 1)
    return levels


class _Walk:
    """One way through the paragraphs of a document."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.hidden = 0
        self._levels = levels
        self._counted = 0

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """Paragraphs and rows in order; boxes and footnotes are not in the running text."""
        body = root.find(f"{_W}body")
        for element in body if body is not None else ():
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag == f"{_W}sdt":
                for inner in element.iter(f"{_W}p"):
                    yield from self._paragraph(inner)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        text = self._words(paragraph)
        if not text:
            return
        self._counted += 1
        locator = f"paragraph={self._counted}"
        level = self._level(paragraph)
        if level:
            yield Block(Shape.HEADING, text, locator, level)
            return
        is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield Block(Shape.PARAGRAPH, f"- {text}" if is_item else text, locator)

    def _level(self, paragraph: etree._Element) -> int:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = self._levels.get((style.get(f"{_W}val") or "") if style is not None else "", 0)
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        value = (outline.get(f"{_W}val") or "") if outline is not None else ""
        return named or (int(value) + 1 if value in tuple("012345678") else 0)

    def _words(self, element: etree._Element) -> str:
        flat = ""
        for run in element.iter(f"{_W}r"):
            inside = _run(run)
            if inside and _is_hidden(run):
                self.hidden += len(inside)
                continue
            flat += raised(inside, flat[-1:]) if _is_raised(run) else inside
        return " ".join(clean(flat).split())

    def _table(self, table: etree._Element) -> Iterator[Block]:
        heads: list[list[Cell]] = []
        body: list[list[Cell]] = []
        for row in table.iter(f"{_W}tr"):
            cells = [self._cell(cell) for cell in row.iterchildren(f"{_W}tc")]
            is_head = row.find(f"{_W}trPr/{_W}tblHeader") is not None or not (heads or body)
            (heads if is_head and not body else body).append(cells)
        for line in _tables.lines(heads, body):
            self._counted += 1
            yield Block(Shape.ROW, line, f"paragraph={self._counted}")

    def _cell(self, cell: etree._Element) -> Cell:
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        value = (span.get(f"{_W}val") or "") if span is not None else ""
        return Cell(
            self._words(cell), int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
        )


def _run(run: etree._Element) -> str:
    flat = ""
    for each in run:
        if each.tag == f"{_W}t":
            flat += each.text or ""
        elif each.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            flat += " "
        elif each.tag == f"{_W}noBreakHyphen":
            flat += "-"
    return flat


def _property(run: etree._Element, name: str) -> str | None:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found.get(f"{_W}val", "1") if found is not None else None


def _is_hidden(run: etree._Element) -> bool:
    """Whether it is marked as hidden, white on nothing, or too small to be read."""
    if (_property(run, "vanish") or "0") not in ("0", "false") or _property(run, "webHidden"):
        return True
    colour = _property(run, "color") or ""
    behind = _shade(run, "shd") or _property(run, "highlight") or ""
    if colour and is_white(f"#{colour.lower()}") and behind in ("", "auto", "FFFFFF", "white", "none"):
        return True
    size = _property(run, "sz") or ""
    return size.isascii() and size.isdigit() and int(size[:4]) < _SMALLEST


def _shade(run: etree._Element, name: str) -> str:
    """What lies behind the run, its paragraph or its cell."""
    places = [run.find(f"{_W}rPr/{_W}{name}")]
    for each in run.iterancestors(f"{_W}p", f"{_W}tc"):
        places.append(each.find(f"{_W}pPr/{_W}{name}"))
        places.append(each.find(f"{_W}tcPr/{_W}{name}"))
    fills = (place.get(f"{_W}fill") or "" for place in places if place is not None)
    return next((fill for fill in fills if fill not in ("", "auto", "FFFFFF")), "")


def _is_raised(run: etree._Element) -> bool:
    return _property(run, "vertAlign") == "superscript"
