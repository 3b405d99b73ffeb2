"""Kind, facets, populations and notices of a question, by patterns that stand in data files."""

from functools import cache
from typing import Any

from probatum.text.cue import Cue, cues
from probatum.text.personal import named
from probatum.text.terms import stems
from probatum.types.question import Notice
from probatum.vocabulary import table, words


def kind(lower: str) -> str:
    """The first kind of question with a pattern that occurs in the lower-case text."""
    for name, patterns in _kinds():
        if any(pattern.found(lower) for pattern in patterns):
            return name
    return "general"


def facets(lower: str) -> tuple[str, ...]:
    """The facets that the text asks for, in the order of `vocabulary/facets.toml`."""
    return tuple(name for name, patterns in _asked() if any(pattern.found(lower) for pattern in patterns))


def names_a_facet(word: str) -> bool:
    """Whether the word only names a facet ("treatment"): a statement of that facet need not hold it."""
    return bool(_facet_stems().issuperset(stems(word)))


def populations(lower: str) -> tuple[str, ...]:
    """The groups of people that the lower-case text names, in the order of `vocabulary/populations.toml`."""
    return tuple(
        name for name, patterns in _populations() if any(pattern.found(lower) for pattern in patterns)
    )


def notices(text: str) -> tuple[Notice, ...]:
    """Emergencies first, then a note on personal data; the data itself is not repeated."""
    lower = text.lower()
    found = [
        Notice("emergency", flag["text"]) for flag in table("red_flags")["flags"] if _raised(flag, lower)
    ]
    personal = named(text)
    if personal:
        what = " and ".join(personal)
        found.append(
            Notice("personal-data", f"The question seems to hold {what}. Leave out what identifies a person.")
        )
    return tuple(found)


@cache
def _facet_stems() -> frozenset[str]:
    return frozenset(stem for word in words("facet_words") for stem in stems(word))


def _raised(flag: dict[str, Any], lower: str) -> bool:
    taken_back = any(cue.found(lower) for cue in _cues(tuple(flag.get("unless", ()))))
    return not taken_back and any(cue.found(lower) for cue in _cues(tuple(flag["patterns"])))


@cache
def _cues(patterns: tuple[str, ...]) -> tuple[Cue, ...]:
    return cues(patterns)


@cache
def _kinds() -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    return tuple((row["name"], cues(row["patterns"])) for row in table("question_kinds")["kinds"])


@cache
def _asked() -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    return tuple((name, cues(facet["asked"])) for name, facet in table("facets").items())


@cache
def _populations() -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    return tuple((name, cues(group["patterns"])) for name, group in table("populations").items())
