"""The best records of a local index for a query, whatever the order in which it was written."""

from dataclasses import dataclass

import tantivy

from probatum.indexes._entries import searched
from probatum.indexes._payload import Packed
from probatum.indexes._scoring import Scorer, idf
from probatum.indexes._view import View, both
from probatum.types.question import Query

TERMS_PER_LENGTH = 1.045
"""Terms of a searched text for each space or line end in it: 1.038 to 1.055 in PubMed, BioASQ, SciFact and
the starter library. The better it fits, the fewer candidates are read; the scores are right with any."""
_Q = tantivy.Query


@dataclass(frozen=True, slots=True)
class Found:
    """A record with its score."""

    score: float
    """BM25, at full precision."""
    entry: Packed

    @property
    def rank(self) -> tuple[float, str, int]:
        """Sorts the best first, equal ones by source and part; what differs less than is shown is equal."""
        return -_shown(self.score), self.entry["source"]["id"], self.entry.get("part", 0)


def best(view: View, query: Query, limit: int) -> list[Found]:
    """The `limit` best records, best first; fewer when fewer match.

    The engine proposes candidates, more and more until none that it has not proposed can be among the best.
    """
    weights = _weights(view, query)
    if not weights or limit < 1:
        return []
    scorer = Scorer(weights, TERMS_PER_LENGTH * view.ledger.length / view.ledger.entries)
    count, average = view.engine_statistics(min(weights))
    proposals = _Proposals(view, _filtered(view, _boosted(view, weights, count), query), scorer)
    step = limit // 16 + 8
    wanted = limit + step
    while True:
        ranked, lowest = proposals.first(wanted)
        if lowest is None or _shown(ranked[limit - 1].score) > _shown(lowest * scorer.slack(average)):
            return ranked[:limit]
        step *= 2
        wanted += step


class _Proposals:
    """What the engine proposes, scored; each record is read once."""

    def __init__(self, view: View, query: tantivy.Query, scorer: Scorer) -> None:
        self._view = view
        self._query = query
        self._scorer = scorer
        self._found: dict[tuple[int, int], Found] = {}

    def first(self, wanted: int) -> tuple[list[Found], float | None]:
        """The engine's `wanted` best, by true score, and its lowest score; None when these are all."""
        hits = self._view.searcher.search(self._query, wanted, count=False).hits
        places = {(address.segment_ord, address.doc): address for _, address in hits}
        new = [place for place in places if place not in self._found]
        entries = [self._view.entry(places[place]) for place in new]
        scores = self._scorer.scores(map(searched, entries))
        self._found |= dict(zip(new, map(Found, scores, entries), strict=True))
        ranked = sorted(self._found.values(), key=lambda found: found.rank)
        return ranked, hits[-1][0] if len(hits) == wanted else None


def _shown(score: float) -> float:
    return round(score, 4)


def _weights(view: View, query: Query) -> dict[str, float]:
    """Of each stem that the library holds: weight times inverse document frequency."""
    asked: dict[str, float] = {}
    for stem, weight in query.terms:
        asked[stem] = asked.get(stem, 0.0) + weight
    held = {stem: view.frequency(stem) for stem in asked}
    return {
        stem: asked[stem] * idf(held[stem], view.ledger.records)
        for stem in sorted(asked)
        if held[stem] and asked[stem] > 0
    }


def _boosted(view: View, weights: dict[str, float], count: float) -> tantivy.Query:
    """Records with any of the stems; the boost makes up for what the engine gets wrong about rarity."""
    clauses = []
    for stem, weight in weights.items():
        believed = idf(view.engine_frequency(stem), round(count))
        clauses.append((tantivy.Occur.Should, _Q.boost_query(view.holding(stem), weight / believed)))
    return _Q.boolean_query(clauses)


def _filtered(view: View, wanted: tantivy.Query, query: Query) -> tantivy.Query:
    filters = (
        ("kind", query.kinds),
        ("state", query.states),
        ("language", query.languages),
        ("population", query.populations),
    )
    for field, values in filters:
        if values:
            wanted = both(wanted, view.having(field, values))
    if query.since is not None or query.until is not None:
        years = _Q.range_query(
            view.schema,
            "published",
            tantivy.FieldType.Integer,
            lower_bound=query.since,
            upper_bound=query.until,
        )
        wanted = both(wanted, years)
    return wanted
