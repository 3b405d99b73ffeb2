"""How documents are taken in: by batches, each looked up at once, committed as it goes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from probatum.connectors import Item, Offer, Reading, Removal
from probatum.indexes import Index, Writer
from probatum.library.arrivals import Arrival, Work
from probatum.library.entry import Rules
from probatum.library.helpers import prepared
from probatum.library.register import Register, normal
from probatum.library.shelf import Shelf
from probatum.types.document import Document

BATCH = 256
COMMIT_AFTER = 250_000
"""Identifiers of what was put; or so many seconds. Each commit leaves files that have to be merged later, and
merging maps all of them into memory."""
COMMIT_SECONDS = 60.0
_TELL_SECONDS = 0.1


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

    def __init__(
        self,
        index: Index,
        writer: Writer,
        rules: Rules,
        register: Register,
        progress: Callable[[int], None],
    ) -> None:
        self._index = index
        self._register = register
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
        work = Work(self._rules, self._index.shelved)
        for arrivals in self._kept_on_error(prepared(_batches(items), work)):
            self._take(arrivals)
            done += len(arrivals)
            self._commit_when_due()
            self._tell(done)
        self._commit()
        self._progress(done)

    def added(self) -> Added:
        """What became of them."""
        return Added(**self._counts, refused=tuple(self._refused), left_out=tuple(self._left_out))

    def _kept_on_error(self, batches: Iterator[list[Arrival]]) -> Iterator[list[Arrival]]:
        try:
            yield from batches
        except (Exception, KeyboardInterrupt):
            self._commit()
            raise

    def _take(self, arrivals: list[Arrival]) -> None:
        touched = {identifier for arrival in arrivals for identifier in arrival.identifiers}
        touched |= self._spoken_of(arrivals)
        if not touched.isdisjoint(self._uncommitted):
            self._commit()
        shelf = Shelf(self._index, touched)
        for arrival in arrivals:
            if arrival.refused:
                self._refused.append((arrival.source, arrival.refused))
                continue
            kind, count = shelf.take(arrival)
            self._counts[kind] += count
            self._left_out.extend((arrival.source, reason) for reason in arrival.left_out)
        shelf.mark(self._register)
        self._writer.drop(shelf.dropped())
        self._writer.put(shelf.changed())
        self._uncommitted.update(shelf.touched)

    def _spoken_of(self, arrivals: list[Arrival]) -> set[str]:
        """Identifiers of the sources that notices among them speak of; what they say is registered."""
        entries = [entry for arrival in arrivals for entry in arrival.says]
        self._register.put(entries)
        return {identifier for entry in entries for identifier in normal(entry.identifiers)}

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


def _batches(items: Iterable[Item]) -> Iterator[list[Item] | Offer]:
    """The items in batches; from a reader that has bundles, these, and what is not bundled in batches."""
    batch: list[Item] = []
    for item in items.bundled if isinstance(items, Reading) else items:
        if isinstance(item, Document | Removal):
            batch.append(item)
            if len(batch) < BATCH:
                continue
        if batch:
            yield batch
            batch = []
        if not isinstance(item, Document | Removal):
            yield item
    if batch:
        yield batch
