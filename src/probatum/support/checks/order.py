"""The words and figures of a statement are put together as in its quote."""

from collections import Counter

from probatum.support.checks import Names
from probatum.support.quantities import quantities
from probatum.support.reading import read
from probatum.support.topics import topics
from probatum.support.verdict import PASSED, Verdict, failed, unsure

SWAPPED = "puts the words of the quote in another order, and so may say the reverse"


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when the quote's very words stand in another order; cannot decide on other changes of order."""
    here, there = _sequence(text), _sequence(quote)
    words, known = _words(text), _words(quote)
    if words == known or in_order(here, there):
        return PASSED
    if _phrase_moved(words, known):
        return unsure("moves a phrase of the quote to the other end")
    if not Counter(words) - Counter(known):
        return failed(SWAPPED)
    if _sides_swapped(here, there):
        return failed("puts the two sides of a comparison the other way round")
    return unsure("says it in another order than the quote")


def in_order(items: list[str], among: list[str]) -> bool:
    """Whether the items that also stand in the other list stand there in this order."""
    known = set(among)
    rest = iter(among)
    return all(item in rest for item in items if item in known)


def _sequence(text: str) -> list[str]:
    """Content words, figures and words of comparison, in order."""
    tokens = read(text).tokens
    places = [(topic.at, topic.stem) for topic in topics(text)]
    places += [(item.start, f"{item.value} {item.unit}") for item in quantities(text) if not item.pronoun]
    places += [(at, token) for at, token in enumerate(tokens) if token in ("than", "versus", "vs")]
    return [item for _, item in sorted(places)]


def _words(text: str) -> list[str]:
    reading = read(text)
    return [token for token, kind in zip(reading.tokens, reading.kinds, strict=True) if kind != "p"]


def _phrase_moved(words: list[str], known: list[str]) -> bool:
    """Whether one run of words, with its preposition, has gone to the other end ("After 12 weeks, ...")."""
    if len(words) != len(known):
        return False
    same = [one == other for one, other in zip(words, known, strict=True)]
    start, end = same.index(False), len(same) - same[::-1].index(False)
    if start and end < len(same):
        return False
    middle, doubled = words[start:end], known[start:end] * 2
    return any(doubled[at : at + len(middle)] == middle for at in range(len(middle)))


def _sides_swapped(here: list[str], there: list[str]) -> bool:
    """Whether something before the comparison in the one stands behind it in the other."""
    first, second = _sides(here), _sides(there)
    if first is None or second is None:
        return False
    return bool(first[0] & second[1] - second[0]) and bool(first[1] & second[0] - second[1])


def _sides(items: list[str]) -> tuple[set[str], set[str]] | None:
    at = next((at for at, item in enumerate(items) if item in ("than", "versus", "vs")), None)
    return None if at is None else (set(items[:at]), set(items[at + 1 :]))
