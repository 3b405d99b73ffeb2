"""Does evidence support a claim in its own words? Three outcomes, over four sets.

Ours comes in two: what `score` decides, which may abstain, and its most probable outcome. The baselines go
by the share of the claim's words in the evidence, without and with a look at denials.
"""

from collections.abc import Callable, Iterator, Sequence

from evals import pairs
from evals.figures import OURS, Figure, Options
from evals.pairs import NEUTRAL, REFUTES, SUPPORTS, Pair
from evals.readers import covidfact, healthver, nli4ct, scifact
from evals.statistics import accuracy, figure, macro_f1, mean_figure
from probatum.support.checks.negation import denials
from probatum.support.disagreement import disagreement
from probatum.support.features import coverage
from probatum.support.score import Score, Stand, score

NAME = "support"
NEEDS = (healthver.PAIRS, scifact.CLAIMS, scifact.CORPUS, covidfact.CLAIMS, nli4ct.ARCHIVE)
PACKAGES: tuple[str, ...] = ()

WORDS, WORDS_AND_DENIALS = "words covered", "words covered, denials"
_COVERED = 0.6
_COVERAGES = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
_SETS: dict[str, Callable[[], list[Pair]]] = {
    "HealthVer dev": pairs.of_healthver,
    "SciFact claims held out": lambda: [pair for pair in pairs.of_scifact() if pair.held_out],
    "CovidFact held out": lambda: [pair for pair in pairs.of_covidfact() if pair.held_out],
    "NLI4CT train and dev": lambda: pairs.of_nli4ct("train") + pairs.of_nli4ct("dev"),
}


def run(options: Options) -> Iterator[Figure]:
    """Every set; nothing is learnt from HealthVer, NLI4CT, or the held-out claims."""
    for name, read in _SETS.items():
        if options.wants(name):
            given = options.sample(read(), 300)
            yield from _decided(name, given, [score(pair.claim, pair.evidence) for pair in given])
            yield from _disagreements(name, given)


def _decided(name: str, given: Sequence[Pair], scores: Sequence[Score]) -> Iterator[Figure]:
    for stand, label in ((Stand.SUPPORTS, SUPPORTS), (Stand.REFUTES, REFUTES)):
        taken = [pair for pair, one in zip(given, scores, strict=True) if one.stand is stand]
        yield mean_figure(
            NAME, name, OURS, f"taken for {stand}", [float(one.stand is stand) for one in scores]
        )
        if taken:
            right = [float(pair.label == label) for pair in taken]
            yield mean_figure(NAME, name, OURS, f"precision of {stand}", right)
    yield from _precisions(name, OURS, given, [_rank(one) for one in scores])
    yield from _precisions(name, WORDS, given, [_covered(pair) for pair in given])
    yield from _three_outcomes(name, OURS, given, [_probable(one) for one in scores])
    yield from _three_outcomes(name, WORDS_AND_DENIALS, given, [_by_denials(pair) for pair in given])
    yield from _three_outcomes(name, "always the commonest", given, [_commonest(given)] * len(given))


def _precisions(name: str, system: str, given: Sequence[Pair], ranks: Sequence[float]) -> Iterator[Figure]:
    """Precision of the pairs ranked highest, at each share of the set."""
    order = sorted(range(len(given)), key=lambda place: (-ranks[place], place))
    for share in _COVERAGES:
        top = [given[place] for place in order[: round(share * len(given))]]
        if top:
            values = [float(pair.label == SUPPORTS) for pair in top]
            yield mean_figure(NAME, name, system, f"precision of supports at {share:.1%}", values)


def _three_outcomes(name: str, system: str, given: Sequence[Pair], said: Sequence[str]) -> Iterator[Figure]:
    both = [(pair.label, one) for pair, one in zip(given, said, strict=True)]
    yield figure(NAME, name, system, "macro-F1 when forced to decide", both, macro_f1, resamples=200)
    yield figure(NAME, name, system, "accuracy when forced to decide", both, accuracy, resamples=200)


def _rank(found: Score) -> float:
    """What it takes for support first, then by probability."""
    return found.supports + (found.stand is Stand.SUPPORTS)


def _probable(found: Score) -> str:
    return max((found.supports, SUPPORTS), (found.refutes, REFUTES), (found.neither, NEUTRAL))[1]


def _covered(pair: Pair) -> float:
    return coverage(pair.claim, " ".join(pair.evidence))


def _by_denials(pair: Pair) -> str:
    if _covered(pair) < _COVERED:
        return NEUTRAL
    evidence = " ".join(pair.evidence)
    return SUPPORTS if bool(denials(pair.claim)) == bool(denials(evidence)) else REFUTES


def _commonest(given: Sequence[Pair]) -> str:
    labels = [pair.label for pair in given]
    return max(sorted(set(labels)), key=labels.count)


def _disagreements(name: str, given: Sequence[Pair]) -> Iterator[Figure]:
    """Of the pairs that support or refute: how many are found to disagree, and how many of these refute."""
    decided = [pair for pair in given if pair.label != NEUTRAL]
    found = [any(disagreement(pair.claim, one) for one in pair.evidence) for pair in decided]
    taken = [pair for pair, disagrees in zip(decided, found, strict=True) if disagrees]
    refuting = [disagrees for pair, disagrees in zip(decided, found, strict=True) if pair.label == REFUTES]
    if taken:
        right = [float(pair.label == REFUTES) for pair in taken]
        yield mean_figure(NAME, name, OURS, "disagreement found: it refutes and does not support", right)
    yield mean_figure(NAME, name, OURS, "refutations found by disagreement", list(map(float, refuting)))
