"""What anyone would try first: BM25 for records; lead, BM25, MMR and LexRank for sentences.

A ranker of sentences takes the question and the sentences of the best documents, in the order of the
documents and of each document, and returns their places, best first.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from probatum.text.terms import stems
from probatum.vocabulary import words

Ranker = Callable[[str, Sequence[str]], list[int]]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """The two figures of BM25."""

    k1: float
    b: float

    @property
    def name(self) -> str:
        """As tables print it."""
        return f"BM25 k1={self.k1} b={self.b}"


USUAL = Setting(0.9, 0.4)
"""The setting of the published figures (Lucene's variant, Snowball English)."""
SETTINGS = (
    USUAL,
    Setting(1.2, 0.75),
    Setting(1.5, 0.75),
    Setting(0.9, 0.75),
    Setting(1.5, 0.6),
    Setting(2.0, 0.9),
)
"""Those among which the better one is chosen on questions for training."""


class Bm25:
    """BM25 of `bm25s` over texts with English stop words left out and Snowball stems."""

    def __init__(self, texts: Sequence[str], setting: Setting = USUAL) -> None:
        """Raises: ModuleNotFoundError: the extra `bench` is not installed."""
        self._tokens = _tokenized(texts)
        self._size = len(texts)
        self.set(setting)

    def set(self, setting: Setting) -> None:
        """Take another setting; the texts are not read again."""
        import bm25s

        self._model = bm25s.BM25(method="lucene", k1=setting.k1, b=setting.b)
        self._model.index(self._tokens, show_progress=False)

    def best(self, questions: Sequence[str], count: int) -> list[list[int]]:
        """The places of the `count` best texts for each question, best first."""
        found, _ = self._model.retrieve(_tokenized(questions), k=min(count, self._size), show_progress=False)
        return [[int(place) for place in row] for row in found]


def _tokenized(texts: Sequence[str]) -> Any:
    import bm25s
    import Stemmer

    return bm25s.tokenize(
        list(texts), stemmer=Stemmer.Stemmer("english"), stopwords="en", show_progress=False
    )


def lead(question: str, sentences: Sequence[str]) -> list[int]:
    """As they come: the first document from its beginning."""
    return list(range(len(sentences)))


def best_sentences(question: str, sentences: Sequence[str]) -> list[int]:
    """By BM25 to the question (Lucene's variant, k1 0.9, b 0.4), over these sentences."""
    bags = [_terms(sentence) for sentence in sentences]
    average = sum(map(len, bags)) / len(bags) if bags else 1.0
    rarity = _rarity(bags)
    asked = set(_terms(question))
    scores = [_bm25(asked, Counter(bag), len(bag) / (average or 1.0), rarity) for bag in bags]
    return _by(scores)


def mmr(question: str, sentences: Sequence[str], *, share: float = 0.7) -> list[int]:
    """Maximal marginal relevance (Carbonell & Goldstein 1998): `share` is the weight of the question."""
    vectors, asked = _vectors(question, sentences)
    near = [_cosine(asked, vector) for vector in vectors]
    chosen: list[int] = []
    closest = [0.0] * len(vectors)
    left = set(range(len(vectors)))
    while left:
        best = min(left, key=lambda place: (-(share * near[place] - (1 - share) * closest[place]), place))
        chosen.append(best)
        left.remove(best)
        for place in left:
            closest[place] = max(closest[place], _cosine(vectors[best], vectors[place]))
    return chosen


def lexrank(question: str, sentences: Sequence[str], *, share: float = 0.7, rounds: int = 30) -> list[int]:
    """Question-biased LexRank (Otterbacher, Erkan & Radev 2005): `share` is the weight of the question."""
    vectors, asked = _vectors(question, sentences)
    near = _normalised([_cosine(asked, vector) for vector in vectors])
    links = [_normalised([_cosine(one, other) for other in vectors]) for one in vectors]
    scores = near
    for _ in range(rounds):
        scores = [
            share * bias
            + (1 - share) * sum(score * link[place] for score, link in zip(scores, links, strict=True))
            for place, bias in enumerate(near)
        ]
    return _by(scores)


SENTENCES: dict[str, Ranker] = {
    "lead": lead,
    "best BM25 sentences": best_sentences,
    "MMR": mmr,
    "LexRank, biased to the question": lexrank,
}
"""The rankers of sentences by the name that tables print."""


def _terms(text: str) -> list[str]:
    return [stem for word in text.split() if word.lower() not in words("stop_words") for stem in stems(word)]


def _rarity(bags: Sequence[Sequence[str]]) -> Vector:
    """Inverse frequency of each term among the sentences."""
    held = Counter(term for bag in bags for term in set(bag))
    return {term: log(1 + (len(bags) - count + 0.5) / (count + 0.5)) for term, count in held.items()}


def _bm25(asked: set[str], counts: Counter[str], length: float, rarity: Vector) -> float:
    spread = 0.9 * (1 - 0.4 + 0.4 * length)
    return sum(
        rarity[term] * counts[term] / (counts[term] + spread) for term in sorted(asked) if counts[term]
    )


def _vectors(question: str, sentences: Sequence[str]) -> tuple[list[Vector], Vector]:
    bags = [_terms(sentence) for sentence in sentences]
    rarity = _rarity(bags)
    return [_vector(bag, rarity) for bag in bags], _vector(_terms(question), rarity)


def _vector(bag: Sequence[str], rarity: Vector) -> Vector:
    weights = {term: count * rarity.get(term, 0.0) for term, count in Counter(bag).items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    small, large = sorted((one, other), key=len)
    return sum(weight * large[term] for term, weight in small.items() if term in large)


def _normalised(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total if total else 1 / len(values) for value in values]


def _by(scores: Sequence[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda place: (-round(scores[place], 9), place))
