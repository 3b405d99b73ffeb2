"""What a person changes in an edition: a statement reworded, put on other sources, or taken out.

Nothing here makes words: an editor gives them, and they meet the same checks as the words of a composer. A
statement that fails one keeps its findings and is shown with them; whoever keeps the edition marks it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from probatum.errors import NotFound, UsageError
from probatum.library import Library
from probatum.personalise import notes
from probatum.personalise.fingerprint import digest
from probatum.retrieve.concepts import concepts
from probatum.support.checks import Names
from probatum.types.answer import Answer, Finding, Outcome, Withheld
from probatum.types.document import Document, Passage
from probatum.types.draft import Citation, Claim, Conflict, Coverage, DraftSection, Stance, Status
from probatum.types.edition import Edition, EditionSection, Reference, Statement
from probatum.types.question import Question
from probatum.types.source import Source
from probatum.verify.gate import findings
from probatum.verify.shelf import Shelf

LONGEST = 2000
"""Characters of a statement."""
EDITED = "edited"
"""Name of the finding that says that a person chose the words or the sources."""
TAKEN_OUT = "review"
"""Name of the finding that says that a person took a statement out."""

_Change = Callable[[Claim], Claim | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a source to rest a statement on."""

    source: str
    section: str
    start: int
    end: int


def reworded(
    edition: Edition, claim: str, text: str, library: Library, *, places: Sequence[Place] = ()
) -> Edition:
    """The edition with other words for a claim, wherever it stands, resting on `places` if there are any.

    Raises: UsageError: no such claim, no words or too many, or the library holds no such place; NotFound: it
        has no such source.
    """
    old, said = _shown(edition, claim), " ".join(text.split())
    if not 0 < len(said) <= LONGEST:
        raise UsageError(f"A statement has 1 to {LONGEST} characters; this has {len(said)}. Change it.")
    citations = _citations(old, [cited(place, library) for place in places])
    new = _claim(old, said, citations, library if places else None)
    found = (*judged([new], edition.answer.question, library)[new], _by_a_person(new))
    sources = [library.document(one.source).source for one in citations]
    return _amended(edition, lambda one: new if one.id == claim else one, sources, {claim: new.id}, found)


def without(edition: Edition, claim: str, reason: str) -> Edition:
    """The edition without a claim, which is kept among those withheld, with the reason.

    Raises: UsageError: no such claim, or the last one that is shown.
    """
    old = _shown(edition, claim)
    if {one.claim.id for one in _statements_of(edition)} == {claim}:
        raise UsageError("This is the last statement of the article. Reword it, or delete the article.")
    found = (*(one for one in edition.answer.findings if one.claim == claim), _taken_out(old, reason))
    answer = replace(edition.answer, withheld=(*edition.answer.withheld, Withheld(old, found)))
    edition = replace(edition, answer=answer)
    return _amended(edition, lambda one: None if one.id == claim else one, [], {claim: ""}, ())


def judged(claims: Iterable[Claim], question: Question, library: Library) -> dict[Claim, tuple[Finding, ...]]:
    """What every check finds on each claim, against the library as it is now; no off switch here either.

    What the library no longer holds supports nothing: citations of it fail.
    """
    asked = list(claims)
    documents = _documents((one.source for claim in asked for one in claim.citations), library)
    names = tuple(concept.names for concept in concepts(question, library))
    shelf = _shelf(documents, names)
    return {claim: findings(claim, shelf) for claim in asked}


def cited(place: Place, library: Library) -> Citation:
    """The citation of a span, with the library's own words.

    Raises: NotFound: no such source; UsageError: no passage of it holds the whole span.
    """
    passage = _passage(place, library.document(place.source))
    if passage is None:
        raise UsageError(f"{place.source} holds no statement at this place. Choose one that it lists.")
    return Citation(
        source=place.source,
        section=place.section,
        start=place.start,
        end=place.end,
        quote=passage.text[place.start - passage.start : place.end - passage.start],
        locator=passage.locator,
    )


def _claim(old: Claim, text: str, citations: tuple[Citation, ...], library: Library | None) -> Claim:
    population = old.population
    if library is not None:
        first = citations[0]
        place = Place(first.source, first.section, first.start, first.end)
        passage = _passage(place, library.document(first.source))
        population = passage.population if passage else ""
    return replace(
        old, id=_id(text, citations), text=text, citations=citations, plain="", population=population
    )


def _citations(old: Claim, new: list[Citation]) -> tuple[Citation, ...]:
    """Other supporting citations, if there are any; what contradicts the claim stays."""
    if not new:
        return old.citations
    return (*new, *(one for one in old.citations if one.stance is Stance.CONTRADICTS))


def _id(text: str, citations: tuple[Citation, ...]) -> str:
    """As a composer makes it: the same claim has the same id."""
    spans = "\n".join(f"{one.source}\t{one.section}\t{one.start}\t{one.end}" for one in citations)
    return "c" + sha256(f"{text}\n{spans}".encode()).hexdigest()[:12]


def _by_a_person(claim: Claim) -> Finding:
    reason = "a person chose these words or sources; a program checked them"
    return Finding(claim.id, EDITED, Outcome.COULD_NOT_CHECK, reason)


