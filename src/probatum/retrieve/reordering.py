"""Records in a better order than BM25's: a sum of seven parts, weighed by `vocabulary/ranking.toml`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import log

from probatum.library import Library
from probatum.retrieve.nearness import Asked, nearness
from probatum.support.naming import passage_stems
from probatum.text.terms import stems_of
from probatum.types.evidence import Concept, Hit
from probatum.types.question import Question
from probatum.vocabulary import table

_LEAST = 0.01
"""What the last record counts, beside 1 for the best."""

PARTS = ("bm25", "subject", "words", "run", "phrase", "early", "name")

Record = tuple[Hit, ...]


def reordered(
    hits: Sequence[Hit], question: Question, concepts: Sequence[Concept], library: Library
) -> list[Hit]:
    """The hits, passages of one record together, best record first, with scores from the best BM25 down."""
    records = records_of(hits)
    if len(records) < 2:
        return list(hits)
    weights = table("ranking")["weights"]
    points = [
        round(sum(weights[name] * value for name, value in zip(PARTS, told, strict=True)), 6)
        for told in parts(records, question, concepts, library)
    ]
    best, highest = max(points), records[0][0].score
    fall = float(table("ranking")["scale"]["points"])
    scores = [round(highest * max(_LEAST, 1 + (one - best) / fall), 4) for one in points]
    order = sorted(range(len(records)), key=lambda number: (-scores[number], number))
    return [replace(hit, score=scores[number]) for number in order for hit in records[number]]


def records_of(hits: Sequence[Hit]) -> list[Record]:
    """The hits record by record, in their order."""
    return [tuple(group) for _, group in groupby(hits, key=lambda hit: (hit.source.id, hit.score))]


def parts(
    records: Sequence[Record], question: Question, concepts: Sequence[Concept], library: Library
) -> list[tuple[float, ...]]:
    """Of each record the seven `PARTS` of its place; `records` hold the best of BM25."""
    near = nearness(_asked(question, concepts, library), [_stems(record) for record in records])
    highest = max(record[0].score for record in records) or 1.0
    shares = zip(*(getattr(near, name) for name in PARTS[1:]), strict=True)
    return [
        (record[0].score / highest, *map(float, six)) for record, six in zip(records, shares, strict=True)
    ]


def _asked(question: Question, concepts: Sequence[Concept], library: Library) -> list[Asked]:
    """Each stem of the question once, with the other names of what it names."""
    others: dict[str, list[tuple[str, ...]]] = {}
    for concept in concepts:
        for stem in concept.names[0]:
            others.setdefault(stem, []).extend(concept.names[1:])

    def rare(stem: str) -> float:
        return _rarity(library.frequency(stem), library.size)

    return [
        Asked(
            stem,
            rare(stem),
            tuple(tuple((part, rare(part)) for part in name) for name in others.get(stem, ())),
        )
        for stem in dict.fromkeys(term.stem for term in question.terms)
    ]


def _stems(record: Record) -> list[str]:
    """Title, then text."""
    found = list(stems_of(record[0].source.title))
    for hit in record:
        found += passage_stems(hit.passage)
    return found


def _rarity(frequency: int, size: int) -> float:
    """Inverse document frequency, above 0."""
    return log(1 + (max(size - frequency, 0) + 0.5) / (frequency + 0.5))
