"""A statement that is all but a copy of its quote does not put one word in place of another."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from probatum.support.checks import Names
from probatum.support.reading import read, stem
from probatum.support.verdict import PASSED, Verdict, failed, listed
from probatum.vocabulary import words

COPY = 0.8
"""Share of the words, in their order, from which a statement is all but a copy (difflib's ratio; by hand)."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a word of a near-copy has taken the place of another, or a small word turns it.

    Figures have their own check.
    """
    here, there = _words(text), _words(quote)
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    if matcher.quick_ratio() < COPY or matcher.ratio() < COPY:
        return PASSED
    runs = [(there[a:b], here[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind == "replace"]
    swapped = [f"{new} for {old}" for olds, news in runs for old, new in _telling(olds, news, there)]
    if swapped:
        return failed(f"puts one word for another: {listed(swapped)}")
    put_in = Counter(word for word in here if word in words("telling_words"))
    put_in.subtract(there)
    turning = [word for word, count in put_in.items() if count > 0]
    return failed(f"puts in what may turn it: {listed(turning)}") if turning else PASSED


def _words(text: str) -> list[str]:
    reading = read(text)
    return [token for token, kind in zip(reading.tokens, reading.kinds, strict=True) if kind in "wm"]


def _telling(olds: list[str], news: list[str], quote: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a replaced run that do not say the same."""
    if len(olds) != len(news):
        if _from_elsewhere(olds, news, quote):
            yield " ".join(olds), " ".join(news)
        return
    for old, new in zip(olds, news, strict=True):
        both_small = not stem(old) and not stem(new)
        if stem(old) != stem(new) or (both_small and {old, new} & words("telling_words")):
            yield old, new


def _from_elsewhere(olds: list[str], news: list[str], quote: list[str]) -> bool:
    """Whether a run of another length takes its content from elsewhere in the quote.

    Other content is for the check of names; an abbreviation of the same is no other content.
    """
    old, new = ({stem(word) for word in run} - {""} for run in (olds, news))
    short, long = sorted((olds, news), key=len)
    abbreviated = "".join(word[0] for word in long) in {"".join(short), "".join(short).rstrip("s")}
    return bool(old - new and new - old) and new <= set(map(stem, quote)) and not abbreviated
