"""Marks by which a sentence shows what it is: a warning, a method, a dispute ..."""

from functools import cache, lru_cache

from probatum.text.cue import Cue, Named, cues, pairs
from probatum.vocabulary import table

_REMEMBERED = 16_384
"""Answers that are kept: the sentences of one question are asked for the same marks by several steps."""


@lru_cache(_REMEMBERED)
def marked(name: str, lower: str) -> bool:
    """Whether lower-case text bears a mark of one list of `sentence_cues.toml`."""
    return _named(name).any(lower)


@lru_cache(_REMEMBERED)
def is_warning(text: str) -> bool:
    """Whether it warns or names a contraindication: such a statement is never left out for any audience."""
    return marked("warning", text.lower())


@lru_cache(_REMEMBERED)
def cautions(text: str) -> bool:
    """Whether it warns, or says what to avoid or not to do: a reader should hear that it was not used."""
    return is_warning(text) or marked("caution", text.lower())


def may_caution(text: str) -> bool:
    """Whether any sentence of a text can be a caution: told sooner than for each."""
    lower = text.lower()
    return any(needle in lower for name in ("warning", "caution") for needle, _ in _listed(name))


@cache
def _listed(name: str) -> tuple[tuple[str, Cue], ...]:
    """Every needle of the list with its cue."""
    return pairs(cues(table("sentence_cues")[name]))


@cache
def _named(name: str) -> Named:
    """The cues of the list."""
    return Named((name, cue) for cue in cues(table("sentence_cues")[name]))
