"""The bytes of an edition as a template reads them, with the present standing of each source."""

from collections.abc import Iterator
from dataclasses import dataclass

from probatum import audiences
from probatum.amend import EDITED
from probatum.verify.gate import PLAIN
from probatum_site.engine import Json, parsed, sources_in
from probatum_site.errors import Damaged
from probatum_site.models import SourceRecord
from probatum_site.reading.references import GROUPS, Reference, grouped, original, places, reference, where

__all__ = ["GROUPS", "Cited", "Compared", "Conflict", "Reading", "Reference", "Section", "Statement", "read"]

_TAGS = {"animal": "animal study", "in-vitro": "laboratory study"}
UNSUPPORTED = "Not supported by its source"
"""The mark of an edit that fails a check."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation under a statement."""

    reference: Reference
    section: str
    start: int
    end: int
    quote: str
    against: bool
    where: str = ""
    """Place in the original, such as "page 5"; empty when the library does not know."""
    original: str = ""
    """Address of that place; empty where there is none that a browser can go to."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as shown."""

    id: str
    place: str
    text: str
    tags: tuple[str, ...]
    cited: tuple[Cited, ...]

    @property
    def opening(self) -> str:
        """All but the last word, with the space after it."""
        return self.text[: len(self.text) - len(self.last)]

    @property
    def last(self) -> str:
        """The last word, which stays on one line with the first number behind it."""
        return self.text.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Section:
    """One headed section."""

    number: int
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot both hold as they stand."""

    about: str
    reason: str
    sides: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two things side by side: a figure of each, in the words of one statement."""

    first: str
    second: str
    rows: tuple[tuple[str, str, str, tuple[int, ...]], ...]
    """Outcome, figure of the first, figure of the second, and numbers of the references."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an article page shows of an edition."""

    question: str
    about: tuple[str, ...]
    """What it speaks of: words of the question that tell something."""
    answered: bool
    reason: str
    notices: tuple[tuple[str, str], ...]
    direct: tuple[Statement, ...]
    sections: tuple[Section, ...]
    comparison: Compared | None
    conflicts: tuple[Conflict, ...]
    gaps: tuple[str, ...]
    references: tuple[tuple[str, tuple[Reference, ...]], ...]
    """Heading and references of each group."""
    glossary: tuple[tuple[str, str], ...]
    nearest: tuple[str, ...]
    withheld: tuple[Statement, ...]
    set_aside: tuple[tuple[str, str], ...]
    """Title and reason."""
    disclaimer: str
    audience: str
    """Label of the audience."""
    count: int
    """How many references there are."""
    version: str
    snapshot: str
    checks: tuple[str, ...]

    @property
    def doubtful(self) -> tuple[Reference, ...]:
        """References whose standing a reader must know before anything else."""
        return tuple(one for _, group in self.references for one in group if one.doubtful)


def read(body: bytes) -> Reading:
    """The edition in the bytes.

    Raises: Damaged: they are no longer an answer.
    """
    try:
        return _reading(parsed(body), body)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise Damaged(
            "The record of this edition is damaged and is not shown. Tell an administrator; "
            "a backup or a new answer will mend it."
        ) from error


