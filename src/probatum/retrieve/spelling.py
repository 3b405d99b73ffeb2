"""British and American ways of writing a name, as far as the library writes it so."""

from collections.abc import Iterator
from functools import cache

from probatum.library import Library
from probatum.text.terms import is_everyday, stems
from probatum.vocabulary import rows

_SHORTEST = 5
"""Letters of the shortest word that is looked at: "toe" is no other spelling of "te"."""


def spellings(name: str, library: Library) -> tuple[str, ...]:
    """The name with the words that the library spells otherwise; empty where it spells none otherwise.

    "sleep apnea" is "sleep apnoea" where sources say "apnoea". One other spelling of a word is taken, the one
    that most records have; the pairs of letters are in `vocabulary/spellings.tsv`.
    """
    written = name.split()
    otherwise = [_otherwise(word, library) or word for word in written]
    return () if otherwise == written else (" ".join(otherwise),)


def _otherwise(word: str, library: Library) -> str:
    if len(word) < _SHORTEST or is_everyday(word):
        return ""
    held = {other: frequency(other, library) for other in _variants(word)}
    return max(held, key=lambda other: (held[other], other), default="") if any(held.values()) else ""


def frequency(word: str, library: Library) -> int:
    """How many records hold the word, by its stem; 0 for what is more than one."""
    found = stems(word)
    return library.frequency(found[0]) if len(found) == 1 else 0


def _variants(word: str) -> Iterator[str]:
    """The word with one of its letters or runs of letters written as the other side of the sea does."""
    for these, those in _pairs():
        start = word.find(these)
        while start >= 0:
            yield word[:start] + those + word[start + len(these) :]
            start = word.find(these, start + 1)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    listed = [(british, american) for british, american in rows("spellings")]
    return tuple(listed + [(american, british) for british, american in listed])
