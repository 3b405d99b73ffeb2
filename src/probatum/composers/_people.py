"""Of whom a statement speaks, and for whom a question asks (`vocabulary/populations.toml`)."""

import re
from collections.abc import Sequence
from functools import cache

from probatum.support.people import is_about, is_about_others
from probatum.text.cue import Cue, cues
from probatum.types.evidence import Concept
from probatum.vocabulary import table

__all__ = ["apart", "is_about", "is_about_others", "is_for_others", "meaning_people"]


def is_for_others(populations: Sequence[str], lower: str) -> bool:
    """Whether it holds for people of whom nobody asked; that an organ is named does not make it so."""
    return is_about_others([*populations, *_named_by_organ()], lower) or any(
        cue.found(lower) for name, those in _those() if name not in populations for cue in those
    )


def apart(populations: Sequence[str]) -> tuple[str, ...]:
    """Those of them of whom something else often holds; an organ that is named may be an outcome."""
    groups = table("populations")
    return tuple(name for name in populations if groups[name].get("apart") and "those" not in groups[name])


@cache
def _named_by_organ() -> tuple[str, ...]:
    return tuple(name for name, _ in _those())


@cache
def _those() -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    groups = table("populations").items()
    return tuple((name, cues(group["those"])) for name, group in groups if "those" in group)


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
def _alike() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = table("populations").items()
    return tuple((name, re.compile(group["alike"])) for name, group in groups if "alike" in group)
