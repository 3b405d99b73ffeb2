"""The extractive composer: an article of sentences that stand in the sources, word for word."""

import re
from collections.abc import Sequence

from probatum import outlines
from probatum.composers import _conflicts, _layout
from probatum.composers._abstaining import listed, unanswered
from probatum.composers._anchor import beside, only_mentioned
from probatum.composers._claims import claim
from probatum.composers._context import context
from probatum.composers._difference import of_the_sides, sides, speaks_of_side
from probatum.composers._direct import by_value, direct, fitting, may_open
from probatum.composers._dose import gives_dose, lacks_dose
from probatum.composers._forms import lacks_definition, lacks_form, untold
from probatum.composers._marks import stands_alone
from probatum.composers._merge import Merged, merged
from probatum.composers._qualifiers import is_of_another_sort
from probatum.composers._relevance import (
    Scored,
    is_narrow,
    narrowed,
    on_the_point,
    ranked,
)
from probatum.composers._required import (
    about_the_people,
    in_part,
    on_topic,
    other_side,
    passed_over,
    required,
    uncovered,
)
from probatum.composers._statement import Statement, statements
from probatum.composers._telling import is_telling
from probatum.outlines import Outline
from probatum.support.levels import superseded
from probatum.types.draft import Claim, Coverage, Draft, DraftSection, Status
from probatum.types.evidence import Evidence
from probatum.types.question import Notice
from probatum.vocabulary import words

NAME = "extractive"

_OVERVIEW = re.compile(
    r"(?:what (?:is|are|causes?)|how (?:is|are))(?: the symptoms of)? (?:an? |the )?"
    r"(?P<thing>[\w' -]{2,60}?)(?: treated| diagnosed| prevented)?\?*",
    re.IGNORECASE,
)
_MOST = 250
"""Most statements that are laid out; the outline takes fewer."""


def compose(evidence: Evidence) -> Draft:
    """Pick the statements on the point, merge what says the same, and lay them out by the outline."""
    outline = outlines.asked_for(evidence.question.kind, evidence.question.facets)
    candidates = statements(evidence)
    scored = _scored(candidates, evidence, outline)
    if not scored:
        return unanswered(candidates, evidence, outline)
    groups = merged(scored, most=_MOST)
    lead = direct(_to_the_point(groups, evidence), evidence, outline, narrow=is_narrow(evidence))
    left = [group for group in by_value(groups, evidence, outline) if group not in lead]
    rest = _layout.sections(
        left,
        outline,
        people=evidence.question.populations,
        asked=evidence.question.facets,
        rank=fitting(evidence),
    )
    laid = [group for _, found in rest for group in found]
    opening = tuple(claim(group, _layout.facet_of(group.statement, outline)) for group in lead)
    body = tuple(DraftSection(facet, tuple(claim(group, facet) for group in found)) for facet, found in rest)
    return Draft(
        question=evidence.question,
        direct=opening,
        sections=body,
        coverage=_coverage(opening, body, evidence, outline),
        conflicts=_conflicts.conflicts(lead, rest, opening, body),
        notices=(
            *_read_as(evidence),
            *_replaced(lead),
            *_one_side([group.statement for group in (*lead, *laid)], evidence),
            *_untold([group.statement for group in (*lead, *laid)], evidence),
            *_partial([group.statement for group in groups], evidence),
        ),
    )


def _to_the_point(groups: Sequence[Merged], evidence: Evidence) -> list[Merged]:
    """Those that a direct answer may take: a dose where one is asked for, the two things of a difference."""
    if evidence.question.kind == "dose":
        return [group for group in groups if gives_dose(group.statement, evidence)]
    return of_the_sides(groups, evidence)


def _read_as(evidence: Evidence) -> tuple[Notice, ...]:
    """Notices of a word that was read as another, and of what else an abbreviation stands for."""
    asked = {term.text for term in evidence.question.terms}
    own = (word for one in evidence.concepts if not one.carried for word in one.text.split())
    mended = [word for word in dict.fromkeys(own) if word not in asked]
    slips = (Notice("read-as", f"The question is read as asking about “{word}”.") for word in mended)
    also = (
        Notice("read-as", f"“{one.text}” also stands for {listed(list(one.besides))} in this library.")
        for one in evidence.concepts
        if one.besides and is_telling(one) and one.text not in words("qualifying_words")
    )
    return (*slips, *also)


def _replaced(lead: Sequence[Merged]) -> tuple[Notice, ...]:
    """A notice where the direct answer rests on an edition that a newer one has replaced."""
    sources = [group.statement.hit.source for group in lead]
    old = dict.fromkeys(f"{source.title} ({source.year})" for source in sources if superseded(source))
    text = (
        "No source in force here answers this as asked. Replaced by a newer edition, and shown all the same"
    )
    return (Notice("replaced", f"{text}: {listed(list(old))}."),) if old else ()


