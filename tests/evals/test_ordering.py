"""The weights of the ranking are learnt by steps, and the same each time."""

import numpy as np

from evals.training.ordering import TOTAL, Found, learnt
from probatum.retrieve.reordering import PARTS


def found(*told: tuple[float, ...], wanted: int, source: tuple[int, ...] = (0, 1, 2)) -> Found:
    rows = np.array(told)
    return Found(rows, np.arange(len(rows)) == wanted, np.array(source[: len(rows)]), 1.0)


def row(first: float, last: float = 0.0) -> tuple[float, ...]:
    return (first, *[0.0] * (len(PARTS) - 2), last)


def test_a_long_document_counts_once() -> None:
    one = found(row(1.0), row(0.9), row(0.8), wanted=2, source=(0, 0, 1))
    assert one.ndcg(np.eye(len(PARTS))[0]) == 1 / np.log2(3)


def test_what_puts_the_wanted_first_gains_weight() -> None:
    questions = [found(row(1.0), row(0.9, 0.5), wanted=1) for _ in range(3)]
    weights = learnt([questions], [1.0])
    assert questions[0].ndcg(np.eye(len(PARTS))[0]) < questions[0].ndcg(weights) == 1
    assert abs(weights.sum() - TOTAL) < 0.05
    assert (weights == learnt([questions], [1.0])).all()
