"""An edition built again from its JSON, so that every other format can be written from what was kept."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from probatum import audiences
from probatum.errors import AnswerFileError
from probatum.exports._checked import Json, get, many, number, parsed
from probatum.exports._rebuilt_source import source_in
from probatum.exports._saved import manifest_in, question_in
from probatum.types.answer import Answer, Finding, Omission, Outcome, Unused, Withheld
from probatum.types.draft import Citation, Claim, Conflict, Coverage, DraftSection, Nearest, Stance, Status
from probatum.types.edition import (
    Audience,
    Comparison,
    Edition,
    EditionSection,
    Readability,
    Reference,
    ReviewState,
    Row,
    Signed,
    Statement,
)
from probatum.types.evidence import SetAside
from probatum.types.question import Notice
from probatum.types.source import Source

Word = TypeVar("Word", bound=StrEnum)


def edition(text: str | bytes, *, audience: Audience | None = None) -> Edition:
    """The edition that the `json` export wrote; every export of it is the same, byte by byte.

    `audience` is needed only for one that does not ship with Probatum. What no format shows is not kept:
    plain variants that were not used, and records of sources that only a claim left out cites.

    Raises: AnswerFileError: no answer of Probatum, or damaged; PluginError: its audience is not known here.
    """
    data = parsed(text)
    try:
        return _edition(data, audience or audiences.load(get(data, "audience", str)))
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise AnswerFileError(
            f"The answer file is damaged: {type(error).__name__} {error}. Give the file as it was written."
        ) from error


def _edition(data: Json, audience: Audience) -> Edition:
    references = tuple(Reference(one["number"], source_in(one)) for one in many(data, "references", dict))
    numbers = {reference.source.id: reference.number for reference in references}
    readability = Readability(**data["readability"])
    return Edition(
        answer=_answer(data, references),
        audience=replace(audience, disclaimer=data["disclaimer"], grade=readability.target),
        direct=_statements(data["direct_answer"], numbers),
        sections=tuple(
            EditionSection(one["facet"], one["heading"], _statements(one["claims"], numbers))
            for one in many(data, "sections", dict)
        ),
        references=references,
        notices=tuple(Notice(one["kind"], one["text"]) for one in many(data, "notices", dict)),
        glossary=tuple((one["term"], one["definition"]) for one in many(data, "glossary", dict)),
        left_out=tuple(one["id"] for one in many(data, "left_out", dict)),
        readability=readability,
        digest=get(data, "digest", str),
        review=_review(data["review"]),
        comparison=_comparison(data.get("comparison")),
    )


def _answer(data: Json, references: tuple[Reference, ...]) -> Answer:
    direct, sections = _claims(data["direct_answer"]), _sections(data)
    return Answer(
        question=question_in(data["question"]),
        direct=direct,
        sections=sections,
        sources=tuple(reference.source for reference in references),
        findings=_findings(data),
        manifest=manifest_in(data["manifest"]),
        withheld=tuple(
            Withheld(_claim(one), tuple(_finding(one["id"], found) for found in one["findings"]))
            for one in many(data, "withheld", dict)
        ),
        coverage=tuple(
            Coverage(one["facet"], Status(one["status"]), one["asked"], one["note"])
            for one in many(data, "coverage", dict)
        ),
        unused=tuple(_unused(data, references)),
        conflicts=tuple(
            Conflict(one["about"], tuple(one["claims"]), one["reason"])
            for one in many(data, "conflicts", dict)
        ),
        set_aside=tuple(SetAside(source_in(one), one["reason"]) for one in many(data, "set_aside", dict)),
        nearest=tuple(
            Nearest(one["source"], one["title"], tuple(one["missing"])) for one in many(data, "nearest", dict)
        ),
        reason=get(data, "reason", str),
    )


def _sections(data: Json) -> tuple[DraftSection, ...]:
    """The claims of each facet: those shown, and those that this audience is not."""
    claims: dict[str, tuple[Claim, ...]] = {
        one["facet"]: _claims(one["claims"]) for one in many(data, "sections", dict)
    }
    for claim in _claims(data["left_out"]):
        claims[claim.facet] = (*claims.get(claim.facet, ()), claim)
    return tuple(DraftSection(facet, found) for facet, found in claims.items())


def _findings(data: Json) -> tuple[Finding, ...]:
    """Those about the claims that held, each claim once."""
    shown = [*data["direct_answer"], *(one for each in data["sections"] for one in each["claims"])]
    by_claim = {one["id"]: one["findings"] for one in [*shown, *data["left_out"]]}
    return tuple(_finding(id_, found) for id_, findings in by_claim.items() for found in findings)


def _finding(claim: str, data: Json) -> Finding:
    return Finding(claim, data["check"], Outcome(data["outcome"]), data["reason"])


def _statements(entries: list[Json], numbers: dict[str, int]) -> tuple[Statement, ...]:
    return tuple(_statement(one, numbers) for one in entries)


def _statement(data: Json, numbers: dict[str, int]) -> Statement:
    claim = _claim(data)
    cited = dict.fromkeys(numbers[one.source] for one in claim.citations if one.source in numbers)
    return Statement(claim, get(data, "text", str), tuple(cited), tuple(data["left_out"]))


def _claims(entries: list[Json]) -> tuple[Claim, ...]:
    return tuple(_claim(one) for one in entries)


def _claim(data: Json) -> Claim:
    return Claim(
        id=get(data, "claim.id", str),
        text=get(data, "claim.claim_text" if "claim_text" in data else "claim.text", str),
        citations=tuple(_citation(one) for one in many(data, "citations", dict)),
        facet=data["facet"],
        role=data["role"],
        population=data["population"],
        warning=get(data, "warning", bool),
    )


def _citation(data: Json) -> Citation:
    return Citation(
        source=get(data, "citation.source", str),
        section=data["section"],
        start=int(number(data, "citation.start")),
        end=int(number(data, "citation.end")),
        quote=get(data, "citation.quote", str),
        stance=Stance(data.get("stance", Stance.SUPPORTS)),
        locator=data.get("locator", ""),
        strength=data.get("strength", ""),
        certainty=data.get("certainty", ""),
    )


def _unused(data: Json, references: tuple[Reference, ...]) -> list[Unused]:
    known = {reference.source.id: reference.source for reference in references}
    known |= {one["id"]: source_in(one) for one in data.get("unused_sources", [])}
    return [
        Unused(
            _citation(one),
            known.get(one["source"]) or Source(one["source"], (one["source"],), ""),
            Omission(one["why"]),
            one["facet"],
            one["warning"],
        )
        for one in many(data, "unused", dict)
    ]


def _review(data: Json) -> ReviewState:
    return ReviewState(data["status"], data["note"], tuple(Signed(**one) for one in data["reviews"]))


def _comparison(data: Json | None) -> Comparison | None:
    """The table of a comparison; files of before 1.3 have none."""
    if not data:
        return None
    rows = tuple(Row(**(one | {"numbers": tuple(one["numbers"])})) for one in many(data, "rows", dict))
    return Comparison(data["first"], data["second"], rows)
