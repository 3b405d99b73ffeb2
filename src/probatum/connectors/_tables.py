"""Tables as text: a line a row, in which every figure stands behind the heading of its column."""

from collections.abc import Sequence
from dataclasses import dataclass

from probatum.text.normalise import clean
from probatum.types.document import Passage, Section, Span

_MOST_COLUMNS = 60
_MOST_ROWS = 2_000
"""A larger table is cut there; nobody reads it, and spans could blow it up."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, with how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


Row = Sequence[Cell]


def lines(head: Sequence[Row], body: Sequence[Row]) -> list[str]:
    """Each row of the body as "Age, years — Placebo (n = 20): 45.1; Iron (n = 21): 46.3".

    A row with a single text is a heading of those below it and stands before them. Without a head, the first
    row of the body is none either: its cells are set side by side.
    """
    heads = _heads(head)
    found: list[str] = []
    group = ""
    for row in _grid(body):
        texts = list(dict.fromkeys(text for text in row if text))
        if len(texts) == 1 and len(row) > 1:
            group = texts[0]
            continue
        if texts:
            found.append(_line(group, row, heads))
    return found or [group] * bool(group)


def section(label: str, caption: str, rows: Sequence[str], foot: Sequence[str], locator: str) -> Section:
    """A section with a passage for the caption, each row and each note; their source is still to be named.

    Captions and notes say what a table shows and not what was found: their role is "caption". A row is read
    under its caption: its role is "row".
    """
    text = ""
    passages: list[Passage] = []
    told = [(caption, "caption"), *((row, "row") for row in rows), *((note, "caption") for note in foot)]
    for raw, role in told:
        line = " ".join(clean(raw).split())
        if not line:
            continue
        text += "\n\n" if text else ""  # no word broken at the end of a line is mended over an empty one
        span = Span(len(text), len(text) + len(line))
        passages.append(Passage("", label, span.start, span.end, line, (span,), role=role, locator=locator))
        text += line
    return Section(label, text, tuple(passages))


def _heads(head: Sequence[Row]) -> list[str]:
    """The heading of each column, from all rows of the head."""
    rows = _grid(head)
    width = max(map(len, rows), default=0)
    columns = ([row[at] for row in rows if at < len(row)] for at in range(width))
    return [", ".join(dict.fromkeys(text for text in column if text)) for column in columns]


def _grid(rows: Sequence[Row]) -> list[list[str]]:
    """The texts in their columns; a cell that takes several columns or rows is repeated in all of them."""
    grid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in rows[:_MOST_ROWS]:
        line: list[str] = []
        for cell in row:
            _fill(line, below)
            for _ in range(min(cell.columns, _MOST_COLUMNS - len(line))):
                if cell.rows > 1:
                    below[len(line)] = (cell.rows - 1, cell.text)
                line.append(cell.text)
        _fill(line, below)
        grid.append(line)
    return grid


def _fill(line: list[str], below: dict[int, tuple[int, str]]) -> None:
    """The cells that reach down from the rows above."""
    while len(line) in below and len(line) < _MOST_COLUMNS:
        at = len(line)
        rows, text = below.pop(at)
        if rows > 1:
            below[at] = (rows - 1, text)
        line.append(text)


def _line(group: str, row: Sequence[str], heads: Sequence[str]) -> str:
    named = [(heads[at] if at < len(heads) else "", text) for at, text in enumerate(row)]
    first = named[0][1]
    cells = [f"{head}: {text}" if head else text for head, text in dict.fromkeys(named[1:]) if text]
    name = ", ".join(part for part in (group, first) if part)
    return " — ".join(part for part in (name, "; ".join(cells)) if part)
