"""Marks by which a sentence shows what it is: a warning, a method, a dispute ..."""

from functools import cache, lru_cache

from probatum.text.cue import Named, cues, pairs
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


@lru_cache(1024)
def cautioning(text: str) -> tuple[str, ...]:
    """Strings in lower case of which one is in every sentence of the text that is a caution.

    None in most texts: that is told sooner than whether a sentence is one.
    """
    lower = text.lower()
    return tuple([needle for needle in _of_cautions() if needle in lower])


@cache
def _of_cautions() -> tuple[str, ...]:
    """Every needle of both lists."""
    lists = table("sentence_cues")
    return tuple(dict.fromkeys(needle for needle, _ in pairs(cues([*lists["warning"], *lists["caution"]]))))


@cache
def _named(name: str) -> Named:
    """The cues of the list."""
    return Named((name, cue) for cue in cues(table("sentence_cues")[name]))
