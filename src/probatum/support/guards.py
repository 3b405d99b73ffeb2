"""Words that a statement may neither add to its quote nor lose from it."""

from collections import Counter
from functools import lru_cache

from probatum.support.phrases import Found, phrases
from probatum.support.quantities import quantities
from probatum.support.reading import READINGS, read
from probatum.support.topics import clause, shares
from probatum.support.verdict import PASSED, Verdict, failed, listed

USED = 0.5
"""A clause of the quote is used when a statement has this share of its content words; set by hand."""


@lru_cache(READINGS)
def guards(text: str, name: str) -> tuple[Found, ...]:
    """The phrases of a word list in the text, without those that are part of a quantity ("at least 5")."""
    spans = [(item.start, item.end) for item in quantities(text) if not item.pronoun]
    return tuple(
        item
        for item in phrases(text)[name]
        if not any(start <= item.start and item.end <= end for start, end in spans)
    )


def added(text: str, quote: str, name: str) -> list[Found]:
    """Phrases of the text whose group the quote does not have, or not as often."""
    left = Counter(item.group for item in guards(quote, name))
    found = []
    for item in guards(text, name):
        left[item.group] -= 1
        if left[item.group] < 0:
            found.append(item)
    return found


def lost(text: str, quote: str, name: str) -> list[Found]:
    """Phrases of the quote, from clauses that the text uses, whose group the text does not have as often."""
    left = Counter(item.group for item in guards(text, name))
    found = []
    for item in guards(quote, name):
        if not uses(text, quote, item):
            continue
        left[item.group] -= 1
        if left[item.group] < 0:
            found.append(item)
    return found


def kept(text: str, quote: str, name: str, *, new: str, gone: str) -> Verdict:
    """Fails when a phrase of a list is put in, or left out of a clause that is used; `new`, `gone`: why."""
    put_in = added(text, quote, name)
    if put_in:
        return failed(f"{new}: {listed(wording(text, put_in))}")
    left_out = lost(text, quote, name)
    return failed(f"{gone}: {listed(wording(quote, left_out))}") if left_out else PASSED


def uses(text: str, quote: str, item: Found) -> bool:
    """Whether the text takes up the clause of the quote in which a phrase stands."""
    start, end = clause(quote, item.start)
    return shares(text, quote, start, end, without=(item.start, item.end)) >= USED


def wording(text: str, items: list[Found]) -> list[str]:
    """The phrases as the text has them, each once."""
    tokens = read(text).tokens
    return list(dict.fromkeys(" ".join(tokens[item.start : item.end]) for item in items))
