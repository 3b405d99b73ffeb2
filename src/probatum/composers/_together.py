"""The direct answer to what has many sides: statements that take several of them together."""

from collections.abc import Sequence

from probatum.composers._layout import general, has_room, speaks_of
from probatum.composers._marks import (
    is_contrary,
    is_disputed,
    is_established,
    is_loose_row,
    is_open,
    leans,
)
from probatum.composers._merge import Merged
from probatum.composers._scope import is_of_a_part
from probatum.composers._statement import Statement
from probatum.outlines import Outline
from probatum.support.levels import level, superseded
from probatum.types.source import Kind

_SIDE, _SIDES = 0.5, 2
"""What each side (facet with cues) that a statement speaks of adds to its gist; the fewest of them."""
_ESTABLISHED = 1.0
"""What counts for a statement of what is established ("best accepted"), and against one that is disputed."""
_PART = 1.0
"""What counts against one that is about a part of the thing: the daily rhythm of it."""
_TURNS = 12
"""Statements that are considered for the direct answer to what has many sides."""


def of_many_sides(groups: Sequence[Merged], outline: Outline, *, near: float, most: int) -> list[Merged]:
    """Reviews and guidelines that take at least two sides together, each on new sides where it can.

    `near`: how far below the best another may stand; `most`: how many there may be.
    """
    able = [group for group in groups if _stands(group) and _takes_sides(group, outline)]
    fitting = _in_turn(able, outline)
    chosen: list[Merged] = []
    for group in fitting:
        close = group.best.score >= fitting[0].best.score - near
        once = not (is_open(group.statement) and any(is_open(other.statement) for other in chosen))
        if close and once and has_room(group.statement, chosen) and len(chosen) < most:
            chosen.append(group)
    return sorted(chosen, key=lambda group: (is_open(group.statement), general(group.statement) > 0))


def _takes_sides(group: Merged, outline: Outline) -> bool:
    kind, sides = group.statement.hit.source.kind, _sides(group.statement, outline)
    return level(kind) >= level(Kind.REVIEW) and len(sides) >= _SIDES


def _in_turn(groups: Sequence[Merged], outline: Outline) -> list[Merged]:
    """The first few: each is the one that then has most gist, so that together they take many sides."""
    rest, spoken = list(groups), frozenset[str]()
    taken: list[Merged] = []
    while rest and len(taken) < _TURNS:
        settled = any(is_established(group.statement) for group in taken)
        best = max(rest, key=lambda group: _gist(group, outline, spoken, settled=settled))
        rest.remove(best)
        taken.append(best)
        spoken |= _sides(best.statement, outline)
    return taken


def _gist(group: Merged, outline: Outline, spoken: frozenset[str], *, settled: bool) -> float:
    """The score; more for each side of the thing, half once it is spoken of, and for what is established."""
    sides = _sides(group.statement, outline)
    new = min(len(sides - spoken), 4)
    old = min(len(sides & spoken), 4 - new)
    one = group.statement
    certain = int(is_established(one) and not settled) - int(is_disputed(one) or is_contrary(one))
    return group.best.score + _SIDE * (new + old / 2) + _ESTABLISHED * certain - _PART * is_of_a_part(one)


def _sides(statement: Statement, outline: Outline) -> frozenset[str]:
    """Names of the facets with cues that it speaks of; that something is disputed is no side of the thing."""
    facets = [facet for facet in outline.facets if facet.cues and facet.name != "disputed"]
    return frozenset(facet.name for facet in facets if speaks_of(statement, facet))


def _stands(group: Merged) -> bool:
    statement = group.statement
    return not (leans(statement) or is_loose_row(statement) or superseded(statement.hit.source))
