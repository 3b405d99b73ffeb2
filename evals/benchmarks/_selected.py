"""What the benchmarks of selection and of answers share: the thirty best documents for a question of BioASQ.

BioASQ's documents are here only in the passages that experts marked for this or for another question. The
55,101 others are cut as short, so that length gives nothing away; the place in the abstract is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evals.benchmarks._tasks import cut
from evals.figures import Options
from evals.readers import abstracts, bioasq
from evals.stock import library
from probatum.composers._statement import Statement, statements
from probatum.composers.extractive import ranking
from probatum.retrieve import retrieve
from probatum.types.evidence import Evidence
from probatum.understand import understand

NEEDS = (bioasq.QUESTIONS, bioasq.PASSAGES, abstracts.ABSTRACTS)
DOCUMENTS = 30
"""From which ours and all baselines choose."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the evidence that everybody chooses from."""

    question: bioasq.Question
    evidence: Evidence
    statements: tuple[Statement, ...]
    """The sentences of the documents, best document first."""


def sets(options: Options) -> Iterator[tuple[str, Sequence[bioasq.Question]]]:
    """BioASQ 10B, and where it is asked for by name 9B, to choose on with trees that have not seen it."""
    yield "BioASQ 10B", options.sample(bioasq.validate(), 100)
    if any("9b" in name.lower() for name in options.sets):
        chosen = [one for one in bioasq.train() if one.batch.startswith("9B")]
        yield "BioASQ 9B (train)", options.sample(chosen, 100)


def asked(questions: Sequence[bioasq.Question]) -> Iterator[Asked]:
    """The questions in their order, those left out for which nothing at all is found."""
    stock = library("cut", (entry.document for entry in cut()))
    for question in questions:
        evidence = retrieve(understand(question.text), stock)
        best = list(dict.fromkeys(hit.source.id for hit in evidence.hits))[:DOCUMENTS]
        hits = tuple(hit for hit in evidence.hits if hit.source.id in best)
        chosen = replace(evidence, hits=hits)
        if found := tuple(statements(chosen)):
            yield Asked(question, chosen, found)


def ours(one: Asked) -> list[Statement]:
    """The statements as our composer ranks them."""
    return [item.statement for item in ranking(one.evidence)]


def overlap(statement: Statement, question: bioasq.Question) -> float:
    """Share of the statement's characters that lie in one gold snippet of its abstract, 0 to 1."""
    start, end = statement.span.start, statement.span.end
    pmid = statement.hit.source.id.removeprefix("pmid:")
    common = [max(0, min(end, stop) - max(start, begin)) for begin, stop in _gold(pmid, question)]
    return max(common, default=0) / (end - start)


def gold_length(one: Asked) -> int:
    """Characters of the documents that lie in a gold snippet, each once."""
    held = {statement.hit.source.id.removeprefix("pmid:") for statement in one.statements}
    return sum(
        len({at for begin, end in _gold(pmid, one.question) for at in range(begin, end)}) for pmid in held
    )


def _gold(pmid: str, question: bioasq.Question) -> list[tuple[int, int]]:
    """Where in what we hold of an abstract the gold snippets of a question stand."""
    texts = [one.text.strip() for one in question.snippets if one.pmid == pmid and one.section == "abstract"]
    whole = bioasq.records()[pmid].abstract if texts else ""
    return [(at, at + len(text)) for text in texts if (at := whole.find(text)) >= 0]
