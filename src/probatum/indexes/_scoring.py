"""BM25 that depends on what the library holds and on nothing else.

The search engine counts deleted records until it merges them away, and adds up in whatever order its files
happen to have. So it only proposes candidates; their scores are computed here, from the text itself.
Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond".
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import fsum, log

from probatum.text.terms import analyzer, indexable

K1 = 1.2
B = 0.75
"""The engine's own constants; figures in docs/decisions/0004-local-index.md."""

_OTHER_MARKS = re.compile(r"[^\w\x00-\x7f]+")
_LOWER_OR_SPACE = bytes(
    ord(chr(code).lower()) if code >= 128 or chr(code).isalnum() else 32 for code in range(128)
) + bytes(range(128, 256))


class Scorer:
    """Scores records for one query by their searched text."""

    def __init__(self, weights: Mapping[str, float], average: float) -> None:
        """`weights`: of each stem, its weight times `idf`; `average`: terms of a record, above 0."""
        self._weights = dict(sorted(weights.items()))
        self._average = average
        self._wanted = _Wanted(self._weights)

    def score(self, text: str) -> float:
        """BM25 of a record, 0 or more, at full precision."""
        runs = terms(text)
        counts = dict.fromkeys(self._weights, 0)
        for stem in [stem for run in runs if (stem := self._wanted[run])]:
            counts[stem] += 1
        relative = K1 * (1 - B + B * len(runs) / self._average)
        return fsum(
            weight * (K1 + 1) * counts[stem] / (counts[stem] + relative)
            for stem, weight in self._weights.items()
        )

    def slack(self, average: float) -> float:
        """How much higher than the engine's a score can be, as a factor, when the engine takes the average
        record to have `average` terms; 1 or more, with room for the engine's rounding."""
        return max(1.0, self._average / average) * 1.0001


class _Wanted(dict[bytes, str]):
    """The stem that a word is a form of, where the query asks for it; empty for any other word."""

    def __init__(self, stems: Mapping[str, float]) -> None:
        self._stems = frozenset(stems)
        self._initials = frozenset(stem.encode()[0] for stem in stems)

    def __missing__(self, run: bytes) -> str:
        """Stemming never changes a first letter, except an accented one."""
        stem = _stem(run) if run[0] in self._initials or run[0] > 127 else ""
        self[run] = stem if stem in self._stems else ""
        return self[run]


def idf(holding: int, records: int) -> float:
    """Inverse document frequency, above 0, of a stem that `holding` of `records` hold."""
    return log(1 + (records - holding + 0.5) / (holding + 0.5))


def terms(text: str) -> list[bytes]:
    """The runs of letters and digits, in lower case where they are ASCII: one for each term of the engine."""
    text = indexable(text)
    if not text.isascii():
        text = _OTHER_MARKS.sub(" ", text)
    return text.encode("utf-8", "replace").translate(_LOWER_OR_SPACE).split()


@lru_cache(maxsize=100_000)
def _stem(run: bytes) -> str:
    stems = analyzer().analyze(run.decode())
    return stems[0] if stems else ""
