"""Small evidence and drafts, built by hand."""

from dataclasses import replace

from probatum.types.answer import Answer, Finding, Outcome
from probatum.types.document import Passage, Span
from probatum.types.draft import Citation, Claim, Coverage, Draft, DraftSection, Stance, Status
from probatum.types.evidence import Evidence, Hit
from probatum.types.question import Query, Question
from probatum.types.source import Source, Standing, State
from probatum.verify import verify

QUESTION = Question("What causes restless legs?", "cause", ())
DOPAMINE = "Pramipexole lowered the score by 5.7 points in adults. It did not improve sleep in children."
IRON = "Low brain iron may be associated with restless legs."


def source(
    number: int, state: State = State.CURRENT, mesh: tuple[str, ...] = (), title: str = "A title"
) -> Source:
    """A source with the identifier `pmid:<number>`."""
    id_ = f"pmid:{number}"
    return Source(id=id_, identifiers=(id_,), title=title, standing=Standing(state), mesh=mesh)


def hit(found: Source, text: str, *, start: int = 0, population: str = "", plain: str = "") -> Hit:
    """A passage that starts at `start` of the section Abstract; full stops end its sentences."""
    ends = [at + 1 for at, letter in enumerate(text) if letter == "." and text[at + 1 : at + 2] in ("", " ")]
    starts = [0, *(end + 1 for end in ends)]
    spans = tuple(Span(start + first, start + end) for first, end in zip(starts, ends, strict=False))
    passage = Passage(
        found.id, "Abstract", start, start + len(text), text, spans, population=population, plain=plain
    )
    return Hit(passage, found, 1.0)


def evidence(*hits: Hit) -> Evidence:
    """Evidence with these hits."""
    return Evidence(QUESTION, (), hits, Query((("restless", 1.0),)), "sha256:library")


def citation(found: Hit, quote: str, stance: Stance = Stance.SUPPORTS) -> Citation:
    """A citation of the words of a hit."""
    start = found.passage.start + found.passage.text.index(quote)
    return Citation(found.source.id, "Abstract", start, start + len(quote), quote, stance)


def claim(
    text: str, *citations: Citation, facet: str = "cause", plain: str = "", population: str = ""
) -> Claim:
    """A claim whose id is made of its text."""
    return Claim(f"c{text[:20]}", text, citations, facet, plain=plain, population=population)


def draft(*claims: Claim) -> Draft:
    """A draft with one section a facet, and each facet answered."""
    facets = list(dict.fromkeys(each.facet for each in claims))
    sections = (DraftSection(name, tuple(each for each in claims if each.facet == name)) for name in facets)
    return Draft(QUESTION, (), tuple(sections), tuple(Coverage(name, Status.ANSWERED) for name in facets))


def verdicts(checked: Claim, *hits: Hit) -> dict[str, Finding]:
    """What verification finds on one claim, by check."""
    answer = verify(draft(checked), evidence(*hits))
    found = (*answer.findings, *(each for fallen in answer.withheld for each in fallen.findings))
    return {finding.check: finding for finding in found}


def failing(checked: Claim, *hits: Hit) -> set[str]:
    """Names of the checks that a claim fails."""
    return {name for name, found in verdicts(checked, *hits).items() if found.outcome is Outcome.FAIL}


def texts(answer: Answer) -> list[str]:
    """The claims that were kept."""
    return [each.text for section in answer.sections for each in section.claims]


def retold(given: Citation, quote: str) -> Citation:
    """The same span with other words."""
    return replace(given, quote=quote)
