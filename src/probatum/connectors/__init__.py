"""How documents come in: the `Connector` protocol. One file here is one connector.

A connector module has two names: `NAME` and `read`. Its first docstring line is its help.
One that can also be asked (a `Supplier`) has a third: `pages`. One that says whether records still stand
(an `Authority`) has `BY`, `SCHEME`, `AT_ONCE` and `look_up`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, tee
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from probatum.types.document import Document

if TYPE_CHECKING:
    from probatum.outside.client import Client

Damaged = Callable[[str, str], None]
"""Called with the place (file, record) and the reason for each record that could not be read."""


class Removal(str):
    """Identifier of a record that the supplier has deleted, in place of a document."""

    __slots__ = ()


Item = Document | Removal


class Read(NamedTuple):
    """What a bundle held."""

    items: list[Item]
    damaged: list[tuple[int, str]]
    """Records that could not be read, counted in the bundle from 1, and why."""
    records: int
    """How many there were, damaged ones among them."""


class Bundle(Protocol):
    """Records in a row that nobody has read yet. It can be pickled, for another process to read them."""

    def read(self) -> Read | None:
        """What it holds; None where that cannot be told with certainty without what came before."""


class Offer(Protocol):
    """A bundle, and what its reader has to be told of it, in order: `taken`, or that it was no use."""

    @property
    def bundle(self) -> Bundle:
        """What is offered."""

    @property
    def records(self) -> int:
        """How many it holds, as far as can be told without reading it; for who shows how far it has come."""

    @property
    def void(self) -> bool:
        """Whether it has been read otherwise meanwhile; it is then passed over."""

    def taken(self, records: int, damaged: Sequence[tuple[int, str]]) -> None:
        """Tell how many records it held, and what was damaged in it."""

    def instead(self) -> Iterator[Item]:
        """What is read in place of it and of all that follows it in its file."""


class Reading(Iterator[Item]):
    """What a connector reads: item by item; or in bundles, for whoever can have them read elsewhere.

    One of the two ways can be gone, once.
    """

    def __init__(self, items: Iterator[Item], bundled: Iterator[Item | Offer]) -> None:
        self._items = items
        self.bundled = bundled

    def __next__(self) -> Item:
        return next(self._items)


def joined(readings: Iterable[Iterable[Item]]) -> Reading:
    """One after the other, each in the way in which the whole is read."""
    items, other = tee(readings)
    bundled = (each.bundled if isinstance(each, Reading) else each for each in other)
    return Reading(chain.from_iterable(items), chain.from_iterable(bundled))


class Connector(Protocol):
    """Reads one format, record by record; it never holds a whole file."""

    NAME: str

    def read(self, path: Path, *, damaged: Damaged) -> Iterator[Item]:
        """Documents of a file, or of every file of this format in a directory, in a fixed order.

        A record that cannot be read is passed to `damaged` and skipped. What follows in a truncated file
        is lost, what came before is not.

        Raises: InputError: the path does not exist or nothing in it is of this format.
        """


@dataclass(frozen=True, slots=True)
class Request:
    """What a supplier is asked for. A supplier refuses what it has no answer to."""

    query: str = ""
    """In the supplier's own language; empty for everything that the other fields name."""
    since: int | None = None
    """Earliest year of publication, inclusive."""
    related: str = ""
    """Identifier of a source; what the supplier holds to be like it."""
    mirror: str = ""
    """A folder, or an address, that holds the supplier's files in place of its service."""
    most: int | None = None
    """At most so many documents, 1 or more, the best first; all of them when it is not given."""


@dataclass(frozen=True, slots=True)
class Access:
    """The way to a supplier, and who asks."""

    client: "Client"
    address: str = ""
    """Of a mirror of the service; empty for the supplier's own."""
    email: str = ""
    key: str = ""
    """That the supplier gave out; empty for none."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of what a supplier has."""

    documents: Iterable[Item]
    """To be taken in before the next page is asked for."""
    bookmark: str
    """Where to go on once these are in; empty when there is nothing more."""
    total: int | None = None
    """How many the supplier says it has in all."""


@runtime_checkable
class Supplier(Protocol):
    """A connector that can be asked as well: a query goes out, pages come back."""

    NAME: str

    def pages(self, request: Request, access: Access, *, bookmark: str, damaged: Damaged) -> Iterator[Page]:
        """The pages from a bookmark on, or from the first when it is empty.

        No record is lost at a break between two pages; one that comes twice does no harm.

        Raises: UsageError: it cannot be asked so; InputError; OutsideError.
        """


@runtime_checkable
class Authority(Protocol):
    """A supplier whose records say whether they, or others, still stand."""

    NAME: str
    BY: str
    """As readers see it."""
    SCHEME: str
    """Scheme of the identifiers that it knows: pmid or doi."""
    AT_ONCE: int
    """How many it may be asked about at once."""

    def look_up(self, identifiers: Sequence[str], access: Access, *, damaged: Damaged) -> Iterator[Document]:
        """The records of these, and of notices about them; those that it does not have are passed over.

        Raises: OutsideError.
        """
