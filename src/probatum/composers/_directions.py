"""Which way a word points: more or less (`vocabulary/opposites.toml`)."""

import re
from functools import cache

from probatum.vocabulary import table


@cache
def way(word: str) -> int:
    """1 for a lower-case word that says more, -1 for one that says less, 0 for any other."""
    if _any("more").fullmatch(word):
        return 1
    return -1 if _any("less").fullmatch(word) else 0


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("opposites")[name]))


def ways(lower: str) -> frozenset[int]:
    """The directions that occur in a lower-case text."""
    return frozenset(filter(None, map(way, re.findall(r"[a-z]+", lower))))
