"""Of whom a statement speaks, and for whom a question asks (`vocabulary/populations.toml`)."""

import re
from collections.abc import Sequence
from functools import cache

from probatum.types.evidence import Concept
from probatum.vocabulary import table


def is_about(population: str, lower: str) -> bool:
    """Whether lower-case text names a group of people."""
    return any(pattern.search(lower) for pattern in _patterns(population))


def is_about_others(populations: Sequence[str], lower: str) -> bool:
    """Whether it names a group, such as children, for which an answer is often another and nobody asked."""
    return any(is_about(name, lower) for name in _apart() if name not in populations)


def is_named(concept: Concept, populations: Sequence[str], lower: str) -> bool:
    """Whether a concept only means people asked for ("kidney failure", "70") and the text names them."""
    return any(
        name in populations and alike.fullmatch(concept.text) and is_about(name, lower)
        for name, alike in _alike()
    )


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("populations")[name]["patterns"])


@cache
def _apart() -> tuple[str, ...]:
    return tuple(name for name, group in table("populations").items() if group.get("apart"))


@cache
def _alike() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = table("populations").items()
    return tuple((name, re.compile(group["alike"])) for name, group in groups if "alike" in group)
