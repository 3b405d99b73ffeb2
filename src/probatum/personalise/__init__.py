"""Step 5. Answer in, Edition out: the same claims, chosen, ordered and worded for one audience."""

from collections.abc import Iterable
from dataclasses import replace

from probatum import outlines
from probatum.personalise import choice, notes
from probatum.personalise.comparison import comparison
from probatum.personalise.fingerprint import digest
from probatum.personalise.wording import worded
from probatum.types.answer import Answer
from probatum.types.draft import Claim
from probatum.types.edition import Audience, Edition, EditionSection, Reference, Statement


def personalise(answer: Answer, audience: Audience) -> Edition:
    """Step 5. Answer in, Edition out.

    Nothing is invented: each statement is a claim's own text, its plain variant, or either shortened by
    deletion. Warnings, and both sides of a conflict, are shown to everyone; claims that this audience is
    not shown are listed by id.
    """
    direct = choice.direct(answer, audience)
    sections = choice.sections(answer, audience)
    claims = [*direct, *(claim for section in sections for claim in section.claims)]
    numbers = _numbered(claims)
    headings = dict(audience.headings)
    headed = tuple(
        EditionSection(
            facet=section.facet,
            heading=headings.get(section.facet) or outlines.heading(section.facet),
            statements=tuple(_statement(claim, audience, numbers) for claim in section.claims),
        )
        for section in sections
    )
    opening = tuple(_statement(claim, audience, numbers) for claim in direct)
    shown = [*opening, *(statement for section in headed for statement in section.statements)]
    references = _references(answer, numbers)
    edition = Edition(
        answer=answer,
        audience=audience,
        direct=opening,
        sections=headed,
        references=references,
        notices=(
            *answer.question.notices,
            *answer.notices,
            *notes.notices(shown),
            *notes.age([reference.source for reference in references]),
        ),
        glossary=notes.glossary(shown, answer.question.text) if audience.glossary else (),
        left_out=choice.left_out(answer, claims),
        readability=notes.readable(shown, audience),
        digest="",
        comparison=comparison(answer.question, shown),
    )
    return replace(edition, digest=digest(edition))


def _numbered(claims: Iterable[Claim]) -> dict[str, int]:
    """A number for each source, in the order in which the claims cite them."""
    cited = dict.fromkeys(citation.source for claim in claims for citation in claim.citations)
    return {source: number for number, source in enumerate(cited, start=1)}


def _statement(claim: Claim, audience: Audience, numbers: dict[str, int]) -> Statement:
    text, left_out = worded(claim, audience)
    cited = dict.fromkeys(numbers[citation.source] for citation in claim.citations)
    return Statement(claim=claim, text=text, numbers=tuple(cited), left_out=left_out)


def _references(answer: Answer, numbers: dict[str, int]) -> tuple[Reference, ...]:
    """The sources that are cited, by number."""
    sources = {source.id: source for source in answer.sources}
    return tuple(Reference(number, sources[source]) for source, number in numbers.items())
