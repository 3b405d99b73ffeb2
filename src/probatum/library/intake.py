"""How documents are taken in: by batches, each looked up at once, committed as it goes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import monotonic

from probatum.connectors import Removal
from probatum.indexes import Index, Writer
from probatum.library.entry import Rules
from probatum.library.identifiers import IdentifierError, normalised
from probatum.library.merging import merged
from probatum.library.passages import Refused
from probatum.types.document import Document

BATCH = 256
COMMIT_AFTER = 20_000
"""Documents; or so many seconds:"""
COMMIT_SECONDS = 30.0
_TELL_SECONDS = 0.1

Item = Document | Removal


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents that were offered."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    """Id and reason of each."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Id of each document that came in without one of its identifiers, and why."""


class Intake:
    """One run of adding."""

    def __init__(self, index: Index, writer: Writer, rules: Rules, progress: Callable[[int], None]) -> None:
        self._index = index
        self._writer = writer
        self._rules = rules
        self._progress = progress
        self._counts = {"added": 0, "updated": 0, "unchanged": 0, "removed": 0}
        self._refused: list[tuple[str, str]] = []
        self._left_out: list[tuple[str, str]] = []
        self._uncommitted: set[str] = set()
        self._committed_at = self._told_at = monotonic()

    def take(self, items: Iterable[Item]) -> None:
        """Take in all of them, and commit; when reading breaks off, the whole batches before are kept."""
        done = 0
        for batch in self._kept_on_error(_batches(items)):
            self._take(batch)
            done += len(batch)
            self._commit_when_due()
            self._tell(done)
        self._commit()
        self._progress(done)

    def added(self) -> Added:
        """What became of them."""
        return Added(**self._counts, refused=tuple(self._refused), left_out=tuple(self._left_out))

    def _kept_on_error(self, batches: Iterator[list[Item]]) -> Iterator[list[Item]]:
        try:
            yield from batches
        except (Exception, KeyboardInterrupt):
            self._commit()
            raise

    def _take(self, batch: list[Item]) -> None:
        items = [item for item in map(self._admitted, batch) if item is not None]
        touched = {identifier for item in items for identifier in _identifiers(item)}
        if not touched.isdisjoint(self._uncommitted):
            self._commit()
        shelf = _Shelf(self._index.find(sorted(touched)))
        for item in items:
            kind, count = shelf.remove(item) if isinstance(item, Removal) else shelf.put(item)
            self._counts[kind] += count
        self._writer.drop(shelf.dropped())
        self._writer.put(shelf.changed())
        self._uncommitted.update(shelf.touched())

    def _admitted(self, item: Item) -> Item | None:
        try:
            if isinstance(item, Removal):
                return Removal(normalised(item)[0])
            admitted = self._rules.admitted(item)
        except (Refused, IdentifierError) as error:
            self._refused.append((str(item) if isinstance(item, Removal) else item.source.id, str(error)))
            return None
        self._left_out.extend((admitted.document.source.id, reason) for reason in admitted.left_out)
        return admitted.document

    def _commit_when_due(self) -> None:
        late = monotonic() - self._committed_at > COMMIT_SECONDS
        if late or len(self._uncommitted) > COMMIT_AFTER:
            self._commit()

    def _commit(self) -> None:
        self._writer.commit()
        self._uncommitted.clear()
        self._committed_at = monotonic()

    def _tell(self, done: int) -> None:
        if monotonic() - self._told_at >= _TELL_SECONDS:
            self._told_at = monotonic()
            self._progress(done)


class _Shelf:
    """The documents of one batch and those stored that share an identifier with any of them."""

    def __init__(self, stored: Iterable[Document]) -> None:
        self._stored = {document.source.id: document for document in stored}
        self._now = dict(self._stored)
        self._by_identifier = {
            identifier: document.source.id
            for document in self._stored.values()
            for identifier in document.source.identifiers
        }

    def put(self, document: Document) -> tuple[str, int]:
        """Take in a document, merged with all that share an identifier with it; what that was, and 1."""
        ids = self._ids(document.source.identifiers)
        found = document
        for source in ids:
            found = merged(self._now[source], found)
        if ids == [found.source.id] and found == self._now[ids[0]]:
            return "unchanged", 1
        for source in ids:
            del self._now[source]
        self._now[found.source.id] = found
        self._by_identifier |= dict.fromkeys(found.source.identifiers, found.source.id)
        return ("updated" if ids else "added"), 1

    def remove(self, identifier: Removal) -> tuple[str, int]:
        """Remove what has this identifier; "removed", and how many there were."""
        ids = self._ids([identifier])
        for source in ids:
            del self._now[source]
        return "removed", len(ids)

    def changed(self) -> list[Document]:
        """What is to be stored now."""
        return [
            document for source, document in self._now.items() if self._stored.get(source) is not document
        ]

    def dropped(self) -> list[str]:
        """Ids that are stored and are no more."""
        return [source for source in self._stored if source not in self._now]

    def touched(self) -> set[str]:
        """All identifiers of what changed."""
        gone = [self._stored[source] for source in self.dropped()]
        return {
            identifier for document in (*self.changed(), *gone) for identifier in document.source.identifiers
        }

    def _ids(self, identifiers: Iterable[str]) -> list[str]:
        ids = {self._by_identifier[one] for one in identifiers if one in self._by_identifier}
        return sorted(source for source in ids if source in self._now)


def _identifiers(item: Item) -> tuple[str, ...]:
    return (str(item),) if isinstance(item, Removal) else item.source.identifiers


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch
