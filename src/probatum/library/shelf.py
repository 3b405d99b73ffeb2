"""One batch on its way in, with what is stored that shares an identifier with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from probatum.indexes import Index, Shelved
from probatum.library.arrivals import Arrival
from probatum.library.merging import merged
from probatum.library.recheck import said_about
from probatum.library.register import Register
from probatum.library.standing import marked
from probatum.types.document import Document


class Shelf:
    """The documents of one batch and those stored that share an identifier with any of them.

    What is new to the library stays as the index puts it; only what must be merged is made a document again.
    """

    def __init__(self, index: Index, identifiers: Iterable[str]) -> None:
        self._index = index
        self._stored = {document.source.id: document for document in index.find(sorted(identifiers))}
        self._now: dict[str, Document | Shelved] = dict(self._stored)
        self._by_identifier = {
            identifier: document.source.id
            for document in self._stored.values()
            for identifier in document.source.identifiers
        }
        self.touched: set[str] = set()
        """All identifiers of what was changed."""

    def take(self, arrival: Arrival) -> tuple[str, int]:
        """Take in what arrived; what that was ("added", "updated", "unchanged", "removed"), and how many."""
        ids = self._ids(arrival.identifiers)
        if arrival.shelved is None:
            self._remove(ids)
            return "removed", len(ids)
        if not ids:
            self._place(arrival.source, arrival.shelved, arrival.identifiers)
            return "added", 1
        return self._merge(ids, self._index.unshelved(arrival.shelved))

    def mark(self, register: Register) -> None:
        """Put upon what is here what the register says of it."""
        spoken_of = {each for subjects, _ in register.about(self._by_identifier) for each in subjects}
        held = [self._document(source) for source in self._ids(spoken_of)]
        said = said_about([document.source for document in held], register)
        for document in held:
            source = marked(document.source, said.get(document.source.id, ()))
            if source is not document.source:
                self._place(source.id, replace(document, source=source), source.identifiers)

    def changed(self) -> Iterator[Shelved]:
        """What is to be put now."""
        for source, held in self._now.items():
            if isinstance(held, Shelved):
                yield held
            elif self._stored.get(source) is not held:
                yield self._index.shelved(held)

    def dropped(self) -> list[str]:
        """Ids that are stored and are no more."""
        return [source for source in self._stored if source not in self._now]

    def _merge(self, ids: list[str], document: Document) -> tuple[str, int]:
        """Make one of a document and of all that share an identifier with it."""
        found, held = document, [self._document(source) for source in ids]
        for other in held:
            found = merged(other, found)
        if held == [found]:
            return "unchanged", 1
        self._remove(ids)
        self._place(found.source.id, found, found.source.identifiers)
        return "updated", 1

    def _document(self, source: str) -> Document:
        held = self._now[source]
        return self._index.unshelved(held) if isinstance(held, Shelved) else held

    def _place(self, source: str, held: Document | Shelved, identifiers: tuple[str, ...]) -> None:
        self._now[source] = held
        self._by_identifier |= dict.fromkeys(identifiers, source)
        self.touched.update(identifiers)

    def _remove(self, ids: list[str]) -> None:
        for source in ids:
            del self._now[source]
        self.touched.update(one for one, source in self._by_identifier.items() if source in ids)

    def _ids(self, identifiers: Iterable[str]) -> list[str]:
        ids = {self._by_identifier[one] for one in identifiers if one in self._by_identifier}
        return sorted(source for source in ids if source in self._now)