def _one_side(shown: Sequence[Statement], evidence: Evidence) -> tuple[Notice, ...]:
    """A notice where a condition is spoken of only beside others."""
    found = beside(shown, evidence)
    if not found:
        return ()
    text = f"Nothing shown here is about {_asked(evidence)} as such; it is spoken of beside {listed(found)}."
    return (Notice("one-side", text),)


def _asked(evidence: Evidence) -> str:
    """What is asked about, in the words of an overview, or else the things that it names."""
    overview = _OVERVIEW.fullmatch(evidence.question.wording)
    if overview:
        return overview.group("thing")
    return listed([one.text for one in evidence.concepts if is_telling(one)] or ["it"])


def _untold(shown: Sequence[Statement], evidence: Evidence) -> tuple[Notice, ...]:
    """A notice of what was asked and nothing shown tells: whether a disease can be cured."""
    missing = untold(shown, evidence)
    return (Notice("partial", f"Nothing shown here says {listed(missing)}."),) if missing else ()


def _partial(shown: Sequence[Statement], evidence: Evidence) -> tuple[Notice, ...]:
    """A notice that names what was asked for and nothing shown speaks of, or defines."""
    if lacks_definition(shown, evidence):
        return (Notice("partial", f"Nothing shown here says what {_asked(evidence)} is."),)
    unnamed = uncovered(shown, evidence.concepts)
    people = passed_over(shown, evidence.question.populations)
    missing = (*unnamed, *(label for label in people if label not in unnamed))
    return (Notice("partial", f"Nothing shown here speaks of {listed(missing)}."),) if missing else ()


def ranking(evidence: Evidence) -> list[Scored]:
    """Every statement, best first, whether or not it would do as an answer: what a study did is evidence."""
    outline = outlines.load(evidence.question.kind)
    candidates = statements(evidence)
    return ranked(candidates, context(candidates, evidence), evidence, outline)


def answering(evidence: Evidence) -> list[Scored]:
    """Those of the ranking that can stand alone and tell more than what a study did."""
    return [item for item in ranking(evidence) if stands_alone(item.statement)]


def best(evidence: Evidence) -> list[Claim]:
    """The claims of these, nothing twice."""
    outline = outlines.load(evidence.question.kind)
    groups = merged(answering(evidence), most=_MOST)
    return [claim(group, _layout.facet_of(group.statement, outline)) for group in groups]


def _scored(candidates: Sequence[Statement], evidence: Evidence, outline: Outline) -> list[Scored]:
    """The statements on the point, best first; they are weighed only where they will do and do not stray."""
    found = narrowed(_pointed(candidates, evidence, outline), evidence, outline)
    return ranked(found, context(candidates, evidence), evidence, outline) if found else []


def _pointed(candidates: Sequence[Statement], evidence: Evidence, outline: Outline) -> list[Statement]:
    """Those on the point: with the thread's topic if any fits, else without it, else in part."""
    asked = evidence.question
    people = [
        one
        for one in about_the_people(candidates, asked.populations)
        if not is_of_another_sort(one, asked.wording)
    ]
    demands = (required(evidence, carried=True), required(evidence, carried=False))
    for demand in dict.fromkeys(demands):
        if demand.clauses or demand.topic:
            found = on_the_point(on_topic(people, demand, evidence), evidence, outline)
            if found and not _falls_short(found, evidence, outline):
                return found
    partly = on_the_point(in_part(people, evidence), evidence, outline)
    return [] if _falls_short(partly, evidence, outline) else partly


def _falls_short(found: Sequence[Statement], evidence: Evidence, outline: Outline) -> bool:
    """Whether what was found lacks one side of a comparison, or the form that is asked for."""
    return (
        _one_side_only(found, evidence)
        or lacks_dose(found, evidence)
        or lacks_form([one for one in found if may_open(one, evidence)], evidence)
        or only_mentioned(found, evidence, outline)
    )


def _one_side_only(found: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a comparison lacks one of the things compared altogether."""
    if evidence.question.kind != "comparison":
        return False
    held = {stem for one in found for stem in one.stems}
    other = [stem for stem in other_side(evidence.question.wording) if stem not in words("stop_words")]
    if uncovered(found, evidence.concepts) or (other and not held.intersection(other)):
        return True
    both = sides(evidence)
    spoken = frozenset[int]().union(*(speaks_of_side(one, both) for one in found))
    return len(spoken) < len(both)


def _coverage(
    opening: Sequence[Claim], body: Sequence[DraftSection], evidence: Evidence, outline: Outline
) -> tuple[Coverage, ...]:
    """What became of each facet; of a narrow question only of those that it asks for."""
    answered = {one.facet for one in opening} | {section.facet for section in body}
    asked = set(evidence.question.facets) | set(outline.asked[:1])
    usual = {facet.name for facet in outline.facets if not facet.optional}
    shown = answered | asked if is_narrow(evidence) else answered | usual
    return tuple(
        Coverage(
            facet.name,
            Status.ANSWERED if facet.name in answered else Status.NOT_IN_LIBRARY,
            facet.name in asked,
        )
        for facet in outline.facets
        if facet.name in shown
    )
