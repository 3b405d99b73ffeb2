"""What the evidence as a whole says of its words: which are rare in it, and which it keeps coming back to."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from probatum.composers._statement import Statement
from probatum.text.terms import stems, stems_of
from probatum.types.evidence import Evidence
from probatum.vocabulary import words

_CENTRE = 10
"""Sources, best first, whose words make the centre."""

Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Context:
    """One question's evidence as bags of content stems."""

    asked: Bag
    """The question."""
    worth: Bag
    """Rarity of each stem of the question."""
    pairs: frozenset[tuple[str, str]]
    """Neighbouring content stems of the question."""
    rarity: Bag
    """Inverse frequency of a stem among the statements."""
    squares: Bag
    """The same, squared."""
    centre: Bag
    """The words of the first ten sources, sources that stand first counting more."""
    breadth: float
    """Length of the centre as a vector: it holds a thousand words, and every statement is set beside it."""
    demand: float
    """Length of the question as a vector."""
    titles: Mapping[str, tuple[Bag, float]]
    """The words of the title of each source, and their length as a vector."""
    ranks: Mapping[str, int]
    """Of each source, from 0."""
    best: float
    """Highest score of a hit, above 0."""


def context(statements: Sequence[Statement], evidence: Evidence) -> Context:
    """Read all statements once."""
    sources = {one.hit.source.id: one.hit.source for one in statements}
    ranks = {source: rank for rank, source in enumerate(sources)}
    held = Counter(itertools.chain.from_iterable(frozenset(one.content) for one in statements))
    centre: dict[str, float] = {}
    for one in statements:
        rank = ranks[one.hit.source.id]
        if rank < _CENTRE:
            for stem, count in Counter(one.content).items():
                centre[stem] = centre.get(stem, 0.0) + min(count, 2) / (1 + 0.2 * rank)
    asked = [stem for stem in stems(evidence.question.wording) if stem not in words("stop_words")]
    rarity = {stem: log(1 + len(statements) / count) for stem, count in held.items()}
    unseen = log(1 + len(statements))
    return Context(
        asked=Counter(asked),
        worth={stem: rarity.get(stem, unseen) for stem in dict.fromkeys(asked)},
        pairs=frozenset(pairs(asked)),
        rarity=rarity,
        squares={stem: one**2 for stem, one in rarity.items()},
        centre=centre,
        breadth=length(centre, rarity),
        demand=length(Counter(asked), rarity),
        titles={source: _titled(content(stems_of(found.title)), rarity) for source, found in sources.items()},
        ranks=ranks,
        best=max((hit.score for hit in evidence.hits), default=0.0) or 1.0,
    )


def content(found: Sequence[str]) -> Counter[str]:
    """The stems that are no stop words, with their counts."""
    stop = words("stop_words")
    return Counter([stem for stem in found if stem not in stop])


def pairs(found: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbours, in order."""
    return list(itertools.pairwise(found))


def likeness(one: Bag, other: Bag, squares: Bag, lengths: float) -> float:
    """Cosine of two bags with each stem weighed by its rarity, 0 to 1; `lengths`: of both, multiplied."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    both = sum(
        [count * large[stem] * squares.get(stem, 1.0) for stem, count in small.items() if stem in large]
    )
    return both / lengths if lengths else 0.0


def _titled(bag: Bag, rarity: Bag) -> tuple[Bag, float]:
    return bag, length(bag, rarity)


def length(bag: Bag, rarity: Bag) -> float:
    """Of the bag as a vector of stems weighed by their rarity."""
    return sqrt(sum([(count * rarity.get(stem, 1.0)) ** 2 for stem, count in bag.items()]))
