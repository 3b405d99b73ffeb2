"""A statement that is all but a copy of its quote does not put one word in place of another."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from probatum.support.checks import Names
from probatum.support.reading import read, stem
from probatum.support.verdict import PASSED, Verdict, failed, listed
from probatum.vocabulary import words

COPY = 0.8
"""Share of the words, in their order, from which a statement is all but a copy (difflib's ratio; by hand)."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a word of a near-copy has taken the place of another; figures have their own check."""
    here, there = _words(text), _words(quote)
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    if matcher.quick_ratio() < COPY or matcher.ratio() < COPY:
        return PASSED
    runs = [(there[a:b], here[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind == "replace"]
    swapped = [f"{new} for {old}" for olds, news in runs for old, new in _telling(olds, news)]
    return failed(f"puts one word for another: {listed(swapped)}") if swapped else PASSED


def _words(text: str) -> list[str]:
    reading = read(text)
    return [token for token, kind in zip(reading.tokens, reading.kinds, strict=True) if kind in "wm"]


def _telling(olds: list[str], news: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a replaced run that do not say the same; runs of other length are for the other checks."""
    for old, new in zip(olds, news, strict=False) if len(olds) == len(news) else ():
        both_small = not stem(old) and not stem(new)
        if stem(old) != stem(new) or (both_small and {old, new} & words("telling_words")):
            yield old, new
