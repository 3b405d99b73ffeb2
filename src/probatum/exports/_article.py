"""What the formats that people read (terminal, markdown, html) say alike, in the same words."""

from collections.abc import Iterator
from dataclasses import dataclass

from probatum.exports._clean import line
from probatum.exports._sources import by, year
from probatum.types.answer import Omission, Unused
from probatum.types.draft import Citation, Claim, Conflict, Stance, Status
from probatum.types.edition import Edition, EditionSection, Reference, ReviewState, Statement
from probatum.types.source import Source

NOT_REVIEWED = "Not reviewed: this text was put together by a program and no clinician has checked it."
NO_ANSWER = "The library does not answer this."
IN_SHORT = "In short"
COMPARISON = "Side by side"
CONFLICTS = "Evidence conflicts"
UNUSED = "Guideline statements and warnings not used"
UNANSWERED = "What the library cannot answer"
NEAREST = "What came nearest"
SET_ASIDE = "Found and set aside"
REFERENCES = "References"
GLOSSARY = "Words explained"

_TAGS = {"animal": "animal study", "in-vitro": "laboratory study"}
MISSED = frozenset({Omission.WITHHELD, Omission.PASSED_OVER})
"""Reasons for which readers of the text, too, are told of a statement that is not used."""
MOST_UNUSED = 8
_GAPS = {Status.NOT_IN_LIBRARY: "", Status.WITHHELD: "what was found did not pass the checks"}


@dataclass(frozen=True, slots=True)
class Marks:
    """How the citations of a statement are written: reference numbers, each once."""

    supports: tuple[str, ...]
    contradicts: tuple[str, ...]

    def __str__(self) -> str:
        both = [
            ", ".join(self.supports),
            f"against: {', '.join(self.contradicts)}" if self.contradicts else "",
        ]
        return f"[{'; '.join(part for part in both if part)}]" if any(both) else ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One citation of a statement that is shown, and where it is shown."""

    place: str
    """Number of the section (0 is the direct answer) and of the statement in it, such as "2.3"."""
    name: str
    """The same for readers, such as "Iron metabolism, 3"."""
    citation: Citation


def numbers(edition: Edition) -> dict[str, int]:
    """Reference number of each source id: the one map that every format uses."""
    return {reference.source.id: reference.number for reference in edition.references}


def label(citation: Citation, known: dict[str, int]) -> str:
    """The reference number, or the source id where this audience is shown no reference for it."""
    return str(known[citation.source]) if citation.source in known else line(citation.source)


def marks(claim: Claim, known: dict[str, int]) -> Marks:
    """The numbers behind a claim, in the order of its citations."""
    sides: dict[Stance, dict[str, None]] = {Stance.SUPPORTS: {}, Stance.CONTRADICTS: {}}
    for citation in claim.citations:
        sides[citation.stance][label(citation, known)] = None
    return Marks(tuple(sides[Stance.SUPPORTS]), tuple(sides[Stance.CONTRADICTS]))


def sections(edition: Edition) -> tuple[EditionSection, ...]:
    """The direct answer, when there is one, as section "In short", then the headed sections."""
    direct = (EditionSection("", IN_SHORT, edition.direct),) if edition.direct else ()
    return direct + edition.sections


def placed(edition: Edition) -> Iterator[tuple[str, Statement]]:
    """Every statement shown with its place."""
    for number, section in enumerate(sections(edition), _first(edition)):
        for position, statement in enumerate(section.statements, 1):
            yield f"{number}.{position}", statement


def quotes(edition: Edition) -> dict[str, list[Quoted]]:
    """What is quoted from each source id, in the order shown."""
    found: dict[str, list[Quoted]] = {reference.source.id: [] for reference in edition.references}
    headings = dict(enumerate((section.heading for section in sections(edition)), _first(edition)))
    for place, statement in placed(edition):
        number, position = place.split(".")
        name = f"{headings[int(number)]}, {position}"
        for citation in statement.claim.citations:
            found.setdefault(citation.source, []).append(Quoted(place, name, citation))
    return found


def _first(edition: Edition) -> int:
    """Number of the first section."""
    return 0 if edition.direct else 1


def tags(claim: Claim) -> tuple[str, ...]:
    """What a reader must know beside the words: a warning, evidence not from people, its table."""
    warning = ("Warning",) if claim.warning else ()
    people = (_TAGS[claim.population],) if claim.population in _TAGS else ()
    return (*warning, *people, *_of_table(claim))


def _of_table(claim: Claim) -> tuple[str, ...]:
    """Where a row of a table stands: "Table 2: Doses"."""
    if claim.role != "row" or not claim.citations:
        return ()
    label = line(claim.citations[0].section)
    return (label if label.lower().startswith("table") else f"Table under “{label}”",)


def stated(citation: Citation) -> tuple[str, ...]:
    """The source's own words on a recommendation: "strength: ...", "certainty: ..."."""
    pairs = (("strength", citation.strength), ("certainty", citation.certainty))
    return tuple(f"{name}: “{line(words)}”" for name, words in pairs if words)