def _taken_out(claim: Claim, reason: str) -> Finding:
    return Finding(claim.id, TAKEN_OUT, Outcome.FAIL, f"taken out by a person: {' '.join(reason.split())}")


def _shown(edition: Edition, claim: str) -> Claim:
    found = next((one.claim for one in _statements_of(edition) if one.claim.id == claim), None)
    if found is None:
        raise UsageError(f"This edition shows no statement {claim}. Reload the page.")
    return found


def _statements_of(edition: Edition) -> list[Statement]:
    return [*edition.direct, *(one for each in edition.sections for one in each.statements)]


def _amended(
    edition: Edition, change: _Change, sources: list[Source], ids: dict[str, str], found: Iterable[Finding]
) -> Edition:
    """The edition with every claim changed, and everything that follows from it worked out anew."""
    answer = _answer(edition.answer, change, ids, tuple(found))
    direct = _statements(edition.direct, change)
    sections = tuple(
        replace(section, statements=_statements(section.statements, change)) for section in edition.sections
    )
    sections = tuple(section for section in sections if section.statements)
    shown = [*direct, *(one for each in sections for one in each.statements)]
    known = {one.id: one for one in (*(one.source for one in edition.references), *sources)}
    numbers = {source: number for number, source in enumerate(_cited_by(shown), start=1)}
    references = tuple(Reference(number, known[source]) for source, number in numbers.items())
    amended = replace(
        edition,
        answer=replace(answer, sources=tuple(one.source for one in references)),
        direct=tuple(_numbered(one, numbers) for one in direct),
        sections=tuple(_renumbered(section, numbers) for section in sections),
        references=references,
        notices=(*(one for one in edition.notices if one.kind != "evidence"), *notes.notices(shown)),
        glossary=notes.glossary(shown, answer.question.text) if edition.audience.glossary else (),
        readability=notes.readable(shown, edition.audience),
    )
    return replace(amended, digest=digest(amended))


def _answer(answer: Answer, change: _Change, ids: dict[str, str], found: tuple[Finding, ...]) -> Answer:
    direct = _changed(answer.direct, change)
    sections = tuple(DraftSection(each.facet, _changed(each.claims, change)) for each in answer.sections)
    sections = tuple(section for section in sections if section.claims)
    facets = {claim.facet for claim in direct} | {section.facet for section in sections}
    return replace(
        answer,
        direct=direct,
        sections=sections,
        findings=(*(one for one in answer.findings if one.claim not in ids), *found),
        coverage=tuple(_coverage(one, facets) for one in answer.coverage),
        conflicts=_conflicts(answer.conflicts, ids),
    )


def _changed(claims: Iterable[Claim], change: _Change) -> tuple[Claim, ...]:
    new = (change(claim) for claim in claims)
    return tuple(claim for claim in new if claim is not None)


def _statements(statements: Iterable[Statement], change: _Change) -> tuple[Statement, ...]:
    pairs = [(one, change(one.claim)) for one in statements]
    return tuple(
        one if claim is one.claim else Statement(claim, claim.text, ())
        for one, claim in pairs
        if claim is not None
    )


def _cited_by(shown: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(one.source for statement in shown for one in statement.claim.citations))


def _numbered(statement: Statement, numbers: dict[str, int]) -> Statement:
    cited_ = dict.fromkeys(numbers[one.source] for one in statement.claim.citations)
    return replace(statement, numbers=tuple(cited_))


def _renumbered(section: EditionSection, numbers: dict[str, int]) -> EditionSection:
    return replace(section, statements=tuple(_numbered(one, numbers) for one in section.statements))


def _coverage(item: Coverage, facets: set[str]) -> Coverage:
    if item.status is not Status.ANSWERED or item.facet in facets:
        return item
    return replace(item, status=Status.WITHHELD, note="taken out in review")


def _conflicts(conflicts: Iterable[Conflict], ids: dict[str, str]) -> tuple[Conflict, ...]:
    """Whether other words still conflict is for a person to see: a conflict stays while two sides do."""
    left = (replace(one, claims=_renamed(one.claims, ids)) for one in conflicts)
    return tuple(one for one in left if len(one.claims) > 1)


def _renamed(claims: Iterable[str], ids: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in (ids.get(one, one) for one in claims) if name)


def _documents(sources: Iterable[str], library: Library) -> list[Document]:
    found = (_document(source, library) for source in dict.fromkeys(sources))
    return [document for document in found if document is not None]


def _document(source: str, library: Library) -> Document | None:
    try:
        return library.document(source)
    except NotFound:
        return None


def _shelf(documents: list[Document], names: Names) -> Shelf:
    return Shelf(
        sources={one.source.id: one.source for one in documents},
        passages={(one.source.id, each.label): each.passages for one in documents for each in one.sections},
        names=names,
    )


def _passage(place: Place, document: Document) -> Passage | None:
    for section in document.sections:
        if section.label == place.section:
            for passage in section.passages:
                if passage.start <= place.start < place.end <= passage.end:
                    return passage
    return None
