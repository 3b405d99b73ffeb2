"""Which statement stands in the direct answer and under which heading."""

from collections.abc import Sequence
from functools import lru_cache, partial

from probatum.composers._merge import Merged
from probatum.composers._relevance import is_disputed, leans
from probatum.composers._statement import Statement
from probatum.outlines import Facet, Outline
from probatum.support import cues
from probatum.support.levels import level, superseded
from probatum.types.source import Kind

_DIRECT = 4
"""Most statements in a direct answer."""
_ENOUGH, _CLOSE = 2, 0.5
"""From so many statements on another has to reach this share of what the model makes of the best."""
_SIDE, _SIDES = 0.4, 2
"""What each side (facet with cues) that a statement speaks of adds to its gist; the fewest of them."""
_ESTABLISHED = 0.5
"""What it adds that a statement says to be established, as "best accepted"."""
_TURNS = 12
"""Statements that are considered for the direct answer of a broad question."""
_PLENTY = 60
"""So many statements to choose from are plenty."""
_SOONER = 4.0
"""Places that a statement moves up when all its topics are new."""
_NEARLY = 0.6
"""Share of the best fit from which another facet will do."""
_OF_ONE_SOURCE = 2
"""Most statements of one source under one heading."""
_GENERAL_FIRST = {"background": 0, "conclusion": 0, "recommendation": 0, "result": 1}


def direct(groups: Sequence[Merged], outline: Outline, *, narrow: bool) -> list[Merged]:
    """The two to four best statements that can stand alone, from different sources, of the facets asked for.

    A statement far below the best one is not a direct answer; the third and fourth have to come close to it.
    A broad question is answered by what takes the sides of the thing together. That something is not known
    is said once, after what is known.
    """
    fitting = [group for group in groups if _fits_direct(group, outline, narrow=narrow)]
    if not narrow:
        fitting = _in_turn(fitting, outline)
    best = fitting[0].best if fitting else None
    chosen: list[Merged] = []
    for group in fitting:
        near = best is not None and group.best.score >= best.score - 1.0
        if len(chosen) >= _ENOUGH and best is not None and narrow:
            near = near and group.best.learnt >= _CLOSE * best.learnt
        if near and _room(group.statement, chosen) and not (_is_open(group) and any(map(_is_open, chosen))):
            chosen.append(group)
        if len(chosen) == (_DIRECT if narrow else _DIRECT - 1):
            break
    return sorted(chosen, key=_is_open if narrow else _direct_order) or list(groups[:1])


def _in_turn(groups: Sequence[Merged], outline: Outline) -> list[Merged]:
    """The first few: each is the one that then has most gist, so that together they take many sides."""
    rest, spoken = list(groups), frozenset[str]()
    taken: list[Merged] = []
    while rest and len(taken) < _TURNS:
        best = max(rest, key=lambda group: _gist(group, outline, spoken))
        rest.remove(best)
        taken.append(best)
        spoken |= _sides(best.statement, outline)
    return taken


def _gist(group: Merged, outline: Outline, spoken: frozenset[str]) -> float:
    """The score; more for each side of the thing, half once it is spoken of, and for what is established."""
    sides = _sides(group.statement, outline)
    new = min(len(sides - spoken), 4)
    old = min(len(sides & spoken), 4 - new)
    established = cues.marked("established", group.statement.text.lower())
    return group.best.score + _SIDE * (new + old / 2) + (_ESTABLISHED if established else 0.0)


def _sides(statement: Statement, outline: Outline) -> frozenset[str]:
    """Names of the facets with cues that it speaks of."""
    return frozenset(facet.name for facet in outline.facets if facet.cues and _fit(statement, facet))


def _direct_order(group: Merged) -> tuple[bool, bool]:
    """What is known before what is not, what sums up before single results."""
    return _is_open(group), _GENERAL_FIRST.get(group.statement.role, 1) > 0


def _is_open(group: Merged) -> bool:
    """Whether it says that something is not known."""
    return cues.marked("open", group.statement.text.lower())


