"""The most that runs of words of many records have in common with each of some stems, all records at once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

_BLOCK = 8
"""Words in the shortest piece; a run is two neighbouring pieces, so that runs overlap by half."""
_HALF = 8
"""Blocks after which a word counts half of what it counts at the beginning."""

Likes = npt.NDArray[np.int16]
Places = npt.NDArray[np.intp]


class Runs:
    """Records cut into blocks of 8 words, each with its highest likeness to each stem."""

    def __init__(self, alike: Likes, members: Sequence[Places]) -> None:
        """`alike`: likeness of each word to each stem; `members`: of each record its words, one at least."""
        sizes = np.array([-(-len(record) // _BLOCK) for record in members])
        lengths = np.array([len(record) for record in members])
        begins = np.cumsum(lengths) - lengths
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        starts = np.repeat(begins, sizes) + within * _BLOCK
        self._blocks: Likes = np.maximum.reduceat(alike[np.concatenate(members)], starts, axis=0)
        self._sizes = sizes

    def widths(self) -> Iterator[tuple[Likes, Places]]:
        """Runs as long as the record, of 32 words, and of 16, each with where those of each record begin."""
        firsts = _firsts(self._sizes)
        yield np.maximum.reduceat(self._blocks, firsts, axis=0), np.arange(len(firsts))
        halves, sizes = _doubled(self._blocks, self._sizes)
        yield _overlapping(halves, sizes), _firsts(sizes)
        yield _overlapping(self._blocks, self._sizes), firsts

    def early(self) -> tuple[Likes, Places]:
        """Of each record one run as long as it is, in which a block counts less the later it stands."""
        firsts = _firsts(self._sizes)
        within = np.arange(len(self._blocks)) - np.repeat(firsts, self._sizes)
        fallen = np.rint(self._blocks * (_HALF / (_HALF + within))[:, None]).astype(np.int16)
        return np.maximum.reduceat(fallen, firsts, axis=0), np.arange(len(firsts))


def _firsts(sizes: Places) -> Places:
    return np.cumsum(sizes) - sizes


def _doubled(blocks: Likes, sizes: Places) -> tuple[Likes, Places]:
    """Blocks of twice the length; the last of a record may be short."""
    wide = -(-sizes // 2)
    within = np.arange(wide.sum()) - np.repeat(_firsts(wide), wide)
    starts = np.repeat(_firsts(sizes), wide) + 2 * within
    return np.maximum.reduceat(blocks, starts, axis=0), wide


def _overlapping(blocks: Likes, sizes: Places) -> Likes:
    """Every block with the next of the same record."""
    last = np.repeat(_firsts(sizes) + sizes - 1, sizes)
    following = np.minimum(np.arange(len(blocks)) + 1, last)
    runs: Likes = np.maximum(blocks, blocks[following])
    return runs
