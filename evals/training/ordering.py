"""Learn the weights of `vocabulary/ranking.toml`: `python -m evals.training.ordering`.

The weights raise the chance of the wanted records among those found (softmax of the sum; listwise, Cao et
al. 2007), averaged over eight sets (`SETS`): BioASQ 9B, which the word vectors have not seen, among short
passages and among whole records, and half or less of others, so that what is learnt is no habit of one of
them. BioASQ 10B, and of SciFact, PubMedQA and MedQuAD the other questions, are not read. No chance is in it:
two runs write the same bytes.
About four minutes of one core, half of them to build the libraries; 1 GB.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import probatum
from evals.benchmarks._tasks import TASKS, Asked, Task
from evals.readers import bioasq
from probatum.library import Library
from probatum.retrieve.concepts import concepts
from probatum.retrieve.query import query_for
from probatum.retrieve.reordering import PARTS, parts, records_of
from probatum.understand import understand

OUTPUT = Path(probatum.__file__).parent / "vocabulary" / "ranking.toml"
DEPTH = 150
"""Records that are put in order, as `retrieve` does."""
TOTAL = 27.0
"""What the weights add up to; `points` of the table is on the same scale. More than a fourth of it belongs to
`name`, which is 0 in most questions."""
STEPS = 150
"""Steps of Adam, ever shorter."""
_LONGEST = 20_000
_GAIN = 1 / np.log2(np.arange(10) + 2)

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Which questions of a set are learnt from, and what the set counts."""

    name: str
    share: float
    chosen: Callable[[int, Asked], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """The records found for one question, best by BM25 first."""

    told: Numbers
    """Of each record its `PARTS`."""
    wanted: npt.NDArray[np.bool_]
    source: npt.NDArray[np.intp]
    """Number of its source: a long document is several records, and counts once."""
    best: float
    """Gain of a perfect order of all that is wanted, found or not."""

    def ndcg(self, weights: Numbers) -> float:
        """nDCG@10 of the order that the weights make; equal ones as BM25 has them."""
        order = np.argsort(-np.round(self.told @ weights, 6), kind="stable")
        first = np.sort(np.unique(self.source[order], return_index=True)[1])[:10]
        return float(_GAIN[: len(first)] @ self.wanted[order[first]]) / self.best


def _of_9b(_: int, asked: Asked) -> bool:
    return any(one.text == asked.text for one in bioasq.train() if one.batch.startswith("9B"))


def _every(step: int) -> Callable[[int, Asked], bool]:
    return lambda number, _: number % step == 0


SETS = (
    Sample("BioASQ 7B-9B among 55,101 (train)", 0.20, _of_9b),
    Sample("BioASQ 7B-9B among as short passages (train)", 0.25, _of_9b),
    Sample("SciFact, claims of train", 0.25, _every(2)),
    Sample("PubMedQA", 0.10, _every(2)),
    Sample("MedQuAD", 0.08, _every(4)),
    Sample("CLEF-TAR titles", 0.05, _every(1)),
    Sample("LiveQA messages", 0.04, _every(1)),
    Sample("Alexa questions", 0.03, _every(1)),
)


def main() -> None:
    """Search, learn, say what each set gains, write."""
    tasks = {task.name: task for task in TASKS}
    found = [list(_searched(tasks[sample.name], sample)) for sample in SETS]
    shares = [sample.share for sample in SETS]
    weights = learnt(found, shares)
    for sample, questions in zip(SETS, found, strict=True):
        print(f"{sample.name:46}{_mean(questions, _bm25()):8.4f}{_mean(questions, weights):8.4f}")
    _write(weights)


def _searched(task: Task, sample: Sample) -> Iterator[Found]:
    stock = task.library()
    for number, asked in enumerate(task.questions()):
        if sample.chosen(number, asked) and (found := _found(asked, stock)):
            yield found


def _found(asked: Asked, stock: Library) -> Found | None:
    question = understand(asked.text, longest=_LONGEST)
    known = concepts(question, stock)
    query = query_for(known, question)
    records = records_of(stock.search(query, limit=DEPTH)) if query.terms else []
    if not records:
        return None
    ids = [record[0].source.id for record in records]
    best = float(_GAIN[: len(asked.wanted)].sum())
    return Found(
        np.array(parts(records, question, known, stock)),
        np.array([id_ in asked.wanted for id_ in ids]),
        np.unique(ids, return_inverse=True)[1],
        best,
    )


def learnt(found: Sequence[Sequence[Found]], shares: Sequence[float]) -> Numbers:
    """The weights, none below 0, as parts of `TOTAL`, two decimals."""
    told, wanted, starts, counts = _laid_out(found, shares)
    spread = told.std(axis=0)
    scale = np.where(spread > 0, spread, np.inf)
    weights, mean, square = np.full(len(PARTS), 0.3), np.zeros(len(PARTS)), np.zeros(len(PARTS))
    for step in range(1, STEPS + 1):
        chances = _chances(told @ (weights / scale), starts)
        slope = (counts * (chances - wanted)) @ told / scale
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        pace = (0.1 * (1 - (step - 1) / STEPS) + 0.002) * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        weights = np.maximum(0.0, weights - pace * mean / (np.sqrt(square) + 1e-8))
    parts_of_total: Numbers = np.round(weights / scale * TOTAL / (weights / scale).sum(), 2)
    return parts_of_total


def _laid_out(
    found: Sequence[Sequence[Found]], shares: Sequence[float]
) -> tuple[Numbers, Numbers, npt.NDArray[np.intp], Numbers]:
    """The records of all questions one after another: their parts, the share that each has of what is wanted,
    where each question begins, and what each record counts.

    Questions without a wanted record tell nothing.
    """
    rows = [
        (one, share / len(questions))
        for questions, share in zip(found, shares, strict=True)
        for one in questions
        if one.wanted.any()
    ]
    lengths = np.array([len(one.wanted) for one, _ in rows])
    return (
        np.concatenate([one.told for one, _ in rows]),
        np.concatenate([one.wanted / one.wanted.sum() for one, _ in rows]),
        np.cumsum(lengths) - lengths,
        np.repeat([share for _, share in rows], lengths),
    )


def _chances(points: Numbers, starts: npt.NDArray[np.intp]) -> Numbers:
    """Of each record, by its points, to be the one drawn among those of its question (softmax)."""
    lengths = np.diff(np.append(starts, len(points)))
    grown = np.exp(points - np.repeat(np.maximum.reduceat(points, starts), lengths))
    chances: Numbers = grown / np.repeat(np.add.reduceat(grown, starts), lengths)
    return chances


def _mean(found: Sequence[Found], weights: Numbers) -> float:
    return sum(one.ndcg(weights) for one in found) / len(found) if found else 0.0


def _bm25() -> Numbers:
    alone: Numbers = np.eye(len(PARTS))[PARTS.index("bm25")]
    return alone


def _write(weights: Numbers) -> None:
    """Put the weights in their lines; the comments stay."""
    text = OUTPUT.read_text(encoding="utf-8")
    for name, weight in zip(PARTS, weights, strict=True):
        text = re.sub(rf"(?m)^{name} = [\d.]+", f"{name} = {weight:.2f}", text)
    OUTPUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