def _reading(answer: Json, body: bytes) -> Reading:
    standings = {row.pk: row for row in SourceRecord.objects.filter(pk__in=sources_in(body))}
    cited = places(body)
    references = [reference(one, standings, cited) for one in answer["references"]]
    known = {one.id: one for one in references}
    direct = _statements(0, answer["direct_answer"], known)
    sections = tuple(
        Section(number, section["heading"], _statements(number, section["claims"], known))
        for number, section in enumerate(answer["sections"], 1)
    )
    manifest = answer["manifest"]
    return Reading(
        question=answer["question"]["text"],
        about=tuple(one["text"] for one in answer["question"]["terms"] if not one["everyday"]),
        answered=answer["answered"],
        reason=answer["reason"],
        notices=tuple((one["kind"], one["text"]) for one in answer["notices"]),
        direct=direct,
        sections=sections,
        comparison=_compared(answer.get("comparison")),
        conflicts=_conflicts(
            answer, known, [*direct, *(one for each in sections for one in each.statements)]
        ),
        gaps=tuple(_gaps(answer)),
        references=tuple(grouped(references)),
        glossary=tuple((one["term"], one["definition"]) for one in answer["glossary"]),
        nearest=tuple(one["title"] for one in answer["nearest"]),
        withheld=_statements("w", answer["withheld"], known),
        set_aside=tuple((one.get("title", one["id"]), one["reason"]) for one in answer["set_aside"]),
        disclaimer=answer["disclaimer"],
        audience=_label(answer["audience"]),
        count=len(references),
        version=manifest["version"],
        snapshot=manifest["snapshot"],
        checks=tuple(manifest["checks"]),
    )


def _statements(number: int | str, claims: list[Json], known: dict[str, Reference]) -> tuple[Statement, ...]:
    return tuple(_statement(f"{number}.{place}", claim, known) for place, claim in enumerate(claims, 1))


def _statement(place: str, claim: Json, known: dict[str, Reference]) -> Statement:
    cited = (_cited(one, known) for one in claim["citations"] if one["source"] in known)
    return Statement(claim["id"], place, claim["text"], tuple(_tags(place, claim)), tuple(cited))


def _tags(place: str, claim: Json) -> Iterator[str]:
    """What a reader must know of a statement before its words; what is withheld says why itself."""
    if claim["warning"]:
        yield "Warning"
    if claim["population"] in _TAGS:
        yield _TAGS[claim["population"]]
    if claim["role"] == "row" and claim["citations"]:
        label = str(claim["citations"][0]["section"])
        yield label if label.lower().startswith("table") else f"Table under “{label}”"
    if not place.startswith("w"):
        if any(one["check"] == EDITED for one in claim["findings"]):
            yield "Edited by a person"
        if any(one["outcome"] == "fail" and one["check"] != PLAIN for one in claim["findings"]):
            yield UNSUPPORTED


def _cited(citation: Json, known: dict[str, Reference]) -> Cited:
    return Cited(
        reference=known[citation["source"]],
        section=citation["section"],
        start=citation["start"],
        end=citation["end"],
        quote=citation["quote"],
        against=citation["stance"] == "contradicts",
        where=where(citation),
        original=original(citation),
    )


def _compared(table: Json | None) -> Compared | None:
    if not table:
        return None
    rows = ((one["outcome"], one["first"], one["second"], tuple(one["numbers"])) for one in table["rows"])
    return Compared(table["first"], table["second"], tuple(rows))


def _conflicts(answer: Json, known: dict[str, Reference], shown: list[Statement]) -> tuple[Conflict, ...]:
    by_id = {one["id"]: _statement("x", one, known) for one in answer["left_out"]}
    by_id |= {one.id: one for one in shown}
    return tuple(
        Conflict(
            one["about"].capitalize(),
            one["reason"],
            tuple(by_id[id_] for id_ in one["claims"] if id_ in by_id),
        )
        for one in answer["conflicts"]
    )


def _gaps(answer: Json) -> Iterator[str]:
    """What the library cannot answer; what was asked for comes first."""
    headings = dict(audiences.load(answer["audience"]).headings)
    gaps = [one for one in answer["coverage"] if one["status"] != "answered"]
    for gap in sorted(gaps, key=lambda one: not one["asked"]):
        heading = headings.get(gap["facet"], gap["facet"].replace("-", " ").capitalize())
        withheld = "what was found did not pass the checks" if gap["status"] == "withheld" else ""
        note = gap["note"] or withheld
        yield f"{heading}: {note}" if note else heading


def _label(name: str) -> str:
    return audiences.load(name).label if name in audiences.names() else name
