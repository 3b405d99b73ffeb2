"""Do two texts have the same thing promoted, or hindered? "Activates CLEC-2" against "deactivates CLEC-2"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from probatum.support.checks.negation import denials
from probatum.support.reading import READINGS, WORDS, read
from probatum.support.topics import topics
from probatum.vocabulary import rows

NEAR = 4
"""Content words on each side that tell what an effect is said of; a denial reaches as many tokens."""


class Effect(NamedTuple):
    """One word of effect."""

    way: int
    """1 promotes, -1 hinders; turned round where it is denied."""
    near: frozenset[str]
    """Stems of the words around that are no words of effect."""


class Agreement(NamedTuple):
    """Shares, 0 to 1, of the effects of a text that another text has the same way, the other way, or not."""

    same: float
    opposed: float
    missing: float


def agreement(text: str, other: str) -> Agreement:
    """How the effects of the text stand in the other; all 0 for a text that has none."""
    own, there = effects(text), effects(other)
    found = [_compared(effect, there) for effect in own]
    shares = (found.count(way) / len(own) if own else 0.0 for way in (1, -1, None))
    return Agreement(*shares)


@lru_cache(READINGS)
def effects(text: str) -> tuple[Effect, ...]:
    """The effects in the text, in order."""
    return tuple(_effects(text))


def _effects(text: str) -> Iterator[Effect]:
    tokens = read(text).tokens
    around = [topic for topic in topics(text) if not _way(tokens[topic.at])]
    for at, token in enumerate(tokens):
        if way := _way(token):
            before = [topic.stem for topic in around if topic.at < at][-NEAR:]
            after = [topic.stem for topic in around if topic.at > at][:NEAR]
            yield Effect(-way if _is_denied(text, at) else way, frozenset(before + after))


def _is_denied(text: str, at: int) -> bool:
    tokens = read(text).tokens
    return any(
        item.end <= at <= item.end + NEAR and not {".", ";", ","} & {*tokens[item.end : at]}
        for item in denials(text)
    )


def _compared(effect: Effect, there: tuple[Effect, ...]) -> int | None:
    """1 when the effect that is said of most of the same words goes the same way, -1 when the other.

    None when there is none of these words; 0 when they go both ways.
    """
    shared = [(len(effect.near & other.near), other.way) for other in there]
    most = max((count for count, _ in shared), default=0)
    if not most:
        return None
    ways = {way for count, way in shared if count == most}
    return 0 if len(ways) > 1 else effect.way * ways.pop()


@lru_cache(WORDS)
def _way(token: str) -> int:
    """1 for a word that promotes, -1 for one that hinders, 0 for any other."""
    for word, way in rows("effects"):
        if token == word or (word[-1] == "*" and token.startswith(word[:-1])):
            return 1 if way == "promotes" else -1
    return 0
