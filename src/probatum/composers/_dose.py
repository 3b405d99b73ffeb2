"""Whether a statement gives a dose of what is asked about: such a question gets a figure, or nothing."""

import re
from collections.abc import Sequence
from functools import cache

from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.support.naming import named
from probatum.text.terms import stems
from probatum.types.evidence import Concept, Evidence
from probatum.types.source import Kind
from probatum.vocabulary import table


def lacks_dose(statements: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a dose is asked for and none of the statements gives one."""
    return evidence.question.kind == "dose" and not any(gives_dose(one, evidence) for one in statements)


def gives_dose(statement: Statement, evidence: Evidence) -> bool:
    """Whether it names an amount or a schedule beside the thing that is dosed, or in a source about it.

    What the people of a study took is no dose to take, unless a guideline or a label says it.
    """
    thing = thing_dosed(evidence)
    if thing is None or thing not in statement.named or _tells_of_a_study(statement):
        return False
    lower = statement.text.lower()
    parts = [lower] if statement.stated == "row" else _pattern("breaks").split(lower)  # a row is of one thing
    parts = [part for part in parts if part and _is_dosed(part)]
    if thing in statement.said:
        return any(thing in named(tuple(stems(part)), evidence.concepts) for part in parts)
    return bool(parts)


def _tells_of_a_study(statement: Statement) -> bool:
    if statement.hit.source.kind in {Kind.LOCAL, Kind.GUIDELINE, Kind.DRUG_LABEL}:
        return False
    lower = statement.text.lower()
    return statement.role in {"result", "method"} or _pattern("arms").search(lower) is not None


def _is_dosed(lower: str) -> bool:
    return bool(_pattern("amount").search(lower) or _pattern("schedule").search(lower))


def thing_dosed(evidence: Evidence) -> int | None:
    """Index of the concept that is dosed: the telling one that stands nearest to the word that asks."""
    lower = evidence.question.wording.lower()
    places = [match.span() for match in _pattern("asking").finditer(lower)]
    found = [
        (_distance(concept, lower, places), index)
        for index, concept in enumerate(evidence.concepts)
        if is_telling(concept) and not _pattern("manner").search(concept.text.lower())
    ]
    return min(found)[1] if found else None


def _distance(concept: Concept, lower: str, places: Sequence[tuple[int, int]]) -> int:
    """Characters between it and the nearest word that asks; behind all others when the thread brings it."""
    start = lower.find(concept.text.lower())
    end = start + len(concept.text)
    gaps = [max(first - end, start - last) for first, last in places]
    return min(gaps, default=0) if start >= 0 else len(lower)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("dosing")[name]))
