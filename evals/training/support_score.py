"""The score of `support`: `python -m evals.training.support_score` writes `support_score.tsv`.

A softmax regression on the features of `probatum.support.features`, fitted by gradient descent: the same
input gives the same table. It learns from the groups of SciFact, BioASQ 7B-9B, PubMedQA and CovidFact that
are not held out, and from claims of theirs beside evidence of others. HealthVer and NLI4CT are not learnt
from. Which outcome is commoner in a set is learnt with the rest.

Thresholds come from cross-validation over the groups, on the pairs of the sets alone. "Supports" takes the
lowest at which nine in ten of SciFact are right, nineteen in twenty of BioASQ, which has pairs enough for it,
and in each eight in ten at the lower end of the interval (Wilson, one-sided, 90 %). "Refutes" takes the
lowest whose precision is within half a point of the best that a threshold has which takes a hundred pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import probatum
from evals import pairs
from evals.pairs import NEUTRAL, REFUTES, SUPPORTS, Pair
from probatum.support.features import features

_LABELS = (SUPPORTS, REFUTES, NEUTRAL)
_PENALTY = 2e-3
_STEPS = 3000
_RATE = 0.5
_FOLDS = 5
_WITHIN = 0.005
_FEWEST = 100
"""Pairs that a threshold has to take, at the least."""
_OF_THE_SET, _UNRELATED = 1.0, 0.5
_JUDGED_BY = (("SciFact", "BioASQ"), ("SciFact", "PubMedQA", "CovidFact"))
"""Sets by which the thresholds are chosen: a true claim of CovidFact need not follow from its evidence, and
the snippet of a BioASQ question whose answer is "no" need not say so."""
_RIGHT = {"SciFact": 0.9, "BioASQ": 0.95}
_SURELY_RIGHT, _FEWEST_RIGHT, _DEVIATIONS = 0.8, 15, 1.2816
_LEARNT = (
    *("covered", "covered by a sentence", "covered by a sentence, squared", "heaviest missing", "pairs"),
    *("words", "sentence covered", "near a sentence", "least near", "sentence near", "in order"),
    *("close together", "angle", "effect the same", "effect opposed", "effect missing", "same direction"),
    *("direction missing", "numbers", "numbers missing", "denies", "span denies", "both deny", "hedged"),
    *("span hedged", "an aim", "no objection", "covered by a sentence, no objection", "pairs, no objection"),
)
"""Features with a weight; the others are looked at as objections only."""
_HEAD = f"""feature	{SUPPORTS}	{REFUTES}	neither
# How much each feature of support/features.py speaks for each outcome.
# Made by evals/training/support_score.py from SciFact (CC BY 4.0, ODC-By), BioASQ (CC BY 2.5), PubMedQA (MIT)
# and CovidFact: weights only, no text of theirs.
# threshold: the least probability of "{SUPPORTS}" and of "{REFUTES}" that is believed.
"""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Example:
    pair: Pair
    set: str
    found: dict[str, float]
    share: float
    """How much its part of the set counts."""
    given: bool
    """Whether the set has this pair; the others are put together from it."""


def main() -> None:
    """Fit, choose the thresholds, and write the table into the package."""
    examples = _examples()
    names = list(_LEARNT)
    checked = [pair for fold in range(_FOLDS) for pair in _predicted(examples, names, fold)]
    thresholds = [_sure_threshold(checked), _best_threshold(checked)]
    weights, bias = _fit(examples, names)
    path = Path(probatum.__file__).parent / "vocabulary" / "support_score.tsv"
    path.write_text(_HEAD + "".join(_lines(names, weights, bias, thresholds)), encoding="utf-8")


def _lines(names: Sequence[str], weights: Floats, bias: Floats, thresholds: Sequence[float]) -> list[str]:
    table = [
        ("threshold", [*thresholds, 0.0]),
        ("bias", bias),
        *zip(names, weights, strict=True),
    ]
    return [f"{name}\t" + "\t".join(f"{value:.4f}" for value in row) + "\n" for name, row in table]


def _examples() -> list[_Example]:
    found = []
    for name, given, each in (
        ("SciFact", pairs.of_scifact(), 1),
        ("BioASQ", pairs.of_bioasq(), 2),
        ("PubMedQA", pairs.of_pubmedqa(), 2),
        ("CovidFact", pairs.of_covidfact(), 1),
    ):
        for share, part in ((_OF_THE_SET, given), (_UNRELATED, pairs.unrelated(given, each))):
            learnt = [pair for pair in part if not pair.held_out]
            found += [
                _Example(
                    pair,
                    name,
                    features(pair.claim, pair.evidence),
                    share / len(learnt),
                    share == _OF_THE_SET,
                )
                for pair in learnt
            ]
    return found


def _fold(example: _Example) -> int:
    return sha256(f"fold {example.pair.group}".encode()).digest()[0] % _FOLDS


def _predicted(
    examples: Sequence[_Example], names: Sequence[str], fold: int
) -> list[tuple[_Example, Floats]]:
    weights, bias = _fit([one for one in examples if _fold(one) != fold], names)
    rest = [one for one in examples if _fold(one) == fold]
    return list(zip(rest, _softmax(_matrix(rest, names) @ weights + bias), strict=True))


def _sure_threshold(checked: Sequence[tuple[_Example, Floats]]) -> float:
    """Of supports: the highest of those that each set by itself asks for."""
    return max(_lowest_sure(_allowed(checked, 0, (name,)), _RIGHT[name]) for name in _JUDGED_BY[0])


def _lowest_sure(ranked: Sequence[tuple[float, bool]], most: float) -> float:
    """The lowest probability above which `most` are right, and at the interval's lower end still many."""
    right, found = 0, 1.0
    for number, (value, good) in enumerate(ranked, start=1):
        right += good
        share = right / number
        if number >= _FEWEST_RIGHT and share >= most and _lower(share, number) >= _SURELY_RIGHT:
            found = value
    return found


