"""Which way a word points: more or less (`vocabulary/opposites.toml`)."""

import re
from functools import cache

from probatum.vocabulary import table


@cache
def way(word: str) -> int:
    """1 for a lower-case word that says more, -1 for one that says less, 0 for any other."""
    lists = table("opposites")
    if any(re.fullmatch(pattern, word) for pattern in lists["more"]):
        return 1
    return -1 if any(re.fullmatch(pattern, word) for pattern in lists["less"]) else 0


def ways(lower: str) -> frozenset[int]:
    """The directions that occur in a lower-case text."""
    return frozenset(filter(None, map(way, re.findall(r"[a-z]+", lower))))
