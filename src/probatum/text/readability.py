"""How hard a text is to read, in US school grades."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
SMOG_SENTENCES = 30


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts and grades of a text."""

    words: int
    sentences: int
    flesch_kincaid: float | None
    """US school grade (Kincaid 1975), 1 decimal; None when there is no word."""
    smog: float | None
    """US school grade (McLaughlin 1969), 1 decimal; None under 30 sentences, where it is not valid."""


def measure(sentences: Sequence[str]) -> Measured:
    """The grades of a text given as its sentences."""
    counted = [[syllables(word) for word in _WORD.findall(sentence)] for sentence in sentences]
    counted = [counts for counts in counted if counts]
    words = sum(map(len, counted))
    if not words:
        return Measured(0, 0, None, None)
    total = sum(map(sum, counted))
    grade = 0.39 * words / len(counted) + 11.8 * total / words - 15.59
    return Measured(words, len(counted), round(grade, 1), _smog(counted))


def _smog(counted: list[list[int]]) -> float | None:
    if len(counted) < SMOG_SENTENCES:
        return None
    long = sum(count >= 3 for counts in counted for count in counts)
    return round(1.043 * sqrt(long * 30 / len(counted)) + 3.1291, 1)


def syllables(word: str) -> int:
    """Syllables of an English word, 1 or more."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(1, count)
