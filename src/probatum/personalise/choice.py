"""Which claims an audience is shown, and in which order. Warnings and both sides of a conflict always are."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from probatum import outlines
from probatum.support import cues
from probatum.text.cue import Cue
from probatum.types.answer import Answer
from probatum.types.draft import Claim, Conflict, DraftSection
from probatum.types.edition import Audience

_NOT_PEOPLE = {"animal", "in-vitro"}
_RATIO = re.compile(r"\b(?:hazard|odds|rate) ratios?\b|\bHR \d|\b[pP] ?= ?0?\.\d")


def direct(answer: Answer, audience: Audience) -> tuple[Claim, ...]:
    """The direct answer: the first claims of it, and every warning in it."""
    return tuple(
        claim for place, claim in enumerate(answer.direct) if place < audience.direct or claim.warning
    )


def sections(answer: Answer, audience: Audience) -> tuple[DraftSection, ...]:
    """The sections in the order of the audience, each with the claims it is shown; none is empty."""
    full = _with_overflow(answer, audience)
    shown = _both_sides(_chosen(full, answer, audience) | _ids(direct(answer, audience)), answer.conflicts)
    kept = (DraftSection(each.facet, tuple(c for c in each.claims if c.id in shown)) for each in full)
    return tuple(sorted((each for each in kept if each.claims), key=lambda each: _place(each, audience)))


def left_out(answer: Answer, shown: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims that are not shown, in the order of the answer."""
    claims = chain(answer.direct, *(section.claims for section in answer.sections))
    return tuple(dict.fromkeys(claim.id for claim in claims if claim.id not in _ids(shown)))


def _with_overflow(answer: Answer, audience: Audience) -> list[DraftSection]:
    """The sections, each led by what the direct answer of this audience has no room for."""
    kept = _ids(direct(answer, audience))
    claims = {each.facet: each.claims for each in answer.sections}
    for claim in reversed(answer.direct):
        if claim.id not in kept and claim not in claims.get(claim.facet, ()):
            claims[claim.facet] = (claim, *claims.get(claim.facet, ()))
    return [DraftSection(facet, found) for facet, found in claims.items()]


def _chosen(full: list[DraftSection], answer: Answer, audience: Audience) -> set[str]:
    asked = set(answer.question.facets) | {each.facet for each in answer.coverage if each.asked}
    skipped = set(audience.skip) - asked
    chosen = {claim.id for section in full for claim in section.claims if claim.warning}
    sides = {facet.name: facet.cues for facet in outlines.load(answer.question.kind).facets}
    for section in full:
        if section.facet not in skipped:
            chosen |= _ids(_best(section.claims, audience, sides.get(section.facet, ())))
    return chosen


def _best(claims: tuple[Claim, ...], audience: Audience, sides: Sequence[Cue]) -> list[Claim]:
    """As many as the audience reads in one section; the last is the one that adds most sides of its subject.

    Readers of plain words get work in people first, and what counts people before ratios of odds and hazards.
    """
    others = [claim for claim in claims if not claim.warning]
    if audience.plain:
        others.sort(key=lambda claim: (claim.population in _NOT_PEOPLE, not claim.plain, _is_ratio(claim)))
    first, rest = others[: audience.per_section - 1], others[audience.per_section - 1 :]
    spoken = frozenset[int]().union(*(_spoken(claim, sides) for claim in first))
    return [*first, *sorted(rest, key=lambda claim: -_adds(claim, sides, spoken))[:1]]


def _adds(claim: Claim, sides: Sequence[Cue], spoken: frozenset[int]) -> int:
    """How many sides of a section it speaks of that none before it does; 0 where it says what is not so."""
    lower = claim.text.lower()
    denies = cues.marked("open", lower) or cues.marked("contrary", lower)
    return 0 if denies or claim.population in _NOT_PEOPLE else len(_spoken(claim, sides) - spoken)


def _spoken(claim: Claim, sides: Sequence[Cue]) -> frozenset[int]:
    lower = claim.text.lower()
    return frozenset(place for place, cue in enumerate(sides) if cue.found(lower))


def _is_ratio(claim: Claim) -> bool:
    return _RATIO.search(claim.plain or claim.text) is not None


def _both_sides(shown: set[str], conflicts: tuple[Conflict, ...]) -> set[str]:
    """The claims shown, and those that contradict one of them."""
    while True:
        sides = {claim for each in conflicts if shown & set(each.claims) for claim in each.claims}
        if sides <= shown:
            return shown
        shown = shown | sides


def _place(section: DraftSection, audience: Audience) -> int:
    """Python's sort is stable: facets that the audience does not order keep the order of the outline."""
    first = audience.order
    return first.index(section.facet) if section.facet in first else len(first)


def _ids(claims: Iterable[Claim]) -> set[str]:
    return {claim.id for claim in claims}
