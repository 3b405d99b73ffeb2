"""Tables and figures of JATS as sections."""

from collections.abc import Iterator

from lxml import etree

from probatum.connectors import _tables
from probatum.connectors._elements import child, name, span
from probatum.connectors._jats.prose import paragraphs, words
from probatum.connectors._tables import Cell
from probatum.types.document import Anchor, Section

_LABEL = 120
"""Characters of a caption that name its section; the whole caption is in its text."""


def table(wrap: etree._Element) -> Section | None:
    """A table-wrap with its caption, rows and notes; None when it is a picture without words."""
    label, caption = _titles(wrap, "Table")
    foot = [text for block in wrap.iter("{*}table-wrap-foot") for _, text in paragraphs(block) if text]
    foot += [words(note) for block in wrap.iter("{*}table-wrap-foot") for note in block.iter("{*}fn")]
    rows: list[str] = []
    for grid in wrap.iter("{*}table"):
        head = [_row(row) for row in _rows(grid, "thead")]
        rows += _tables.lines(head, [_row(row) for row in _rows(grid, "tbody")])
    found = _tables.section(label, caption, rows, list(dict.fromkeys(foot)), _locator(wrap))
    return found if found.text else None


def figure(fig: etree._Element) -> Section | None:
    """The caption of a figure; None when it has none."""
    label, caption = _titles(fig, "Figure")
    locator = _locator(fig)
    anchors = (Anchor(0, locator),) if locator else ()
    return Section(label, caption, role="caption", anchors=anchors) if caption else None


def _titles(block: etree._Element, what: str) -> tuple[str, str]:
    """Label of the section, and the whole caption."""
    number = words(child(block, "label")).rstrip(".:") or what
    caption = child(block, "caption")
    title = words(child(caption, "title"))
    texts = [text for each in (caption if caption is not None else ()) for _, text in _texts(each)]
    whole = " ".join(dict.fromkeys(part for part in (title, *texts) if part))
    short = (title or whole).partition(". ")[0].rstrip(".")
    short = short if len(short) <= _LABEL else f"{short[:_LABEL].rpartition(' ')[0]} …"
    return f"{number}: {short}" if short else number, whole


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    if name(element) not in ("", "title"):
        yield from paragraphs(element)


def _rows(grid: etree._Element, part: str) -> Iterator[etree._Element]:
    """Rows of the head; or those of the body, which may stand in the table itself."""
    for row in grid.iter("{*}tr"):
        parent = row.getparent()
        inside = name(parent) if parent is not None else ""
        if (inside == "thead") == (part == "thead"):
            yield row


def _row(row: etree._Element) -> list[Cell]:
    return [_cell(cell) for cell in row if name(cell) in ("td", "th")]


def _cell(cell: etree._Element) -> Cell:
    return Cell(words(cell), span(cell.get("colspan")), span(cell.get("rowspan")))


def _locator(block: etree._Element) -> str:
    return f"id={block.get('id')}" if block.get("id") else ""
