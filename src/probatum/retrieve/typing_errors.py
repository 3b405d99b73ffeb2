"""A word of a question that is one slip of the hand away from a word of the library: "migrane"."""

from collections.abc import Iterator
from dataclasses import replace

from probatum import vectors
from probatum.library import Library
from probatum.retrieve.spelling import frequency
from probatum.text.terms import stems
from probatum.types.question import Term

_SHORTEST = 6
"""Letters of the shortest word that is taken for a slip: shorter ones are near too many others."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mended(term: Term, library: Library) -> Term:
    """The term with one letter dropped, added, changed or exchanged with its neighbour, if that is a word.

    Only where neither the library nor the table of word vectors (some 35,000 words of medicine) knows it as
    it stands, so that a disease that the library lacks is not taken for one that it has. The first letter
    stays.
    """
    if term.everyday or len(term.text) < _SHORTEST or not term.text.isalpha() or _known(term.stem, library):
        return term
    held = {word: frequency(word, library) for word in dict.fromkeys(_one_slip_away(term.text))}
    best = max(held, key=lambda word: (held[word], -len(word), word))
    return replace(term, text=best, stem=stems(best)[0]) if held[best] else term


def _known(stem: str, library: Library) -> bool:
    return stem in vectors.table().places or library.frequency(stem) > 0


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
