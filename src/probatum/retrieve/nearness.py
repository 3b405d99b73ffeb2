"""How near records are to a question: by subject, by their words, and by their best run of words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from probatum import vectors
from probatum.vectors import Real

_HALF = 16
"""Words in half a run; runs overlap by half."""
_LIKE, _RARE = 10_000, 1_000
"""Likeness and rarity are rounded to so many parts of one: sums of their products are exact."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of each record, three shares; of a record without words 0."""

    subject: Real
    """Cosine of the vector of its text and that of the question, -1 to 1."""
    words: Real
    """Share, 0 to 1, of the rarity of the question's stems that the record holds, a near stem counting by its
    likeness."""
    run: Real
    """The same for its best run of 32 words."""


def nearness(asked: Sequence[str], rarity: Sequence[float], records: Sequence[Sequence[str]]) -> Nearness:
    """Compare the stems of a question, each with its rarity above 0, with the stems of records in order."""
    full = [number for number, record in enumerate(records) if record]
    zeros = np.zeros((3, len(records)))
    if full and asked:
        zeros[:, full] = _nearness(asked, rarity, [records[number] for number in full])
    return Nearness(*zeros)


def _nearness(asked: Sequence[str], rarity: Sequence[float], records: Sequence[Sequence[str]]) -> Real:
    held = vectors.table()
    stems, members = _numbered(records)
    places, wanted = held.find(stems), held.find(asked)
    rows, own = vectors.directions(places), vectors.directions(wanted)
    texts = vectors.text_vectors(rows, held.weights[places], members)
    question = vectors.text_vectors(own, held.weights[wanted], [np.arange(len(asked))])
    alike = np.rint(vectors.likeness(rows, own) * _LIKE)
    for number, stem in enumerate(asked):
        if stem in stems:
            alike[stems[stem], number] = _LIKE
    words, run = _shares(alike, np.rint(np.array(rarity) * _RARE), members)
    return np.stack([vectors.angles(question[0], texts), words, run])


def _numbered(records: Sequence[Sequence[str]]) -> tuple[dict[str, int], list[npt.NDArray[np.intp]]]:
    """Every stem once, in the order met, with its number; and the records in these numbers."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    members = [np.fromiter(map(number, record), np.intp, len(record)) for record in records]
    return dict(numbers), members


def _shares(alike: Real, rarity: Real, members: Sequence[npt.NDArray[np.intp]]) -> tuple[Real, Real]:
    """Of each record, the share of the whole text and that of its best run."""
    found = [_halves(alike[record]) for record in members]
    words = np.array([(halves.max(axis=0) @ rarity) for halves in found])
    runs = np.array([np.max(np.maximum(halves[:-1], halves[1:]) @ rarity) for halves in found])
    total = rarity.sum() * _LIKE
    return words / total, runs / total


def _halves(alike: Real) -> Real:
    """The most alike in each half run, two of them at least."""
    halves: Real = np.maximum.reduceat(alike, np.arange(0, len(alike), _HALF), axis=0)
    return halves if len(halves) > 1 else np.repeat(halves, 2, axis=0)
