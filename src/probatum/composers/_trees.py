"""Boosted trees stored as a table: every tree asks three questions of a statement and adds one value.

All statements are asked the same three questions by a tree ("oblivious" trees), so a line of
`vocabulary/ranking_trees.tsv` can be read: three features with their limits, and eight values for the eight
ways to answer, the first question counting four, the second two, the third one.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

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


def score(values: Sequence[float]) -> float:
    """Sum of the trees' values for features in the order of `_features.NAMES`."""
    return sum(
        leaves[4 * (values[a] > x) + 2 * (values[b] > y) + (values[c] > z)]
        for a, x, b, y, c, z, leaves in _trees()
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
