"""A statement that only leaves words out of its quote leaves out none that count."""

import re
from collections import Counter
from functools import cache

from probatum.support.checks import Names
from probatum.support.guards import guards, wording
from probatum.support.quantities import quantities
from probatum.support.reading import read
from probatum.support.topics import stems
from probatum.support.verdict import PASSED, Verdict, failed, listed, unsure
from probatum.vocabulary import words

GUARDED = ("causes", "hedges", "negations", "people", "times")
_BRACKET = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]")
_DEEPEST = 3
"""Brackets within brackets are looked into so far."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a denial, hedge, figure or group of people is deleted; cannot decide on other deletions.

    Statistics in brackets and openers such as "In conclusion," may be deleted. A text that does more than
    delete passes: that is for the other checks.
    """
    if not _is_part(text, quote) or _is_part(quote, text):
        return PASSED
    bare = _without_statistics(quote)
    base = bare if _is_part(text, bare) else quote
    lost = _lost_guards(text, base) + _lost_figures(text, base)
    if lost:
        return failed(f"leaves out what must not be left out: {listed(lost)}")
    left_out = sorted(stems(base) - stems(text) - _stems_of("reporting_words"))
    return unsure(f"leaves out {listed(left_out)}") if left_out else PASSED


def _is_part(text: str, quote: str) -> bool:
    """Whether the words and figures of the text are in the quote, in the same order."""
    rest = iter(_words(quote))
    return all(word in rest for word in _words(text))


def _words(text: str) -> list[str]:
    reading = read(text)
    return [token for token, kind in zip(reading.tokens, reading.kinds, strict=True) if kind != "p"]


def _without_statistics(quote: str) -> str:
    """The quote without brackets of figures in which no word says what they are of."""
    for _ in range(_DEEPEST):
        quote = _BRACKET.sub(lambda match: "" if _is_statistic(match[1]) else match[0], quote)
    return quote


def _is_statistic(inside: str) -> bool:
    """Whether there are figures inside, and no word says what they are of."""
    known = stems(inside) <= _stems_of("statistics_words")
    return known and bool(quantities(inside)) and not any(guards(inside, name) for name in GUARDED)


def _lost_guards(text: str, base: str) -> list[str]:
    lost: list[str] = []
    for name in GUARDED:
        left = Counter(item.group for item in guards(text, name))
        for item in guards(base, name):
            left[item.group] -= 1
            if left[item.group] < 0:
                lost += wording(base, [item])
    return lost


def _lost_figures(text: str, base: str) -> list[str]:
    left = Counter(item.value for item in quantities(text))
    left.subtract(item.value for item in quantities(base) if not item.pronoun)
    return sorted(value for value, count in left.items() if count < 0)


@cache
def _stems_of(name: str) -> frozenset[str]:
    """The stems of a word list."""
    return frozenset[str]().union(*(stems(word) for word in words(name)))
