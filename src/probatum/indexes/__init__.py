"""Where passages are found: the `Index` protocol. One file here is one index.

An index module has one name: `Index`, the class.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from probatum.types.document import Document
from probatum.types.evidence import Hit
from probatum.types.question import Query


class Shelved(NamedTuple):
    """A document as one index puts it; it can be pickled, so that another process can make it."""

    source: str
    """Id."""
    content: object
    """Known to the index that made it."""


class Writer(Protocol):
    """The one hand that may change an index. Changes are seen by readers after `commit`, all or none."""

    def put(self, documents: Iterable[Shelved]) -> None:
        """Store the documents, each in place of the one with the same id."""

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the documents with these ids; an id that is not there is passed over."""

    def commit(self) -> None:
        """Make everything since the last commit visible and durable."""


class Index(Protocol):
    """A store of documents that can be searched. Text goes in cut and comes out unchanged.

    What it answers depends on what is in it and on nothing else: not on the order in which documents came,
    nor on what was there before.
    """

    @classmethod
    def create(cls, path: Path) -> "Index":
        """Make an empty index there, or open the one that is there.

        Raises: LibraryDamaged.
        """

    @classmethod
    def open(cls, path: Path) -> "Index":
        """Open an index.

        Raises: LibraryMissing, LibraryDamaged.
        """

    @staticmethod
    def shelved(document: Document) -> Shelved:
        """The document as `put` takes it; the same whatever the index holds."""

    @staticmethod
    def unshelved(shelved: Shelved) -> Document:
        """The document again, as it was given to `shelved`."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Take the pen; leaving the block without `commit` forgets what was not committed.

        Raises: LibraryBusy: at once, when another process holds it.
        """

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Passages of the `limit` best records, best record first, ties by source id.

        Passages of one record stand together, in the order of the document, with the record's score.
        """

    def find(self, identifiers: Sequence[str]) -> list[Document]:
        """The documents that carry any of these identifiers, whole, sorted by source id."""

    def linked(self, identifiers: Sequence[str]) -> list[Document]:
        """The documents whose record states a relation to any of these identifiers, sorted by source id."""

    def documents(self) -> Iterator[Document]:
        """Every document, sorted by source id."""

    def names(self, name: str) -> list[tuple[str, int]]:
        """Other names that documents themselves give to this one, with how many say so, most first.

        Works both ways: "rls" gives "restless legs syndrome", and the long form gives the short one.
        Case and plural do not matter.
        """

    def frequency(self, stem: str) -> int:
        """How many records hold this stem."""

    def tally(self, trait: str) -> list[tuple[str, int]]:
        """How many sources have each value of a trait, sorted by value.

        Traits: kind, state, language, year (four digits) and holding (text, digest or catalogue).
        """

    def faults(self) -> Iterator[str]:
        """What is wrong with the store, in plain words, one fault each; reads every document."""

    @property
    def size(self) -> int:
        """How many records can be found by search (a long document is several, one without text none)."""

    @property
    def snapshot(self) -> str:
        """`sha256:` and 64 hexadecimal digits: the same documents give the same digest, in any order."""
