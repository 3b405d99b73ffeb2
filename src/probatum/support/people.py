"""Of whom a statement speaks (`vocabulary/populations.toml`)."""

from collections.abc import Sequence
from functools import cache

from probatum.text.cue import Cue, cues
from probatum.vocabulary import table


def is_about(population: str, lower: str) -> bool:
    """Whether lower-case text names a group of people."""
    return any(cue.found(lower) for cue in _cues(population))


def is_about_others(populations: Sequence[str], lower: str) -> bool:
    """Whether it names a group, such as children, for which an answer is often another and nobody asked."""
    return any(is_about(name, lower) for name in _apart() if name not in populations)


@cache
def must_be_named(population: str) -> bool:
    """Whether an answer about these people has to come from statements that name them."""
    return bool(table("populations")[population]["must"])


@cache
def _cues(name: str) -> tuple[Cue, ...]:
    return cues(table("populations")[name]["patterns"])


@cache
def _apart() -> tuple[str, ...]:
    return tuple(name for name, group in table("populations").items() if group.get("apart"))
