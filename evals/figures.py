"""What a benchmark yields, and what it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

OURS = "probatum"
"""The system that is measured; every other is a baseline."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number."""

    benchmark: str
    set: str
    """Which questions: "BioASQ 10B", with what they were asked of where that matters."""
    system: str
    """`OURS`, or the name of a baseline that ran in the same call."""
    metric: str
    value: float
    low: float
    """Lower end of the 95 % interval; equal to `value` where nothing was drawn."""
    high: float
    n: int
    """Over how many questions, claims or statements."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two runs are compared by."""
        return self.benchmark, self.set, self.system, self.metric


@dataclass(frozen=True, slots=True)
class Options:
    """How much to measure."""

    quick: bool = False
    """A sample only: a first impression in minutes, never recorded."""
    sets: tuple[str, ...] = ()
    """Measure only sets whose name holds one of these, in any case; empty for all."""

    def sample(self, items: Sequence[T], size: int) -> Sequence[T]:
        """All items, or with `quick` about `size` of them, evenly spread and always the same."""
        step = max(1, len(items) // size)
        return items[::step] if self.quick else items

    def wants(self, name: str) -> bool:
        """Whether a set is to be measured."""
        return not self.sets or any(part.lower() in name.lower() for part in self.sets)
