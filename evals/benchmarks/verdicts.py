"""Verdicts: yes or no by the statements that answer, with the right to say neither.

BioASQ's yes-no questions over the thirty best documents, and PubMedQA's over the sections of the abstract
whose title the question is, without its conclusion. "Always yes" is the baseline. The curve of risk and
coverage is given as accuracy of the surest 25, 50, 75 and 100 %, and as its area. PubMedQA's "maybe" is said
where the margin is too small.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.benchmarks._selected import NEEDS as OF_BIOASQ
from evals.benchmarks._selected import asked
from evals.figures import OURS, Figure, Options
from evals.readers import bioasq, pubmedqa
from evals.statistics import accuracy, figure, macro_f1, mean
from evals.verdict import verdict
from probatum.composers.extractive import answering
from probatum.text.sentences import sentences
from probatum.types.document import Passage
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.types.question import Query
from probatum.types.source import Kind, Source
from probatum.understand import understand

NAME = "verdicts"
NEEDS = (*OF_BIOASQ, pubmedqa.QUESTIONS)
PACKAGES: tuple[str, ...] = ()
_SHARES = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Said:
    """One question: gold, the side that the evidence leans to, and how one-sided it is."""

    gold: str
    side: str
    margin: float
    verdict: str
    """The side, or "maybe" where the margin is too small."""


def run(options: Options) -> Iterator[Figure]:
    """BioASQ 10B, then PubMedQA."""
    if options.wants("BioASQ 10B"):
        questions = [one for one in bioasq.validate() if one.kind == "yesno"]
        yield from _figures(
            "BioASQ 10B", [_said(one.evidence, one.question.exact) for one in asked(questions)]
        )
    if options.wants("PubMedQA"):
        questions_ = options.sample(pubmedqa.questions(), 100)
        yield from _figures("PubMedQA", [_said(_evidence(one), one.verdict) for one in questions_])


def _said(evidence: Evidence, gold: str) -> Said:
    ranked = answering(evidence)
    found, sure = verdict(ranked, needed=0.0), verdict(ranked)
    return Said(gold, found.says or "yes", found.margin, sure.says or "maybe")


def _figures(name: str, said: Sequence[Said]) -> Iterator[Figure]:
    decided = [one for one in said if one.verdict != "maybe"]
    sides = [(one.gold, one.side) for one in said]
    always = [(one.gold, "yes") for one in said]
    yield figure(NAME, name, OURS, "accuracy, all decided", sides, accuracy)
    yield figure(NAME, name, OURS, "macro-F1, all decided", sides, macro_f1)
    with_right = [(one.gold, one.verdict) for one in said]
    yield figure(NAME, name, OURS, "macro-F1, with the right to abstain", with_right, macro_f1)
    yield figure(NAME, name, OURS, "share decided", [float(one.verdict != "maybe") for one in said], mean)
    yield figure(
        NAME, name, OURS, "accuracy of decided", [(one.gold, one.verdict) for one in decided], accuracy
    )
    surest = sorted(said, key=lambda one: -one.margin)
    for share in _SHARES:
        part = [(one.gold, one.side) for one in surest[: max(1, round(share * len(surest)))]]
        yield figure(NAME, name, OURS, f"accuracy of the surest {share:.0%}", part, accuracy)
    risks = [1 - accuracy([(one.gold, one.side) for one in surest[:n]]) for n in range(1, len(surest) + 1)]
    area = round(mean(risks), 4)
    yield Figure(NAME, name, OURS, "area under risk and coverage", area, area, area, len(said))
    yield figure(NAME, name, "always yes", "accuracy, all decided", always, accuracy)
    yield figure(NAME, name, "always yes", "macro-F1, all decided", always, macro_f1)


def _evidence(question: pubmedqa.Question) -> Evidence:
    """The abstract without its conclusion as the only document."""
    asked_ = understand(question.text)
    source = Source(
        id=f"pmid:{question.pmid}", identifiers=(f"pmid:{question.pmid}",), title="?", kind=Kind.RESEARCH
    )
    concepts = tuple(
        Concept(term.text, ((term.stem,),), 3.0, term.everyday, term.cue) for term in asked_.terms
    )
    hits = tuple(
        Hit(_passage(source.id, f"{label} {place}", text), source, 5.0)
        for place, (label, text) in enumerate(question.sections)
    )
    return Evidence(asked_, concepts, hits, Query(()), "sha256:none")


def _passage(source: str, label: str, text: str) -> Passage:
    return Passage(source, label, 0, len(text), text, tuple(sentences(text)))
