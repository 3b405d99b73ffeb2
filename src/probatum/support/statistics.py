"""Statistics in brackets: which a statement leaves out, and whether they show that chance may be at work."""

import re
from functools import cache
from itertools import pairwise

from probatum.support.guards import guards
from probatum.support.quantities import Quantity, quantities
from probatum.support.reading import read
from probatum.support.topics import stems
from probatum.vocabulary import words

KEPT = ("causes", "hedges", "negations", "people", "settings", "times")
"""Word lists of which a bracket that may be left out holds nothing."""
_BRACKET = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]")
_LATER = re.compile(r"[,;][^,;()\[\]]*(?=[,;)\]])")
_FIRST = re.compile(r"(?<=[(\[])[^,;()\[\]]*[,;] ?")
"""One of several statistics in a bracket, with the comma or semicolon that sets it apart."""
_DEEPEST = 3
"""Brackets within brackets are looked into so far."""
_CHANCE = 0.05
_NO_EFFECT = (0.0, 1.0)
"""A difference of 0 and a ratio of 1."""


def without_statistics(quote: str, text: str) -> tuple[str, tuple[str, ...]]:
    """The quote without the statistics in brackets that the text leaves out, and those statistics.

    The text's words and figures have to be part of the quote. A bracket goes as a whole or in part.
    """
    left_out: list[str] = []
    for pattern in (*(_BRACKET,) * _DEEPEST, _LATER, _FIRST):
        for found in reversed(list(pattern.finditer(quote))):
            shorter = quote[: found.start()] + quote[found.end() :]
            if _is_statistic(found[0]) and _in_brackets(quote, found) and is_part(text, shorter):
                left_out.insert(0, found[0])
                quote = shorter
    return quote, tuple(left_out)


def _in_brackets(quote: str, found: re.Match[str]) -> bool:
    before = quote[: found.end() - 1]
    return sum(map(before.count, "([")) > sum(map(before.count, ")]"))


def is_part(text: str, quote: str) -> bool:
    """Whether the words and figures of the text are in the quote, in the same order."""
    rest = iter(bare(quote))
    return all(word in rest for word in bare(text))


def bare(text: str) -> list[str]:
    """The tokens without punctuation."""
    reading = read(text)
    return [token for token, kind in zip(reading.tokens, reading.kinds, strict=True) if kind != "p"]


def shows_chance(statistic: str) -> bool:
    """Whether an interval holds no effect (0 or 1), or a P value is 0.05 or more."""
    found = quantities(statistic)
    intervals = pairwise(found)
    return any(_holds_no_effect(low, high) for low, high in intervals) or any(
        _is_chance(item, statistic) for item in found
    )


def _is_statistic(inside: str) -> bool:
    """Whether there are figures inside, and no word says what they are of."""
    known = stems(inside) <= stems_of("statistics_words")
    kept = (item for name in KEPT for item in guards(inside, name) if item.group != "all")
    return known and bool(quantities(inside)) and not any(kept)


def _holds_no_effect(low: Quantity, high: Quantity) -> bool:
    if (low.place, high.place) != ("low", "high"):
        return False
    return any(float(low.value) <= none <= float(high.value) for none in _NO_EFFECT)


def _is_chance(item: Quantity, text: str) -> bool:
    """Whether it is a P value too high to rule chance out."""
    before = read(text).tokens[max(item.start - 2, 0) : item.start]
    if "p" not in before or item.place:
        return False
    return float(item.value) > _CHANCE or (float(item.value) == _CHANCE and item.bound not in ("<", "≤"))


@cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of a word list."""
    return frozenset[str]().union(*(stems(word) for word in words(name)))
