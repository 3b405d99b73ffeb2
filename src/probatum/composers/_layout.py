"""Which statement stands in the direct answer and under which heading."""

from collections.abc import Sequence

from probatum.composers._merge import Merged
from probatum.composers._relevance import is_disputed, leans
from probatum.composers._statement import Statement
from probatum.outlines import Facet, Outline
from probatum.support.levels import level, superseded

_DIRECT = 4
"""Most statements in a direct answer."""
_ENOUGH, _CLOSE = 2, 0.7
"""From so many statements on another has to reach this share of what the model makes of the best."""
_OF_ONE_SOURCE = 2
"""Most statements of one source under one heading."""
_GENERAL_FIRST = {"background": 0, "conclusion": 0, "recommendation": 0, "result": 1}


def direct(groups: Sequence[Merged], outline: Outline, *, narrow: bool) -> list[Merged]:
    """The two to four best statements that can stand alone, from different sources, of the facets asked for.

    A statement far below the best one is not a direct answer; the third and fourth have to come close to it.
    """
    best = groups[0].best if groups else None
    chosen: list[Merged] = []
    for group in groups:
        near = best is not None and group.best.score >= best.score - 1.0
        if len(chosen) >= _ENOUGH and best is not None:
            near = near and group.best.learnt >= _CLOSE * best.learnt
        if near and _fits_direct(group, outline, narrow=narrow) and _room(group.statement, chosen):
            chosen.append(group)
        if len(chosen) == _DIRECT:
            break
    return chosen or list(groups[:1])


def _fits_direct(group: Merged, outline: Outline, *, narrow: bool) -> bool:
    statement = group.statement
    lead = outline.facets[0]
    if outline.kind == "mechanism" and not narrow and not _fit(statement, lead):
        return False
    return not leans(statement) and not superseded(statement.hit.source)


def sections(groups: Sequence[Merged], outline: Outline) -> list[tuple[str, list[Merged]]]:
    """Facets in the order of the outline, each with its statements from general to particular.

    A heading with a single statement gives it to the next best heading, where there is one.
    """
    places: dict[str, list[Merged]] = {facet.name: [] for facet in outline.facets}
    for group in groups:
        facet = _facet_for(group.statement, outline, places)
        if facet is not None:
            places[facet.name].append(group)
    for name in [name for name, found in places.items() if len(found) == 1]:
        _fold(name, places, outline)
    return [(name, sorted(found, key=_general_first)) for name, found in places.items() if found]


def _fold(name: str, places: dict[str, list[Merged]], outline: Outline) -> None:
    group = places[name][0]
    settled = {other: found if len(found) > 1 else [] for other, found in places.items()}
    facet = _facet_for(group.statement, outline, settled, besides=name)
    if facet is not None and settled[facet.name]:
        places[facet.name].append(group)
        places[name].clear()


def _facet_for(
    statement: Statement, outline: Outline, places: dict[str, list[Merged]], *, besides: str = ""
) -> Facet | None:
    """The facet that fits best and has room for one more statement of this source.

    In an outline with cues, a facet without any takes what no other facet speaks of, not what overflows.
    """
    fits = [(_fit(statement, facet), -place, facet) for place, facet in enumerate(outline.facets)]
    spoken = any(fit and facet.cues for fit, _, facet in fits)
    for fit, _, facet in sorted(fits, key=lambda item: (-item[0], -item[1])):
        if spoken and not facet.cues and any(other.cues for other in outline.facets):
            continue
        has_room = len(places[facet.name]) < facet.most and _room(statement, places[facet.name])
        if fit and facet.name != besides and has_room:
            return facet
    return None


def facet_of(statement: Statement, outline: Outline) -> str:
    """The facet that a statement of the direct answer speaks to."""
    fits = [(_fit(statement, facet), -place, facet.name) for place, facet in enumerate(outline.facets)]
    fit, _, name = max(fits)
    return name if fit else statement.facet or outline.facets[0].name


def _room(statement: Statement, groups: Sequence[Merged]) -> bool:
    source = statement.hit.source.id
    return sum(group.statement.hit.source.id == source for group in groups) < _OF_ONE_SOURCE


def _fit(statement: Statement, facet: Facet) -> float:
    """0 when the statement cannot stand under the facet; otherwise more the more it speaks of it."""
    if statement.facet not in facet.takes and statement.facet:
        return 0.0
    own = 1.5 if statement.facet == facet.name else 0.0
    if not facet.cues:
        return 0.5 + own if statement.facet else 0.0
    matched = _weight_of_cues(statement, facet)
    needed = not facet.needs or any(need.search(statement.text.lower()) for need in facet.needs)
    if not matched or not needed:
        return 0.0
    return matched + own + (2.0 if facet.name == "disputed" and is_disputed(statement) else 0.0)


def _weight_of_cues(statement: Statement, facet: Facet) -> float:
    """Times that the words match, three at most a cue; an early match and the first topic count more."""
    lower, topics = statement.text.lower(), statement.hit.passage.topics
    total = 0.0
    for cue in facet.cues:
        found = [match.start() for match in cue.finditer(lower)]
        total += min(len(found), 3) + (0.5 if found and found[0] < len(lower) / 3 else 0.0)
        total += sum(
            (1.5 if not place else 0.75) for place, topic in enumerate(topics) if cue.search(topic.lower())
        )
    return total


def _general_first(group: Merged) -> tuple[int, float, float]:
    statement = group.statement
    general = _GENERAL_FIRST.get(statement.role, 1)
    return (general, -level(statement.hit.source.kind), -group.best.score)
