"""Evidence built by hand."""

from probatum.text.sentences import sentences
from probatum.text.terms import stems
from probatum.types.document import Passage, Span
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.types.question import Query, Question
from probatum.types.source import Kind, Source
from probatum.understand import understand


def source(
    name: str, *, title: str = "Restless legs syndrome", year: int = 2020, kind: Kind = Kind.REVIEW
) -> Source:
    """A source with a local identifier."""
    return Source(id=f"local:{name}", identifiers=(f"local:{name}",), title=title, year=year, kind=kind)


def hit(
    name: str,
    text: str,
    *,
    facet: str = "pathophysiology",
    role: str = "conclusion",
    title: str = "Restless legs syndrome",
    year: int = 2020,
    kind: Kind = Kind.REVIEW,
    population: str = "human",
    plain: str = "",
    whole: bool = True,
    score: float = 5.0,
) -> Hit:
    """A hit on one passage; `whole`: the passage is one statement, otherwise it is split into sentences."""
    spans = (Span(0, len(text)),) if whole else tuple(sentences(text))
    passage = Passage(
        source=f"local:{name}",
        section=facet.capitalize() or "Abstract",
        start=0,
        end=len(text),
        text=text,
        sentences=spans,
        facet=facet,
        role=role,
        population=population,
        plain=plain,
    )
    return Hit(passage, source(name, title=title, year=year, kind=kind), score)


def evidence(
    text: str, *hits: Hit, question: Question | None = None, names: tuple[str, ...] = ()
) -> Evidence:
    """Evidence on a question; every term is a concept of its own, `names` are runs that are one concept."""
    asked = question or understand(text)
    concepts: list[Concept] = []
    taken: set[str] = set()
    for name in names:
        run = tuple(stems(name))
        taken |= set(run)
        carried = all(term.carried for term in asked.terms if term.stem in run)
        concepts.append(Concept(name, (run,), 2.0, carried=carried))
    concepts += [
        Concept(
            term.text,
            ((term.stem,),),
            3.0,
            term.everyday,
            term.cue,
            term.carried,
            term.clause,
            term.alternative,
        )
        for term in asked.terms
        if term.stem not in taken
    ]
    return Evidence(asked, tuple(concepts), hits, Query(()), "sha256:none")
