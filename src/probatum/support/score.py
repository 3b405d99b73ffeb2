"""How likely a text in its own words is supported by a span: a small trained model, all of it in a table.

`vocabulary/support_score.tsv` holds a weight for each feature and outcome; `evals/training/support_score.py`
makes it. It decides "could not check" rather than guess: what the checks object to is never support, and what
it takes for support is all but covered by one sentence of the span.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp

from probatum.support.features import features
from probatum.vocabulary import rows


class Stand(StrEnum):
    """What a span says of a text: three outcomes, never merged."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    COULD_NOT_CHECK = "could not check"


@dataclass(frozen=True, slots=True)
class Score:
    """Three probabilities that add up to 1, and what they come to."""

    supports: float
    refutes: float
    neither: float
    stand: Stand


def score(text: str, quotes: Sequence[str]) -> Score:
    """How the spans, read as one, bear on the text; without spans nothing is known."""
    if not quotes:
        return Score(0.0, 0.0, 1.0, Stand.COULD_NOT_CHECK)
    found = features(text, quotes)
    supports, refutes, neither = _probabilities(found)
    return Score(supports, refutes, neither, _stand(found, supports, refutes))


def _stand(found: dict[str, float], supports: float, refutes: float) -> Stand:
    thresholds = _table()["threshold"]
    if found["no objection"] and supports >= thresholds[0]:
        return Stand.SUPPORTS
    disagrees = any(found[f"disagree on {kind}"] for kind in ("direction", "denial", "number"))
    if disagrees and refutes >= thresholds[1]:
        return Stand.REFUTES
    return Stand.COULD_NOT_CHECK


def _probabilities(found: dict[str, float]) -> tuple[float, float, float]:
    logits = list(_table()["bias"])
    for name, weights in _table().items():
        for place, weight in enumerate(weights):
            logits[place] += weight * found.get(name, 0.0)
    highest = max(logits)
    supports, refutes, neither = (exp(logit - highest) for logit in logits)
    total = supports + refutes + neither
    return round(supports / total, 4), round(refutes / total, 4), round(neither / total, 4)


@cache
def _table() -> dict[str, tuple[float, ...]]:
    """Weights for supports, refutes and neither by feature, with a bias; and thresholds of the first two."""
    return {name: tuple(map(float, weights)) for name, *weights in rows("support_score")}
