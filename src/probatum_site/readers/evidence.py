"""The evidence behind an article as two pictures: a map of statements and sources, and a line of years.

All places are in units of the picture's own view box; a template only writes them down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from probatum_site.reading import GROUPS, Reading, Reference, Section

_CELL, _LEFT, _TOP, _GAP = 9, 132, 26, 5
_YEARS_LEFT, _YEARS_WIDTH = 116, 204
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Label:
    """A word in a picture."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of the map, or a dot on the line of years."""

    x: float
    y: float
    group: int
    """Kind of source: place of its group among those shown, from 0."""
    against: bool
    title: str = ""

    @property
    def cx(self) -> float:
        """Middle of the cell."""
        return self.x + 4

    @property
    def cy(self) -> float:
        """The same, downwards."""
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Band:
    """A stripe of the map behind all sources of one kind."""

    x: float
    width: float
    group: int


@dataclass(frozen=True, slots=True)
class Row:
    """One statement in words: the same as the map says, for a table."""

    place: str
    name: str
    supports: tuple[int, ...]
    contradicts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Statements from top to bottom, sources from left to right."""

    width: float
    height: float
    bands: tuple[Band, ...]
    kinds: tuple[Label, ...]
    sections: tuple[Label, ...]
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]

    @property
    def stripe(self) -> float:
        """Height of the stripes."""
        return self.height - 24


@dataclass(frozen=True, slots=True)
class Years:
    """A row of dots for each kind of source, by year."""

    width: float
    height: float
    kinds: tuple[Label, ...]
    ticks: tuple[Label, ...]
    dots: tuple[Mark, ...]
    table: tuple[tuple[str, tuple[Reference, ...]], ...]
    """Kind and its sources by year; those without a year come last."""

    @property
    def floor(self) -> float:
        """Where the lines of the years end."""
        return self.height - 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reader sees at a glance."""

    map: Map
    years: Years
    counts: tuple[tuple[str, int, int], ...]
    """Kind, its place, and how many sources of it are cited."""

    @property
    def against(self) -> bool:
        """Whether any source contradicts a statement."""
        return any(mark.against for mark in self.map.marks)


def evidence(reading: Reading) -> Evidence | None:
    """The pictures of an article; None where nothing is cited."""
    groups = reading.references
    if not groups:
        return None
    counts = tuple((heading, _place(heading), len(group)) for heading, group in groups)
    return Evidence(_map(reading), _years(groups), counts)


def _place(heading: str) -> int:
    """The same kind has the same colour on every page."""
    headings = [name for name, _ in GROUPS]
    return headings.index(heading) if heading in headings else len(headings)


def _map(reading: Reading) -> Map:
    columns, bands, kinds, x = {}, [], [], float(_LEFT)
    for heading, group in reading.references:
        start = x
        for reference in group:
            columns[reference.number] = (x, _place(heading))
            x += _CELL
        bands.append(Band(start, x - start, _place(heading)))
        kinds.append(Label(start, _TOP - 8, heading if len(group) * _CELL > 5.2 * len(heading) else ""))
        x += _GAP
    sections, marks, rows, y = [], [], [], float(_TOP)
    for section in _all(reading):
        sections.append(Label(_LEFT - 8, y + 7, _short(section.heading)))
        for position, statement in enumerate(section.statements, 1):
            name = f"{section.heading}, {position}"
            for cited in statement.cited:
                at, kind = columns[cited.reference.number]
                marks.append(Mark(at, y, kind, cited.against))
            rows.append(
                Row(
                    statement.place,
                    name,
                    tuple(dict.fromkeys(one.reference.number for one in statement.cited if not one.against)),
                    tuple(dict.fromkeys(one.reference.number for one in statement.cited if one.against)),
                )
            )
            y += _CELL
        y += _GAP
    return Map(x, y, tuple(bands), tuple(kinds), tuple(sections), tuple(dict.fromkeys(marks)), tuple(rows))


def _all(reading: Reading) -> Iterator[Section]:
    if reading.direct:
        yield Section(0, "In short", reading.direct)
    yield from reading.sections


def _years(groups: Iterable[tuple[str, tuple[Reference, ...]]]) -> Years:
    table = tuple(
        (heading, tuple(sorted(group, key=lambda one: (one.year or 9999, one.number))))
        for heading, group in groups
    )
    known = [one.year for _, group in table for one in group if one.year]
    first, last = (min(known), max(known)) if known else (0, 0)
    span = max(last - first, 1)
    kinds, dots, y = [], [], 14.0
    for heading, group in table:
        seen: Counter[int] = Counter()
        for one in group:
            if one.year:
                at = _YEARS_LEFT + _YEARS_WIDTH * (one.year - first) / span
                title = f"{one.number}: {one.title} ({one.year})"
                dots.append(Mark(round(at, 1), y + 7 * seen[one.year], _place(heading), False, title))
                seen[one.year] += 1
        kinds.append(Label(_YEARS_LEFT - 12, y + 3.5, heading))
        y += 7 * max(seen.values(), default=1) + 13
    ticks = tuple(
        Label(round(_YEARS_LEFT + _YEARS_WIDTH * (year - first) / span, 1), y + 6, str(year))
        for year in _ticks(first, last)
    )
    return Years(_YEARS_LEFT + _YEARS_WIDTH + 18, y + 12, tuple(kinds), ticks, tuple(dots), table)


def _ticks(first: int, last: int) -> Iterator[int]:
    """Round years, at most five."""
    step = next((one for one in _STEPS if (last - first) / one <= 4), 100)
    yield from range(-(-first // step) * step, last + 1, step)


def _short(heading: str) -> str:
    """Such as fits beside the map; the table has it whole."""
    return heading if len(heading) <= 24 else f"{heading[:23].rstrip()}…"
