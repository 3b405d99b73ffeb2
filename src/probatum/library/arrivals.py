"""What becomes of an item by the rules of entry alone, before anybody asks what the library holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from probatum.connectors import Bundle, Item, Removal
from probatum.indexes import Shelved
from probatum.library.entry import Rules
from probatum.library.identifiers import IdentifierError, normalised
from probatum.library.passages import Refused
from probatum.library.standing import about_others
from probatum.types.document import Document
from probatum.types.standing import Entry


class Arrival(NamedTuple):
    """An item that may come in, or may not. A tuple, which is sent to another process at half the cost."""

    source: str
    """Id in normal form; of what is refused, as it was given."""
    identifiers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Why identifiers of it were left out."""
    refused: str = ""
    """Why it may not come in; empty when it may."""
    says: tuple[Entry, ...] = ()
    """What it says of the standing of other sources."""
    shelved: Shelved | None = None
    """The document; None of what is to be removed or is refused."""


class Answer(NamedTuple):
    """What became of a batch or of a bundle."""

    arrivals: list[Arrival] | None
    """None where a bundle has to be read otherwise."""
    damaged: Sequence[tuple[int, str]] = ()
    """What could not be read of a bundle: see `Read.damaged`."""
    records: int = 0
    """How many a bundle held."""


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be done with every item; it can be pickled."""

    rules: Rules
    shelve: Callable[[Document], Shelved]
    """That of the index."""

    def answer(self, what: list[Item] | Bundle) -> Answer:
        """What becomes of a batch, or of what a bundle holds."""
        if isinstance(what, list):
            return Answer(self.arrivals(what))
        read = what.read()
        return Answer(self.arrivals(read.items), read.damaged, read.records) if read else Answer(None)

    def arrivals(self, batch: list[Item]) -> list[Arrival]:
        """What becomes of each item of a batch."""
        return list(map(self._arrival, batch))

    def _arrival(self, item: Item) -> Arrival:
        try:
            if isinstance(item, Removal):
                identifier = normalised(item)[0]
                return Arrival(identifier, (identifier,))
            admitted = self.rules.admitted(item)
        except (Refused, IdentifierError) as error:
            return Arrival(str(item) if isinstance(item, Removal) else item.source.id, refused=str(error))
        source = admitted.document.source
        return Arrival(
            source.id,
            source.identifiers,
            admitted.left_out,
            says=tuple(about_others(source)),
            shelved=self.shelve(admitted.document),
        )
