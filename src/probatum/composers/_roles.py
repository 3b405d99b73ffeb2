"""What a sentence of an abstract is: background, objective, method, result, conclusion or recommendation."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp
from operator import add

from probatum.library.cutting import role_of
from probatum.support import cues
from probatum.types.source import Kind
from probatum.vocabulary import rows

ROLES = ("background", "objective", "method", "result", "conclusion")
"""Those that the model tells apart; a recommendation is told by its words."""
_SURE = 0.75
"""Probability from which the model is believed; else the role stays empty."""
_LABEL = re.compile(
    r"(?:[A-Z][A-Z/&,' -]{2,50}"
    r"|(?:Introduction|Background|Context|Objectives?|Aims?|Purpose|Methods?(?:/[Dd]esign)?"
    r"|Materials and methods|Results?|Findings|Conclusions?|Interpretation|Summary))::?(?=\s)"
)
"""A heading that stands in the text: "MATERIALS AND METHODS: ..."."""
_WORD = re.compile(r"[a-z]+|\d+")
_PROSE = frozenset({Kind.PATIENT_INFORMATION, Kind.REFERENCE, Kind.WEB_PAGE, Kind.DRUG_LABEL, Kind.GUIDELINE})
"""Kinds of source that are not written as an abstract is: the model was not trained on them."""


def label(text: str) -> str:
    """The heading with its colon that stands before a sentence; empty without one."""
    found = _LABEL.match(text) if ":" in text else None
    return found.group() if found else ""


def features(text: str, place: int, count: int) -> list[str]:
    """What the model looks at: words, the first two of them, and the place among `count` sentences."""
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower())]
    third = min(int(place * 5 / max(count, 1)), 4)
    edge = ["at:first"] if place == 0 else ["at:last"] if place == count - 1 else []
    return [*dict.fromkeys(words), f"opens:{' '.join(words[:2])}", f"at:{third}", *edge]


def probabilities(found: Sequence[str]) -> tuple[float, ...]:
    """Of each of `ROLES`, from the weights in `vocabulary/role_weights.tsv`; they add up to 1."""
    weights = _weights()
    sums = [0.0] * len(ROLES)
    for feature in ("always", *found):
        if feature in weights:
            sums = list(map(add, sums, weights[feature]))
    most = max(sums)
    shares = [exp(one - most) for one in sums]
    whole = sum(shares)
    return tuple([share / whole for share in shares])


def role_of_heading(text: str) -> str:
    """The role that a heading before a sentence names ("RESULTS: ..."); it counts until the next."""
    return role_of(label(text).rstrip(":").lower())


@lru_cache(maxsize=8192)
def role_by_words(text: str, place: int, count: int, kind: Kind) -> str:
    """The role of a sentence that stands at `place` (from 0) among `count`; empty where it is not clear."""
    lower = text.lower()
    if cues.marked("recommending", lower):
        return "recommendation"
    if kind in _PROSE:
        return ""
    likely = probabilities(features(text, place, count))
    best = max(likely)
    return ROLES[likely.index(best)] if best >= _SURE else ""


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    return {row[0]: tuple(map(float, row[1:])) for row in rows("role_weights")}