def _lower(share: float, number: int) -> float:
    """Lower end of Wilson's interval."""
    spread = _DEVIATIONS**2 / number
    middle = share + spread / 2
    margin: float = (spread * (share * (1 - share) + spread / 4)) ** 0.5
    return (middle - margin) / (1 + spread)


def _best_threshold(checked: Sequence[tuple[_Example, Floats]]) -> float:
    """Of refutes: the lowest above which about as much of what is taken for it is as can be."""
    right, precisions = 0, []
    for number, (value, good) in enumerate(_allowed(checked, 1, _JUDGED_BY[1]), start=1):
        right += good
        if number >= _FEWEST:
            precisions.append((right / number, value))
    best = max(precision for precision, _ in precisions)
    return min(value for precision, value in precisions if precision >= best - _WITHIN)


def _allowed(
    checked: Sequence[tuple[_Example, Floats]], place: int, sets: Sequence[str]
) -> list[tuple[float, bool]]:
    """Probability of an outcome and whether it is right, of the pairs of the sets, the surest first."""
    found = [
        (float(predicted[place]), one.pair.label == _LABELS[place])
        for one, predicted in checked
        if one.set in sets and one.given and _is_allowed(one.found, place)
    ]
    return sorted(found, reverse=True)


def _is_allowed(found: dict[str, float], place: int) -> bool:
    """Whether the score may come to supports (0) or refutes (1), however probable."""
    kinds = ("direction", "denial", "number")
    return bool(found["no objection"]) if place == 0 else any(found[f"disagree on {kind}"] for kind in kinds)


def _fit(examples: Sequence[_Example], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Weights of features by outcome, and the biases, on the features as they are."""
    matrix = _matrix(examples, names)
    wanted = np.array([[float(one.pair.label == label) for label in _LABELS] for one in examples])
    counts = np.array([one.share for one in examples])
    counts = counts / counts.sum()
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    scaled = (matrix - middle) / spread
    weights, bias = np.zeros((len(names), len(_LABELS))), np.zeros(len(_LABELS))
    for _ in range(_STEPS):
        error = (_softmax(scaled @ weights + bias) - wanted) * counts[:, None]
        weights -= _RATE * (scaled.T @ error + _PENALTY * weights)
        bias -= _RATE * error.sum(axis=0)
    plain = weights / spread[:, None]
    return plain, bias - middle @ plain


def _matrix(examples: Sequence[_Example], names: Sequence[str]) -> Floats:
    return np.array([[one.found[name] for name in names] for one in examples])


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


if __name__ == "__main__":
    main()