def _fits_direct(group: Merged, outline: Outline, *, narrow: bool) -> bool:
    statement = group.statement
    if not narrow and outline.facets[0].cues:
        sides = _sides(statement, outline)
        if level(statement.hit.source.kind) < level(Kind.REVIEW) or len(sides) < _SIDES:
            return False
    return not leans(statement) and not superseded(statement.hit.source)


def sections(groups: Sequence[Merged], outline: Outline) -> list[tuple[str, list[Merged]]]:
    """Facets in the order of the outline, each with its statements from general to particular.

    A heading with a single statement gives it to the next best heading, where there is one. A statement that
    leans on another is left out where there is plenty without.
    """
    places: dict[str, list[Merged]] = {facet.name: [] for facet in outline.facets}
    plenty = len(groups) >= _PLENTY
    for group in groups:
        if plenty and leans(group.statement):
            continue
        facet = _facet_for(group.statement, outline, places)
        if facet is not None:
            places[facet.name].append(group)
    for name in [name for name, found in places.items() if len(found) == 1]:
        _fold(name, places, outline)
    return [
        (facet.name, _varied(sorted(places[facet.name], key=partial(_general_first, facet=facet))))
        for facet in outline.facets
        if places[facet.name] and (len(places[facet.name]) >= facet.fewest or not plenty)
    ]


def _varied(groups: list[Merged]) -> list[Merged]:
    """The same in an order in which a statement on something new comes up to four places sooner."""
    left, ordered = list(groups), []
    seen: set[str] = set()
    while left:
        news = [_news(group, seen) for group in left]
        group = left.pop(min(range(len(left)), key=lambda place: (place - _SOONER * news[place], place)))
        ordered.append(group)
        seen.update(group.statement.hit.passage.topics)
    return ordered


def _news(group: Merged, seen: set[str]) -> float:
    """Share of the topics of a statement that are not yet seen, 0 to 1."""
    topics = group.statement.hit.passage.topics
    return sum(topic not in seen for topic in topics) / len(topics) if topics else 0.0


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

    In an outline with cues, a facet without any takes what no other facet speaks of, not what overflows; and
    what overflows goes only where it fits nearly as well.
    """
    fits = [(_fit(statement, facet), -place, facet) for place, facet in enumerate(outline.facets)]
    best = max(fit for fit, _, _ in fits)
    spoken = any(fit and facet.cues for fit, _, facet in fits)
    for fit, _, facet in sorted(fits, key=lambda item: (-item[0], -item[1])):
        if (
            spoken
            and (fit < _NEARLY * best or not facet.cues)
            and any(other.cues for other in outline.facets)
        ):
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
    matched = _spoken(statement.text.lower(), statement.hit.passage.topics, facet)
    if not matched:
        return 0.0
    return matched + own + (2.0 if facet.name == "disputed" and is_disputed(statement) else 0.0)


@lru_cache(maxsize=16_384)
def _spoken(lower: str, topics: tuple[str, ...], facet: Facet) -> float:
    """How much lower-case words and topics speak of a facet; 0 also when they lack what it needs.

    Times that a cue matches, three at most; an early match and the first topic count more. Asked of every
    statement by the direct answer, by the sections and by their order, and worked out once.
    """
    if facet.needs and not any(need.search(lower) for need in facet.needs):
        return 0.0
    total = 0.0
    for cue in facet.cues:
        found = [match.start() for match in cue.finditer(lower)]
        total += min(len(found), 3) + (0.5 if found and found[0] < len(lower) / 3 else 0.0)
        total += sum(
            (1.5 if not place else 0.75) for place, topic in enumerate(topics) if cue.search(topic.lower())
        )
    return total


def _general_first(group: Merged, facet: Facet) -> tuple[int, float, float, float]:
    """What sums up before what was found, guideline and review before single studies, then what fits best."""
    statement = group.statement
    general = _GENERAL_FIRST.get(statement.role, 1)
    fit = min(_fit(statement, facet), 4.0) if facet.cues else 0.0
    return (general, -level(statement.hit.source.kind), -fit, -group.best.score)
