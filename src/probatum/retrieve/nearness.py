"""How near records are to a question: by subject, by their words, by their best runs and their beginnings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import count

import numpy as np
import numpy.typing as npt

from probatum import vectors
from probatum.retrieve.runs import Runs
from probatum.vectors import Real

_LIKE, _RARE = 10_000, 1_000
"""Likeness and rarity are rounded to so many parts of one: sums of their products are exact."""
_OTHER_NAME = 0.9
"""What another name counts, beside 1 for the one asked with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One stem of a question."""

    stem: str
    rarity: float
    """Above 0."""
    others: tuple[tuple[tuple[str, float], ...], ...] = ()
    """The other names of the thing that it names or helps to name, each as stems with their rarity."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of each record, six shares; of a record without words 0."""

    subject: Real
    """Cosine of the vector of its text and that of the question, -1 to 1."""
    words: Real
    """Share, 0 to 1, of what the question's stems count (rarity times salience) that the record holds, a near
    stem counting by its likeness, and another name of the thing nearly as much as the one asked with."""
    run: Real
    """The same for its best run of 32 words."""
    phrase: Real
    """The same for its best run of 16 words."""
    early: Real
    """The same for the whole record, a word counting less the later it stands: half after 64 words."""
    name: Real
    """Whether it holds the word on which the question turns, times the share of its rarity by which that
    word is rarer than the next; 0 where there is no such word."""


def nearness(asked: Sequence[Asked], records: Sequence[Sequence[str]]) -> Nearness:
    """Compare the stems of a question with the stems of records in order."""
    full = [number for number, record in enumerate(records) if record]
    zeros = np.zeros((len(fields(Nearness)), len(records)))
    if full and asked:
        zeros[:, full] = _nearness(asked, [records[number] for number in full])
    return Nearness(*zeros)


def _nearness(asked: Sequence[Asked], records: Sequence[Sequence[str]]) -> Real:
    held = vectors.table()
    stems, members = _numbered(records)
    wanted = _wanted(asked)
    places, own = held.find(stems), vectors.directions(held.find(wanted))
    rows = vectors.directions(places)
    texts = vectors.text_vectors(rows, held.weights[places], members)
    first = held.find(wanted[: len(asked)])
    question = vectors.text_vectors(own[: len(asked)], held.weights[first], [np.arange(len(asked))])
    alike = np.rint(vectors.likeness(rows, own) * _LIKE).astype(np.int16)
    for number, stem in enumerate(wanted):
        if stem in stems:
            alike[stems[stem], number] = _LIKE
    runs = Runs(alike, members)
    found = [(_held(one, asked, wanted), starts) for one, starts in (*runs.widths(), runs.early())]
    counts = np.rint(np.array([one.rarity for one in asked]) * held.salience[first]).clip(1)
    shares = [np.maximum.reduceat(one @ counts, starts) / (counts.sum() * _LIKE) for one, starts in found]
    turning, gap = _turning(asked, first == held.absent)
    return np.stack([vectors.angles(question[0], texts), *shares, found[0][0][:, turning] * gap / _LIKE])


def _turning(asked: Sequence[Asked], unknown: npt.NDArray[np.bool_]) -> tuple[int, float]:
    """Which word a question turns on, and by what share of its rarity it is rarer than all others.

    Only of words that the vectors do not know, new names mostly: those they know they weigh already.
    """
    rarities = [one.rarity for one in asked]
    turning = rarities.index(max(rarities))
    others = [rarity for number, rarity in enumerate(rarities) if number != turning]
    if not others or not unknown[turning]:
        return turning, 0.0
    return turning, 1 - max(others) / rarities[turning]


def _wanted(asked: Sequence[Asked]) -> list[str]:
    """The stems of the question, then those of other names, each once."""
    others = [stem for one in asked for name in one.others for stem, _ in name]
    return list(dict.fromkeys([*(one.stem for one in asked), *others]))


def _numbered(records: Sequence[Sequence[str]]) -> tuple[dict[str, int], list[npt.NDArray[np.intp]]]:
    """Every stem once, in the order met, with its number; and the records in these numbers."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    members = [np.fromiter(map(number, record), np.intp, len(record)) for record in records]
    return dict(numbers), members


def _held(runs: npt.NDArray[np.int16], asked: Sequence[Asked], wanted: Sequence[str]) -> Real:
    """Of each run, how far it holds each stem of the question or another name of it, in parts of `_LIKE`."""
    place = {stem: number for number, stem in enumerate(wanted)}
    held = runs[:, : len(asked)].astype(np.float64)
    for number, one in enumerate(asked):
        for name in one.others:
            weights = np.rint(np.array([rarity for _, rarity in name]) * _RARE)
            spoken = runs[:, [place[stem] for stem, _ in name]] @ weights / weights.sum()
            held[:, number] = np.maximum(held[:, number], np.rint(_OTHER_NAME * spoken))
    return held
