"""The text of a section of a label: paragraphs, items and rows."""

from collections.abc import Iterator

from lxml import etree

from probatum.connectors import _tables
from probatum.connectors._elements import child, children, name, span
from probatum.connectors._markup import text
from probatum.connectors._tables import Cell
from probatum.text.normalise import clean

_UNSEEN = ("renderMultiMedia", "footnoteRef")
_DEPTH = 20


def words(element: etree._Element | None) -> str:
    """The text of an element on one line, clean."""
    return " ".join(clean(text(element)).split()) if element is not None else ""


def paragraphs(block: etree._Element | None, depth: int = _DEPTH) -> Iterator[str]:
    """The paragraphs of a block; an item of a list begins with "- ", a row names its columns."""
    if block is None or not depth:
        return
    if any(name(each) in ("paragraph", "list", "table") for each in children(block)):
        for each in children(block):
            yield from _block(each, depth - 1)
    elif words(block):
        yield words(block)


def _block(element: etree._Element, depth: int) -> Iterator[str]:
    match name(element):
        case "list":
            yield from _items(element, depth)
        case "table":
            yield from _rows(element)
        case kind if kind not in _UNSEEN:
            yield from paragraphs(element, depth)


def _items(list_: etree._Element, depth: int) -> Iterator[str]:
    for item in children(list_):
        nested = [each for each in children(item) if name(each) in ("list", "table")]
        for each in nested:
            item.remove(each)
        if words(item):
            yield words(item) if name(item) == "caption" else f"- {words(item)}"
        for each in nested:
            yield from _block(each, depth - 1)


def _rows(table: etree._Element) -> Iterator[str]:
    caption = words(child(table, "caption"))
    if caption:
        yield caption
    head = [_cells(row) for part in children(table) if name(part) == "thead" for row in children(part)]
    body = [_cells(row) for part in children(table) if name(part) == "tbody" for row in children(part)]
    yield from _tables.lines(head, body)
    for part in children(table):
        if name(part) == "tfoot":
            yield from (words(row) for row in children(part) if words(row))


def _cells(row: etree._Element) -> list[Cell]:
    return [Cell(words(cell), span(cell.get("colspan")), span(cell.get("rowspan"))) for cell in children(row)]
