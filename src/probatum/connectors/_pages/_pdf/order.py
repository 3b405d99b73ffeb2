"""Reading order: columns from left to right between whatever runs over all of them."""

from collections.abc import Sequence

from probatum.connectors._pages._pdf.lines import Line

_FEWEST = 5
"""Lines that a column has."""
_CROSSING = 0.25
"""Share of the lines that may run over the gutter between two columns."""
_NARROWEST = 90.0
"""Points: a column is wider."""
_SAME = 0.5
"""Share of the height in which lines that lie side by side are one line of a table."""


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, or of a part of it, as they are read."""
    if not lines:
        return []
    gutter = _gutter(lines)
    if gutter is None:
        return _rows(lines)
    found: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            found += _columns(band, gutter)
            found.append(line)
            band = []
        else:
            band.append(line)
    return found + _columns(band, gutter)


def _columns(band: Sequence[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.left >= gutter]
    return in_order(left) + in_order(right) if left and right else _rows(band)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """From top to bottom; of those that lie side by side the left one first."""
    rest = sorted(lines, key=lambda line: -line.top)
    found: list[Line] = []
    while rest:
        first = rest[0]
        level = [line for line in rest if _beside(first, line)]
        found += sorted(level, key=lambda line: line.left)
        rest = [line for line in rest if line not in level]
    return found


def _beside(first: Line, line: Line) -> bool:
    shared = min(first.top, line.top) - max(first.bottom, line.bottom)
    return shared >= _SAME * min(first.top - first.bottom, line.top - line.bottom)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place between two columns; None when there is one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if right - left < 2 * _NARROWEST:
        return None
    places = [left + (right - left) * share / 100 for share in range(30, 71, 2)]
    counted = [
        (sum(line.left < place < line.right for line in lines), abs(place - (left + right) / 2), place)
        for place in places
    ]
    crossing, _, place = min(counted)
    before = sum(line.right <= place for line in lines)
    after = sum(line.left >= place for line in lines)
    if min(before, after) < _FEWEST or crossing > _CROSSING * len(lines):
        return None
    return place if _are_columns(lines, place) else None


def _are_columns(lines: Sequence[Line], place: float) -> bool:
    """Whether both sides are running text and no table: most of their lines are long."""
    for side in ([x for x in lines if x.right <= place], [x for x in lines if x.left >= place]):
        widths = sorted(x.right - x.left for x in side)
        column = widths[int(0.9 * (len(widths) - 1))]  # a side may hold more than one column
        full = sum(width > 0.6 * column for width in widths)
        if column < _NARROWEST or full < 0.5 * len(side):
            return False
    return True
