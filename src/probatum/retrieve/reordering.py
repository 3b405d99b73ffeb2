"""Records in a better order than BM25's: a sum of four parts, weighed by `vocabulary/ranking.toml`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import log

from probatum.library import Library
from probatum.retrieve.nearness import nearness
from probatum.text.terms import stems
from probatum.types.evidence import Hit
from probatum.types.question import Question
from probatum.vocabulary import table

_LEAST = 0.01
"""What the last record counts, beside 1 for the best."""

PARTS = ("bm25", "subject", "words", "run")

Record = tuple[Hit, ...]


def reordered(hits: Sequence[Hit], question: Question, library: Library) -> list[Hit]:
    """The hits, passages of one record together, best record first, with scores from the best BM25 down."""
    records = records_of(hits)
    if len(records) < 2:
        return list(hits)
    weights = table("ranking")["weights"]
    points = [
        round(sum(weights[name] * value for name, value in zip(PARTS, told, strict=True)), 6)
        for told in parts(records, question, library)
    ]
    best, highest = max(points), records[0][0].score
    fall = float(table("ranking")["scale"]["points"])
    scores = [round(highest * max(_LEAST, 1 + (one - best) / fall), 4) for one in points]
    order = sorted(range(len(records)), key=lambda number: (-scores[number], number))
    return [replace(hit, score=scores[number]) for number in order for hit in records[number]]


def records_of(hits: Sequence[Hit]) -> list[Record]:
    """The hits record by record, in their order."""
    return [tuple(group) for _, group in groupby(hits, key=lambda hit: (hit.source.id, hit.score))]


def parts(records: Sequence[Record], question: Question, library: Library) -> list[tuple[float, ...]]:
    """Of each record the four `PARTS` of its place; `records` hold the best of BM25."""
    asked = list(dict.fromkeys(term.stem for term in question.terms))
    rarity = [_rarity(library.frequency(stem), library.size) for stem in asked]
    near = nearness(asked, rarity, [_stems(record) for record in records])
    highest = max(record[0].score for record in records) or 1.0
    return [
        (record[0].score / highest, *map(float, three))
        for record, *three in zip(records, near.subject, near.words, near.run, strict=True)
    ]


def _stems(record: Record) -> list[str]:
    """Title, then text."""
    return stems("\n".join([record[0].source.title, *(hit.passage.text for hit in record)]))


def _rarity(frequency: int, size: int) -> float:
    """Inverse document frequency, above 0."""
    return log(1 + (max(size - frequency, 0) + 0.5) / (frequency + 0.5))
