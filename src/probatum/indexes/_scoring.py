"""BM25 that depends on what the library holds and on nothing else.

The search engine counts deleted records until it merges them away, and adds up in whatever order its files
happen to have. So it only proposes candidates; their scores are computed here, from the text itself, by the
engine's own formula with the right figures.
Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond".
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from math import fsum, log

from probatum.text.terms import runs, stem_of

K1 = 1.2
B = 0.75
"""The engine's own; figures in docs/decisions/0022-local-index.md."""


def _steps() -> list[int]:
    """The lengths that the engine tells apart: each up to 40, then eight to every doubling."""
    steps, step = list(range(40)), 2
    while steps[-1] < 2**31:
        steps += [40 + (step - 2) * 8 + step * at for at in range(8)]
        step *= 2
    return steps


_STEPS = _steps()


class Scorer:
    """Scores records for one query by their searched text."""

    def __init__(self, weights: Mapping[str, float], average: float) -> None:
        """`weights`: of each stem, its weight times `idf`; `average`: terms of a record, above 0."""
        self._weights = dict(sorted(weights.items()))
        self._average = average
        self._initials = frozenset(stem.encode()[0] for stem in weights)

    def scores(self, texts: Iterable[str]) -> list[float]:
        """BM25 of each record, 0 or more, at full precision."""
        records = [runs(text) for text in texts]
        wanted = self._forms(set().union(*records))
        return [self._score([wanted[run] for run in found if run in wanted], len(found)) for found in records]

    def slack(self, average: float) -> float:
        """How much higher than the engine's a score can be, as a factor, when the engine takes the average
        record to have `average` terms; 1 or more, with room for the engine's rounding."""
        return max(1.0, self._average / average) * 1.0001

    def _score(self, stems: list[str], length: int) -> float:
        counts = dict.fromkeys(self._weights, 0)
        for stem in stems:
            counts[stem] += 1
        told = _STEPS[bisect_right(_STEPS, length) - 1]
        relative = K1 * (1 - B + B * told / self._average)
        return fsum(
            weight * (K1 + 1) * counts[stem] / (counts[stem] + relative)
            for stem, weight in self._weights.items()
        )

    def _forms(self, runs: set[bytes]) -> dict[bytes, str]:
        """Of these words, those that are forms of a stem that the query asks for.

        Stemming never changes a first letter, unless it has an accent.
        """
        near = [run for run in runs if run[0] in self._initials or run[0] > 127]
        return {run: stem for run in near if (stem := stem_of(run)) in self._weights}


def idf(holding: int, records: int) -> float:
    """Inverse document frequency, above 0, of a stem that `holding` of `records` hold."""
    return log(1 + (records - holding + 0.5) / (holding + 0.5))
