"""The one writer of a local index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, cast

import tantivy

from probatum.indexes import Shelved
from probatum.indexes._fields import Entry, engine_entry, ledger_entry
from probatum.indexes._ledger import Ledger
from probatum.indexes._view import View

_BATCH = 512
_Item = TypeVar("_Item")


class Pen:
    """Puts and drops documents, and keeps the ledger with them: both are committed together."""

    def __init__(self, writer: tantivy.IndexWriter, stock: Callable[[], View]) -> None:
        """`stock` gives what is committed now."""
        self._writer = writer
        self._stock = stock
        self._ledger = stock().ledger
        self._pending: dict[str, Ledger | None] = {}

    def put(self, documents: Iterable[Shelved]) -> None:
        """Store the documents, each in place of the one with the same id."""
        for batch in _batches(documents):
            known = self._known([document.source for document in batch])
            for document in batch:
                self._remove(document.source, known)
                entries = cast("tuple[Entry, ...]", document.content)
                for entry in entries:
                    self._writer.add_document(engine_entry(entry))
                summary = Ledger.loaded(entries[0]["summary"])
                self._ledger += summary
                self._pending[document.source] = summary

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the documents with these ids; an id that is not there is passed over."""
        for batch in _batches(ids):
            known = self._known(batch)
            for source in batch:
                self._remove(source, known)
                self._pending[source] = None

    def commit(self) -> None:
        """Make everything since the last commit visible and durable; without changes, do nothing."""
        if not self._pending:
            return
        self._writer.add_document(ledger_entry(self._ledger, self._stock().turn + 1))
        self._writer.commit()
        self._pending.clear()

    def close(self) -> None:
        """Forget what was not committed, and let the engine finish tidying its files."""
        if self._pending:
            self._writer.rollback()
        self._writer.wait_merging_threads()

    def _known(self, ids: Sequence[str]) -> dict[str, Ledger]:
        """What is committed under these ids and was not touched since."""
        return self._stock().summaries([source for source in ids if source not in self._pending])

    def _remove(self, source: str, known: dict[str, Ledger]) -> None:
        summary = self._pending[source] if source in self._pending else known.get(source)
        if summary is not None:
            self._writer.delete_documents_by_term("source", source)
            self._ledger -= summary


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
