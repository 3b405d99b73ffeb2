"""Boosted trees stored as a table: every tree asks three questions of a statement and adds one value.

All statements are asked the same three questions by a tree ("oblivious" trees), so a line of
`vocabulary/ranking_trees.tsv` can be read: three features with their limits, and eight values for the eight
ways to answer, the first question counting four, the second two, the third one.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from probatum.composers._features import NAMES
from probatum.vocabulary import rows


class Tree(NamedTuple):
    """Three questions and the eight values."""

    first: int
    limit: float
    second: int
    limit2: float
    third: int
    limit3: float
    values: tuple[float, ...]


def scores(table: Sequence[Sequence[float]]) -> list[float]:
    """Of each row of features, in the order of `_features.NAMES`, the sum of the trees' values.

    All rows are asked a question at once, and the values are added up in the order of the trees.
    """
    if not table:
        return []
    places, limits, leaves = _asked()
    yes = np.asarray(table, dtype=np.float64)[:, places] > limits
    found = leaves[np.arange(len(leaves)), yes @ np.array((4, 2, 1))]
    return [float(total) for total in np.add.accumulate(found, axis=1)[:, -1]]


def score(values: Sequence[float]) -> float:
    """The same of one row."""
    return scores([values])[0]


@cache
def wanted() -> frozenset[str]:
    """The features that some tree asks for."""
    return frozenset(NAMES[place] for tree in _trees() for place in (tree.first, tree.second, tree.third))


@cache
def _asked() -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Of each tree the places of its three features, their limits, and its eight values."""
    trees = _trees()
    return (
        np.array([(tree.first, tree.second, tree.third) for tree in trees], dtype=np.intp),
        np.array([(tree.limit, tree.limit2, tree.limit3) for tree in trees]),
        np.array([tree.values for tree in trees]),
    )


@cache
def _trees() -> tuple[Tree, ...]:
    place = {name: at for at, name in enumerate(NAMES)}
    return tuple(
        Tree(
            place[row[0]],
            float(row[1]),
            place[row[2]],
            float(row[3]),
            place[row[4]],
            float(row[5]),
            tuple(map(float, row[6:])),
        )
        for row in rows("ranking_trees")
    )
