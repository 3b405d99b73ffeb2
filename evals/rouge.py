"""ROUGE-2 and ROUGE-SU4 over the stems of the house: how much of a reference's wording a text holds.

Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", Text Summarization Branches Out. Several
references: the best score counts. The package rouge-score has no SU4 and gives the same ROUGE-2 up to its
other stemmer.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from probatum.text.terms import stems

_SKIP = 4
"""Words that may stand between the two of a skip bigram."""

Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Each 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def rouge_2(text: str, references: Iterable[str]) -> Score:
    """Two words in a row."""
    return _best(_bigrams(stems(text)), [_bigrams(stems(reference)) for reference in references])


def rouge_su4(text: str, references: Iterable[str]) -> Score:
    """Two words in order with up to four between them, and single words."""
    return _best(_skips(stems(text)), [_skips(stems(reference)) for reference in references])


def first_words(text: str, count: int) -> str:
    """The text cut after `count` words."""
    return " ".join(text.split()[:count])


def _best(grams: Grams, references: Sequence[Grams]) -> Score:
    scores = [_score(grams, reference) for reference in references]
    return max(scores, key=lambda score: (score.f, score.recall), default=Score(0.0, 0.0))


def _score(grams: Grams, reference: Grams) -> Score:
    both = (grams & reference).total()
    said, wanted = grams.total(), reference.total()
    return Score(both / said if said else 0.0, both / wanted if wanted else 0.0)


def _bigrams(words: Sequence[str]) -> Grams:
    return Counter(pairwise(words))


def _skips(words: Sequence[str]) -> Grams:
    pairs = (
        (first, second)
        for place, first in enumerate(words)
        for second in words[place + 1 : place + _SKIP + 2]
    )
    return Counter((*pairs, *((word,) for word in words)))
