"""A local index as it was at one commit."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any, cast

import orjson
import tantivy

from probatum.indexes import _payload as payload
from probatum.indexes._entries import whole
from probatum.indexes._fields import FIRST, LEDGER
from probatum.indexes._ledger import Ledger
from probatum.indexes._payload import Packed

_Q = tantivy.Query
_MUST = tantivy.Occur.Must


class View:
    """What one commit holds; deleted entries that the engine still carries do not show."""

    def __init__(self, engine: tantivy.Index) -> None:
        self.schema = engine.schema
        self.searcher = engine.searcher()
        self.turn, self.ledger = self._last_ledger()
        self.frequency = lru_cache(maxsize=10_000)(self._frequency)
        self._statistics: tuple[float, float] | None = None

    def having(self, field: str, values: Sequence[str]) -> tantivy.Query:
        """The query for entries with any of these values."""
        return _Q.term_set_query(self.schema, field, list(values))

    def holding(self, stem: str) -> tantivy.Query:
        """The query for entries whose searched text has this stem, scored by BM25."""
        return _Q.term_query(self.schema, "text", stem, "freq")

    def held(self, field: str, values: Iterable[str]) -> list[str]:
        """Those of these values that entries have, or deleted ones had: much cheaper than a query for all."""
        if not self.searcher.num_docs:
            return []
        return [value for value in values if self.searcher.doc_freq(field, value)]

    def entries(self, query: tantivy.Query) -> list[Packed]:
        """All entries that match."""
        return [payload.loaded(_bytes(document, "entry")) for document in self._stored(query)]

    def entry(self, address: tantivy.DocAddress) -> Packed:
        """One stored entry."""
        return payload.loaded(_bytes(self.searcher.doc(address), "entry"))

    def documents(self, sources: Sequence[str]) -> list[Packed]:
        """The documents with these ids, whole, sorted by id."""
        parts: dict[str, list[Packed]] = {}
        for entry in self.entries(self.having("source", sources)) if sources else ():
            parts.setdefault(entry["source"]["id"], []).append(entry)
        return [whole(parts[source]) for source in sorted(parts)]

    def summaries(self, sources: Sequence[str]) -> dict[str, Ledger]:
        """What those of these sources that are there add to the ledger, by id."""
        sources = self.held("source", sources)
        if not sources:
            return {}
        first = both(self.having("source", sources), self.having("role", [FIRST]))
        return {
            payload.loaded(_bytes(document, "entry"))["source"]["id"]: Ledger.loaded(
                _bytes(document, "summary")
            )
            for document in self._stored(first)
        }

    def values(self, field: str, prefix: str = "", *, role: str = "") -> list[tuple[str, int]]:
        """Values of a field beginning so, with how many entries (of one role) have them."""
        only = self.having("role", [role]) if role else _Q.all_query() if self.has_deleted else None
        return [pair for pair in self.searcher.terms_with_prefix(field, prefix, only) if pair[1]]

    def engine_frequency(self, stem: str) -> int:
        """How many entries hold this stem, deleted ones among them until the engine merges them away."""
        return int(self.searcher.doc_freq("text", stem))

    def engine_statistics(self, stem: str) -> tuple[float, float]:
        """How many entries the engine counts, and how many terms it takes the average one to have.

        It tells them only where it explains a score, here of an entry with `stem`, which some entry has.
        """
        if self._statistics is None:
            query = self.holding(stem)
            address = self.searcher.search(query, 1, count=False).hits[0][1]
            _, idf, saturation = orjson.loads(query.explain(self.searcher, address).to_json())["details"]
            self._statistics = idf["details"][1]["value"], saturation["details"][4]["value"]
        return self._statistics

    @cached_property
    def has_deleted(self) -> bool:
        """Whether the engine still carries deleted documents, each of which has one first entry."""
        return bool(self.searcher.doc_freq("role", FIRST) != self.ledger.sources)

    def _frequency(self, stem: str) -> int:
        if not self.has_deleted:
            return self.engine_frequency(stem)
        result: Any = self.searcher.search(self.holding(stem), 1, count=True)
        return int(result.count)

    def _stored(self, query: tantivy.Query) -> list[tantivy.Document]:
        found = self.searcher.search(query, max(1, self.searcher.num_docs), count=False)
        return [self.searcher.doc(address) for _, address in found.hits]

    def _last_ledger(self) -> tuple[int, Ledger]:
        ledgers = self.searcher.search(
            self.having("role", [LEDGER]), 1, count=False, order_by_field="turn"
        ).hits
        if not ledgers:
            return -1, Ledger()
        turn, address = ledgers[0]
        return turn, Ledger.loaded(_bytes(self.searcher.doc(address), "summary"))


def both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    """What matches both; only the first counts for the score."""
    return _Q.boolean_query([(_MUST, one), (_MUST, _Q.const_score_query(other, 0.0))])


def _bytes(document: tantivy.Document, field: str) -> bytes:
    return cast("bytes", document.get_first(field))
