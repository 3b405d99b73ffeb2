"""How the words of a text line up with those of another, by the word vectors that ship with the package."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from probatum import vectors
from probatum.support.topics import topics

ALIKE = 0.6
"""Cosine from which two words are taken for each other; set by hand."""
_OTHER_WORD = 0.99
"""Most that another word than the same counts."""


class Alignment(NamedTuple):
    """Shares from 0 to 1."""

    covered: float
    """Nearness of each word of the text to its nearest word of the other, weighed by rarity."""
    least: float
    """Of the word that is furthest from all of the other."""
    back: float
    """As `covered`, of the words of the other."""
    in_order: float
    """Pairs of words that stand in the same order in both; 0.5 where there are none."""
    close: float
    """How close together the words that are taken for each other stand in the other."""
    angle: float
    """Cosine of the vectors of both texts."""


NOTHING = Alignment(0.0, 0.0, 0.0, 0.5, 0.0, 0.0)


def alignment(text: str, other: str, weight: Callable[[str], float]) -> Alignment:
    """Of two texts; `weight`: rarity of a stem."""
    own, there = ([topic.stem.split(" ")[0] for topic in topics(each)] for each in (text, other))
    if not own or not there:
        return NOTHING
    table = vectors.table()
    places, others = table.find(own), table.find(there)
    alike = np.minimum(vectors.likeness(vectors.directions(places), vectors.directions(others)), _OTHER_WORD)
    alike = np.where(np.array(own)[:, None] == np.array(there)[None, :], 1.0, alike)
    nearest = alike.max(axis=1)
    partners = [int(place) for place in alike.argmax(axis=1)[nearest > ALIKE]]
    return Alignment(
        _weighed(nearest, [weight(stem) for stem in own]),
        float(nearest.min()),
        _weighed(alike.max(axis=0), [weight(stem) for stem in there]),
        _in_order(partners),
        len({*partners}) / (max(partners) - min(partners) + 1) if partners else 0.0,
        _angle(own, there),
    )


def _weighed(values: NDArray[np.float64], weights: Sequence[float]) -> float:
    total: float = sum(value * weight for value, weight in zip(values.tolist(), weights, strict=True))
    return total / sum(weights)


def _in_order(partners: Sequence[int]) -> float:
    pairs = [(one, two) for at, one in enumerate(partners) for two in partners[at + 1 :] if one != two]
    return sum(one < two for one, two in pairs) / len(pairs) if pairs else NOTHING.in_order


def _angle(own: list[str], there: list[str]) -> float:
    table = vectors.table()
    places = table.find([*own, *there])
    parts = [np.arange(len(own)), np.arange(len(own), len(places))]
    both = vectors.text_vectors(vectors.directions(places), table.weights[places], parts)
    return float(vectors.angles(both[0], both[1:])[0])
