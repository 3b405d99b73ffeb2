"""Which statement stands under which heading, and in which order."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

from probatum.composers._marks import is_contrary, is_design, is_disputed, is_established, leans
from probatum.composers._merge import Merged
from probatum.composers._people import is_about_others
from probatum.composers._statement import Statement
from probatum.outlines import Facet, Outline
from probatum.support import cues
from probatum.support.levels import level
from probatum.types.source import Kind

_PLENTY = 60
"""So many statements to choose from are plenty."""
_SOONER = 4.0
"""Places that a statement moves up when all its topics are new."""
_NEARLY = 0.6
"""Share of the best fit from which another facet will do."""
_MORE = 4
"""Statements more that a heading holds which opens an answer of this kind."""
_OF_ONE_SOURCE = 2
"""Most statements of one source under one heading."""
_ENOUGH_TOLD = 2
"""Statements that tell something, from which the others of a section are left out."""
_LONG = 10
"""Statements from which an article is no short one."""
_IN_FORM = 0.9
"""How well it has to answer in the form asked for."""
_GENERAL_FIRST = {"background": 0, "conclusion": 0, "recommendation": 0, "result": 1}


def sections(
    groups: Sequence[Merged],
    outline: Outline,
    *,
    people: Sequence[str] = (),
    asked: Sequence[str] = (),
    rank: Callable[[Merged], float] = lambda group: 0.0,
) -> list[tuple[str, list[Merged]]]:
    """Facets in the order of the outline, each with its statements from general to particular.

    A heading with a single statement gives it to the next best heading, where there is one. A statement that
    leans on another is left out where there is plenty without. `people` are the groups asked about; what is
    about others stands last. `asked` are the facets asked for. `rank` tells how early a statement stands
    among its like, 0 for last.
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
        (
            facet.name,
            _varied(
                sorted(
                    _told(places[facet.name], rank),
                    key=partial(_general_first, facet=facet, people=people, rank=rank),
                )
            ),
        )
        for facet in _to_the_point(places, outline, asked)
        if places[facet.name] and (len(places[facet.name]) >= facet.fewest or not plenty)
    ]


def _to_the_point(
    places: Mapping[str, Sequence[Merged]], outline: Outline, asked: Sequence[str]
) -> list[Facet]:
    """The facets without those that only a short article has, where it is long without them."""
    kept = [facet for facet in outline.facets if facet.name not in outline.aside or facet.name in asked]
    return kept if sum(len(places[facet.name]) for facet in kept) >= _LONG else list(outline.facets)


def _told(groups: list[Merged], rank: Callable[[Merged], float]) -> list[Merged]:
    """Those that tell something; whom a study took stays only beside what that study found.

    It stays, too, where it answers in the form asked for, and where hardly anything else is told.
    """
    telling = [group for group in groups if not is_design(group.statement)]
    if len(telling) < _ENOUGH_TOLD:
        return groups
    found = {group.statement.hit.source.id for group in telling}
    return [
        group
        for group in groups
        if group in telling or group.statement.hit.source.id in found or rank(group) >= _IN_FORM
    ]


def _varied(groups: list[Merged]) -> list[Merged]:
    """The same in an order in which a statement on something new comes up to four places sooner."""
    left, ordered = list(groups), []
    seen: set[str] = set()
    while left:
        news = [_news(group, seen) * _weight(group) for group in left]
        group = left.pop(min(range(len(left)), key=lambda place: (place - _SOONER * news[place], place)))
        ordered.append(group)
        seen.update(group.statement.hit.passage.topics)
    return ordered


def _weight(group: Merged) -> float:
    """How much its news counts: that of a single study half, of what disputes the rest nothing."""
    if is_disputed(group.statement) or is_contrary(group.statement):
        return 0.0
    return 0.5 if _is_single(group.statement) else 1.0


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
    fits = [(speaks_of(statement, facet), -place, facet) for place, facet in enumerate(outline.facets)]
    best = max(fit for fit, _, _ in fits)
    spoken = any(fit and facet.cues for fit, _, facet in fits)
    for fit, _, facet in sorted(fits, key=lambda item: (-item[0], -item[1])):
        if (
            spoken
            and (fit < _NEARLY * best or not facet.cues)
            and any(other.cues for other in outline.facets)
        ):
            continue
        most = facet.most + (_MORE if facet.name in outline.direct else 0)
        roomy = len(places[facet.name]) < most and has_room(statement, places[facet.name])
        if fit and facet.name != besides and roomy:
            return facet
    return None


def facet_of(statement: Statement, outline: Outline) -> str:
    """The facet that a statement of the direct answer speaks to."""
    fits = [(speaks_of(statement, facet), -place, facet.name) for place, facet in enumerate(outline.facets)]
    fit, _, name = max(fits)
    return name if fit else statement.facet or outline.facets[0].name


def has_room(statement: Statement, groups: Sequence[Merged]) -> bool:
    source = statement.hit.source.id
    return sum(group.statement.hit.source.id == source for group in groups) < _OF_ONE_SOURCE


def speaks_of(statement: Statement, facet: Facet) -> float:
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
    if facet.needs and not any(need.found(lower) for need in facet.needs):
        return 0.0
    total = 0.0
    named = [topic.lower() for topic in topics]
    together = "\n".join(named)
    for cue in facet.cues:
        if found := cue.starts(lower):
            total += min(len(found), 3) + (0.5 if found[0] < len(lower) / 3 else 0.0)
        if cue.may_match(together):
            total += sum(1.5 if not place else 0.75 for place, topic in enumerate(named) if cue.found(topic))
    return total


def _general_first(
    group: Merged, facet: Facet, people: Sequence[str], rank: Callable[[Merged], float]
) -> tuple[int, bool, float, int, float, float, float]:
    """What sums up before what was found, reviews before single studies, then what takes most together.

    In an article on how something comes about, what is known comes before advice.
    """
    statement = group.statement
    kind = statement.hit.source.kind
    speaks = (breadth(statement, facet), min(speaks_of(statement, facet), 4.0)) if facet.cues else (0, 0.0)
    advice = bool(facet.cues) and statement.role == "recommendation"
    single = _is_single(statement)
    others = facet.name != "special-population" and is_about_others(people, statement.lower)
    place = general(statement) + advice + 2 * others
    return (place, single, -rank(group), -speaks[0], -speaks[1], -level(kind), -group.best.score)


def breadth(statement: Statement, facet: Facet) -> int:
    """Of how many sides of a facet (cues) its own words speak."""
    return _sides(statement.text.lower(), facet)


@lru_cache(maxsize=16_384)
def _sides(lower: str, facet: Facet) -> int:
    return sum(cue.found(lower) for cue in facet.cues)


def _is_single(statement: Statement) -> bool:
    """Whether it tells of one study, or of something less than a review."""
    kind = statement.hit.source.kind
    return kind is Kind.TRIAL or level(kind) < level(Kind.REVIEW)


def general(statement: Statement) -> int:
    """-1 for what is established, 0 for what sums up, 1 for what was found, 2 for what a study did."""
    if is_design(statement):
        return 2
    found = _GENERAL_FIRST.get(statement.role, 1)
    if is_established(statement) and level(statement.hit.source.kind) >= level(Kind.REVIEW):
        return -1
    return found + (is_contrary(statement) or cues.marked("open", statement.lower))
