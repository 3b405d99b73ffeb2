"""Gradient boosting of oblivious trees of depth three, in numpy: least squares, no chance in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Codes = NDArray[np.int64]

_BINS = 32
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Tree:
    """Three questions (feature above limit?) and the values of the eight ways to answer."""

    questions: tuple[tuple[int, float], ...]
    values: tuple[float, ...]


def boosted(values: Matrix, wanted: Matrix, *, trees: int, rate: float, shrink: float) -> list[Tree]:
    """Trees that add up to the wanted value; `shrink` is how many rows of 0 each leaf is given."""
    limits = [_limits(column) for column in values.T]
    codes = np.stack(
        [np.searchsorted(limit, column, side="left") for limit, column in zip(limits, values.T, strict=True)],
        axis=1,
    )
    left = wanted.astype(np.float64).copy()
    found = []
    for _ in range(trees):
        questions, leaf = _grown(codes, left, [len(limit) for limit in limits], shrink)
        sums = np.bincount(leaf, left, minlength=2**_DEPTH)
        counts = np.bincount(leaf, minlength=2**_DEPTH)
        leaves = (rate * sums / (counts + shrink)).round(5)
        left -= leaves[leaf]
        found.append(
            Tree(
                tuple((column, float(limits[column][at])) for column, at in questions), tuple(leaves.tolist())
            )
        )
    return found


def predicted(trees: list[Tree], values: Matrix) -> Matrix:
    """What the trees add up to for each row."""
    total = np.zeros(len(values))
    for tree in trees:
        leaf = np.zeros(len(values), dtype=np.int64)
        for column, limit in tree.questions:
            leaf = 2 * leaf + (values[:, column] > limit)
        total += np.array(tree.values)[leaf]
    return total


def _limits(column: Matrix) -> Matrix:
    """Quantiles between which the values fall, each once, rounded so that a reader can read them."""
    return np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1]).round(4))


def _grown(
    codes: Codes, left: Matrix, sizes: list[int], shrink: float
) -> tuple[list[tuple[int, int]], Codes]:
    questions: list[tuple[int, int]] = []
    leaf = np.zeros(len(codes), dtype=np.int64)
    for _ in range(_DEPTH):
        column, at = _best(codes, left, leaf, 2 ** len(questions), sizes, shrink)
        questions.append((column, at))
        leaf = 2 * leaf + (codes[:, column] > at)
    return questions, leaf


def _best(
    codes: Codes, left: Matrix, leaf: Codes, leaves: int, sizes: list[int], shrink: float
) -> tuple[int, int]:
    """The question that lowers the squared error most over all leaves; the first of equals."""
    best, choice = -1.0, (0, 0)
    for column, size in enumerate(sizes):
        if not size:
            continue
        cell = leaf * (size + 1) + codes[:, column]
        sums = np.bincount(cell, left, minlength=leaves * (size + 1)).reshape(leaves, size + 1).cumsum(axis=1)
        counts = np.bincount(cell, minlength=leaves * (size + 1)).reshape(leaves, size + 1).cumsum(axis=1)
        below, held = sums[:, :-1], counts[:, :-1]
        above, rest = sums[:, -1:] - below, counts[:, -1:] - held
        gain = (below**2 / (held + shrink) + above**2 / (rest + shrink)).sum(axis=0)
        at = int(np.argmax(gain))
        if gain[at] > best + 1e-9:
            best, choice = float(gain[at]), (column, at)
    return choice
