"""The measures that several benchmarks share, and how sure they are.

All are a few lines, and their tests work them out by hand: the packages that hold them (ranx, ir_measures,
pytrec_eval) bring numba, pandas or a C compiler along.
"""

import random
from collections.abc import Callable, Collection, Sequence
from math import log2
from typing import TypeVar

from evals.figures import Figure

SEED = 20260101
RESAMPLES = 1000

T = TypeVar("T")


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def interval(
    items: Sequence[T], statistic: Callable[[Sequence[T]], float], *, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a statistic, drawn with a fixed seed."""
    if not items:
        return 0.0, 0.0
    draw = random.Random(SEED)
    drawn = sorted(statistic(draw.choices(items, k=len(items))) for _ in range(resamples))
    return drawn[int(resamples * 0.025)], drawn[min(resamples - 1, int(resamples * 0.975))]


def figure(
    benchmark: str,
    name: str,
    system: str,
    metric: str,
    items: Sequence[T],
    statistic: Callable[[Sequence[T]], float],
    *,
    resamples: int = RESAMPLES,
) -> Figure:
    """A statistic over items as a figure, with its interval, rounded to four decimals."""
    low, high = interval(items, statistic, resamples=resamples)
    value = statistic(items)
    return Figure(benchmark, name, system, metric, round(value, 4), round(low, 4), round(high, 4), len(items))


def mean_figure(benchmark: str, name: str, system: str, metric: str, values: Sequence[float]) -> Figure:
    """The mean of one value for each question, as a figure."""
    return figure(benchmark, name, system, metric, values, mean)


def ndcg(ranked: Sequence[str], wanted: Collection[str], *, at: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `at`, each wanted one counting alike; 0 to 1."""
    gain = sum(1 / log2(rank + 2) for rank, one in enumerate(ranked[:at]) if one in wanted)
    best = sum(1 / log2(rank + 2) for rank in range(min(at, len(wanted))))
    return gain / best if best else 0.0


def recall(ranked: Sequence[str], wanted: Collection[str], *, at: int = 100) -> float:
    """Share of the wanted that is among the first `at`; 0 to 1."""
    return len(set(ranked[:at]) & set(wanted)) / len(wanted) if wanted else 0.0


def reciprocal_rank(ranked: Sequence[str], wanted: Collection[str]) -> float:
    """One divided by the rank of the first wanted one, from 1; 0 when there is none."""
    return next((1 / rank for rank, one in enumerate(ranked, 1) if one in wanted), 0.0)


def average_precision(ranked: Sequence[str], wanted: Collection[str]) -> float:
    """Mean, over the wanted ones, of the precision at the rank where each is found; 0 to 1."""
    found, total = 0, 0.0
    for rank, one in enumerate(ranked, 1):
        if one in wanted:
            found += 1
            total += found / rank
    return total / len(wanted) if wanted else 0.0


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of pairs of gold and said that agree."""
    return mean([float(gold == said) for gold, said in pairs])


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 of the labels that occur as gold; what is said and never gold counts as wrong."""
    return mean([f1(pairs, label) for label in sorted({gold for gold, _ in pairs})])


def f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    """F1 of one label over pairs of gold and said; 0 to 1."""
    both = sum(gold == said == label for gold, said in pairs)
    either = sum(gold == label for gold, _ in pairs) + sum(said == label for _, said in pairs)
    return 2 * both / either if either else 0.0
