"""Word vectors: which stems stand near each other in medical text.

One row of whole numbers for each of 35 thousand stems, learnt as docs/decisions/0031-word-vectors.md says; no
model runs. All that is computed from them is whole numbers too, or one division of such: it comes out the
same on every machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FOLDER = Path(__file__).parent
_GRAIN = 32_767
"""A vector of a text is rounded to whole numbers up to this, so that sums of products are exact."""

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """The vectors of all stems; a stem that it lacks has place `absent`, a row of zeros."""

    places: dict[str, int]
    rows: npt.NDArray[np.int8]
    """A stem's direction; only angles between rows mean anything."""
    weights: npt.NDArray[np.int16]
    """How much a stem counts in the vector of a text, 0 to 2,000."""
    salience: npt.NDArray[np.int16]
    """What a stem counts in a question, beside its rarity: factor in thousandths; 1,000 for what it lacks."""

    @property
    def absent(self) -> int:
        """Place of what the table lacks."""
        return len(self.places)

    def find(self, stems: Iterable[str]) -> npt.NDArray[np.intp]:
        """Where the stems stand."""
        absent = self.absent
        return np.array([self.places.get(stem, absent) for stem in stems], dtype=np.intp)


@cache
def table() -> Table:
    """The table that ships; its rows stay on the disk until they are wanted."""
    stems = (_FOLDER / "stems.txt").read_text(encoding="utf-8").split("\n")[:-1]
    rows = np.load(_FOLDER / "table.npy", mmap_mode="r")
    weights = np.append(np.load(_FOLDER / "weights.npy"), np.int16(0))
    salience = np.append(np.load(_FOLDER / "salience.npy"), np.int16(1000))
    return Table({stem: place for place, stem in enumerate(stems)}, rows, weights, salience)


def directions(places: npt.NDArray[np.intp]) -> npt.NDArray[np.int8]:
    """The rows at these places; zeros for what the table lacks."""
    held = table()
    rows = held.rows[np.minimum(places, held.absent - 1)]
    rows[places == held.absent] = 0
    return rows


def likeness(rows: npt.NDArray[np.int8], others: npt.NDArray[np.int8]) -> Real:
    """Cosine of each of `rows` with each of `others`, -1 to 1; 0 with a row of zeros.

    Products of whole numbers below 128, at most 2^24 in sum, are exact in single precision.
    """
    ours, theirs = rows.astype(np.float32), others.astype(np.float32)
    products = np.einsum("ij,kj->ik", ours, theirs)  # so small a product is not worth waking other threads
    return _divided(products, _lengths(ours)[:, None] * _lengths(theirs)[None, :])


def text_vectors(
    rows: npt.NDArray[np.int8], weights: npt.NDArray[np.int16], texts: Sequence[npt.NDArray[np.intp]]
) -> Real:
    """Of each text, whose stems are given as places in `rows`, its vector in whole numbers.

    The sums are of whole numbers far below 2^53, exact in any order.
    """
    weighed = np.multiply(rows, weights[:, None], dtype=np.float64)
    sums = np.stack([weighed[text].sum(axis=0) for text in texts])
    most = np.abs(sums).max(axis=1, keepdims=True)
    return np.rint(_divided(sums * _GRAIN, np.broadcast_to(most, sums.shape)))


def angles(vector: Real, vectors: Real) -> Real:
    """Cosine of one vector of a text with each of several, -1 to 1; sums of whole numbers below 2^53."""
    lengths = np.sqrt((vectors * vectors).sum(axis=1) * (vector * vector).sum())
    return _divided(vectors @ vector, lengths)


def _lengths(rows: npt.NDArray[np.float32]) -> Real:
    """Of rows of whole numbers below 128; their squares are exact in single precision, too."""
    lengths: Real = np.sqrt(np.einsum("ij,ij->i", rows, rows).astype(np.float64))
    return lengths


def _divided(some: npt.NDArray[np.floating], by: Real) -> Real:
    """The quotients, 0 where `by` is."""
    quotients: Real = np.divide(some, by, out=np.zeros(by.shape), where=by > 0)
    return quotients
