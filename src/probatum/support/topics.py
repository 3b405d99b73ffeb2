"""What a statement is about: its content words and names, and the clauses that they stand in."""

from functools import lru_cache
from typing import NamedTuple

from probatum.support.quantities import quantities
from probatum.support.reading import READINGS, read, stem

_BREAKS = frozenset(".;:,()[]!?—") | {
    "but", "although", "though", "whereas", "while", "however", "except", "yet", "despite",
}  # fmt: skip


class Topic(NamedTuple):
    """One content word or name; a number is none."""

    stem: str
    at: int
    """Place of its token."""


@lru_cache(READINGS)
def topics(text: str) -> tuple[Topic, ...]:
    """The content words of the text in order, without those that belong to a quantity."""
    reading = read(text)
    taken = {at for item in quantities(text) for at in range(item.start, item.end) if not item.pronoun}
    found = []
    for at, (token, kind) in enumerate(zip(reading.tokens, reading.kinds, strict=True)):
        if kind in "wm" and at not in taken:
            name = token if kind == "m" else stem(token)
            if name:
                found.append(Topic(name, at))
    return tuple(found)


@lru_cache(READINGS)
def stems(text: str) -> frozenset[str]:
    """The content words of the text as a set."""
    return frozenset(topic.stem for topic in topics(text))


def clause(text: str, at: int) -> tuple[int, int]:
    """First token and end of the clause that a token stands in."""
    tokens = read(text).tokens
    start = next((place + 1 for place in range(at - 1, -1, -1) if tokens[place] in _BREAKS), 0)
    end = next((place for place in range(at + 1, len(tokens)) if tokens[place] in _BREAKS), len(tokens))
    return start, end


def shares(text: str, quote: str, start: int, end: int, *, without: tuple[int, int]) -> float:
    """Share, 0 to 1, of the content words of `quote[start:end]` that the text has; 1 where there are none.

    `without`: tokens that do not count.
    """
    outside = range(*without)
    inside = [topic.stem for topic in topics(quote) if start <= topic.at < end and topic.at not in outside]
    known = stems(text)
    return sum(item in known for item in inside) / len(inside) if inside else 1.0
