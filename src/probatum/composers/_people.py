"""Of whom a statement speaks, and for whom a question asks (`vocabulary/populations.toml`)."""

import re
from collections.abc import Sequence
from functools import cache

from probatum.text.cue import Cue, cues
from probatum.types.evidence import Concept
from probatum.vocabulary import table


def is_about(population: str, lower: str) -> bool:
    """Whether lower-case text names a group of people."""
    return any(cue.found(lower) for cue in _cues(population))


def is_about_others(populations: Sequence[str], lower: str) -> bool:
    """Whether it names a group, such as children, for which an answer is often another and nobody asked."""
    return any(is_about(name, lower) for name in _apart() if name not in populations)


def meaning_people(concepts: Sequence[Concept], populations: Sequence[str]) -> list[tuple[int, str]]:
    """Indices of the concepts that only mean people asked for ("kidney failure", "70"), and which people."""
    groups = [(name, alike) for name, alike in _alike() if name in populations]
    return [
        (index, name)
        for index, concept in enumerate(concepts)
        for name, alike in groups
        if alike.fullmatch(concept.text)
    ]


@cache
def _cues(name: str) -> tuple[Cue, ...]:
    return cues(table("populations")[name]["patterns"])


@cache
def _apart() -> tuple[str, ...]:
    return tuple(name for name, group in table("populations").items() if group.get("apart"))


@cache
def _alike() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = table("populations").items()
    return tuple((name, re.compile(group["alike"])) for name, group in groups if "alike" in group)