def sides(edition: Edition, conflict: Conflict) -> tuple[Statement, ...]:
    """The statements of a conflict as shown; in the claim's words where this audience is not shown them."""
    shown = {statement.claim.id: statement for _, statement in placed(edition)}
    answer = edition.answer
    claims = {claim.id: claim for section in answer.sections for claim in section.claims}
    claims |= {claim.id: claim for claim in answer.direct}
    others = {id_: Statement(claim, claim.text, ()) for id_, claim in claims.items()}
    return tuple((others | shown)[id_] for id_ in conflict.claims if id_ in others or id_ in shown)


def gaps(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Heading and note of each facet that the article does not speak to; what was asked for comes first."""
    entries = [entry for entry in edition.answer.coverage if entry.status in _GAPS]
    entries.sort(key=lambda entry: not entry.asked)
    return tuple(
        (heading(edition, entry.facet), line(entry.note) or _GAPS[entry.status]) for entry in entries
    )


def review_line(edition: Edition) -> str:
    """Whether a clinician has checked these words, and who: one line that no format may leave out."""
    if not edition.review.approved:
        return NOT_REVIEWED if edition.review == ReviewState() else line(edition.review.note)
    signed = (
        f"{', '.join(line(part) for part in (one.name, one.credentials, one.role) if part)}, {one.date[:10]}"
        for one in edition.review.reviews
    )
    return f"Reviewed and approved by {'; '.join(signed)}."


def gap_lines(edition: Edition) -> tuple[str, ...]:
    """The gaps for reading: those with a note one by one, then the others together."""
    entries = gaps(edition)
    bare = [name for name, note in entries if not note]
    listed = "; ".join(bare)
    together = (f"Nothing was found on: {listed}{'' if listed.endswith('?') else '.'}",) if bare else ()
    return tuple(f"{name}: {note}" for name, note in entries if note) + together


def unused(edition: Edition) -> tuple[Unused, ...]:
    """What a reader may miss; the JSON lists more: what is said already, replaced, or was not asked for."""
    return tuple(one for one in edition.answer.unused if one.why in MISSED)


def unused_lines(edition: Edition) -> tuple[str, ...]:
    """The first of them for reading, and how many more there are."""
    found = unused(edition)
    lines = tuple(
        f"{line(one.citation.quote)} ({_named(one.source)}): {one.why.value}" for one in found[:MOST_UNUSED]
    )
    more = len(found) - len(lines)
    return (*lines, f"{more} more; the JSON of the answer lists them") if more else lines


def _named(source: Source) -> str:
    return ", ".join(part for part in (by(source), year(source), line(source.id)) if part)


def heading(edition: Edition, facet: str) -> str:
    """The heading of a facet in the audience's words."""
    known = {section.facet: section.heading for section in edition.sections}
    known = dict(edition.audience.headings) | known
    return line(known.get(facet, facet.replace("-", " ").capitalize()))


def nearest_lines(edition: Edition) -> tuple[str, ...]:
    """The evidence that came nearest, each with what it does not speak of."""
    return tuple(
        f"{line(one.title).rstrip('.')} ({line(one.source)})"
        + (f"; it does not speak of: {', '.join(line(name) for name in one.missing)}" if one.missing else "")
        for one in edition.answer.nearest
    )


def held_back(edition: Edition) -> tuple[str, ...]:
    """How many statements are not shown, and why: one sentence for each reason."""
    withheld, left_out = len(edition.answer.withheld), len(edition.left_out)
    found = []
    if withheld:
        found.append(f"{_count(withheld, 'statement')} withheld because a check failed.")
    if left_out:
        found.append(
            f"{_count(left_out, 'statement')} of the full article not shown for this group of readers."
        )
    return tuple(found)


def readability(edition: Edition) -> str:
    """One line on how hard the text is to read; empty when there is no text."""
    measured = edition.readability
    if measured.flesch_kincaid is None:
        return ""
    smog = f", SMOG {measured.smog:.1f}" if measured.smog is not None else ""
    return (
        f"Reading grade {measured.flesch_kincaid:.1f} (Flesch–Kincaid, US school years; "
        f"aim {measured.target:g}){smog}; {measured.words} words in {_count(measured.sentences, 'sentence')}."
    )


def tally(references: tuple[Reference, ...]) -> str:
    """How many references there are of each kind, most first: "2 guidelines, 1 trial"."""
    kinds: dict[str, int] = {}
    for reference in references:
        kinds[reference.source.kind.value] = kinds.get(reference.source.kind.value, 0) + 1
    ordered = sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(f"{kind} {count}" for kind, count in ordered)


def opened(text: str) -> str:
    """The text as the opening of a line: its first letter is a capital."""
    clean = line(text)
    return clean[:1].upper() + clean[1:]


def sources_counted(edition: Edition) -> str:
    """How many sources are cited: "21 sources"."""
    return _count(len(edition.references), "source")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def checked(edition: Edition) -> str:
    """When it was last looked up whether sources were retracted, corrected or replaced."""
    days = ", ".join(f"{line(by)} {date}" for by, date in edition.answer.manifest.checked)
    return f"Standing of the sources as of: {days}." if days else "Standing of the sources: never looked up."


def table(edition: Edition) -> tuple[tuple[str, str, str, str], ...]:
    """The table of a comparison with its heading; empty when there is none."""
    compared = edition.comparison
    if compared is None:
        return ()
    rows = (
        (line(row.outcome), line(row.first), line(row.second), ", ".join(map(str, row.numbers)))
        for row in compared.rows
    )
    return (("Outcome", line(compared.first), line(compared.second), "Source"), *rows)
