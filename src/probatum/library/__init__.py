"""The library: the sources that the house stands behind, an index plus the rules of entry."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

from probatum import plugins
from probatum.connectors import Removal
from probatum.errors import NotFound, ProbatumError
from probatum.indexes import Index
from probatum.library.bookmarks import Bookmarks
from probatum.library.entry import Rules
from probatum.library.identifiers import IdentifierError, normalised
from probatum.library.inspection import Info, faults, info
from probatum.library.intake import Added, Intake
from probatum.library.pack import Group, Pack, stamp, write
from probatum.library.recheck import Change, Recheck, Rechecked, looked_up
from probatum.library.register import Check, Register
from probatum.rings import looked_for_seldom
from probatum.types.document import Document
from probatum.types.evidence import Hit
from probatum.types.question import Query
from probatum.types.source import Source
from probatum.types.standing import Entry

__all__ = ["Added", "Change", "Check", "Info", "Library", "Rechecked"]


class Library:
    """A directory of sources that can be added to, searched and checked."""

    def __init__(self, path: Path, index: Index, *, own_hosts: Iterable[str] = ()) -> None:
        self._path = path
        self._index = index
        self._rules = Rules.of_the_house(own_hosts)
        self._register = Register(path)
        self._packed: tuple[tuple[int, int], Pack] | None = None
        self.bookmarks = Bookmarks(path)

    @classmethod
    def open(cls, path: Path, *, index: str = "local", own_hosts: Iterable[str] = ()) -> "Library":
        """Open the library in a directory; `own_hosts` serve the house's own pages, which are no sources.

        Raises: LibraryMissing, LibraryDamaged; PluginError: there is no such index.
        """
        return cls(path, plugins.load("indexes", index).Index.open(path), own_hosts=own_hosts)

    @classmethod
    def create(cls, path: Path, *, index: str = "local", own_hosts: Iterable[str] = ()) -> "Library":
        """Make an empty library in a directory, or open the one that is there.

        Raises: LibraryDamaged; PluginError: there is no such index.
        """
        return cls(path, plugins.load("indexes", index).Index.create(path), own_hosts=own_hosts)

    def add(
        self, documents: Iterable[Document | Removal], *, progress: Callable[[int], None] | None = None
    ) -> Added:
        """Take documents in by the rules of entry; remove what suppliers have deleted; in the order given.

        What is kept is committed as it goes, so that a broken run loses little and can be run again.
        `progress` is called with the number done, about ten times a second and at the end.

        Raises: LibraryBusy: something else is adding to this library.
        """
        with looked_for_seldom(), self._index.writer() as writer:
            intake = Intake(self._index, writer, self._rules, self._register, progress or _silent)
            intake.take(documents)
            return intake.added()

    def drop(self, identifiers: Iterable[str]) -> int:
        """Remove the sources with these identifiers, in any spelling; returns how many there were.

        Raises: NotFound: one of them is no identifier; LibraryBusy.
        """
        wanted = [form for identifier in identifiers for form in _forms(identifier)]
        with self._index.writer() as writer:
            ids = [document.source.id for document in self._index.find(wanted)]
            writer.drop(ids)
            writer.commit()
        return len(ids)

    def copy(self, to: Path) -> None:
        """A copy of the directory as of the last commit; nothing can be added while it is made.

        Raises: LibraryBusy: something is adding to this library; FileExistsError: `to` is there already.
        """
        with self._index.writer():
            copytree(self._path, to, ignore=ignore_patterns("*.lock"))

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Passages of the `limit` best records, best first; see `Index.search`."""
        hits = self._index.search(query, limit=limit)
        sources = self._looked_up({hit.source.id: hit.source for hit in hits})
        return [replace(hit, source=sources[hit.source.id]) for hit in hits] if sources else hits

    def document(self, identifier: str) -> Document:
        """The source with this identifier, in any spelling, with its text.

        Raises: NotFound.
        """
        found = self._index.find(_forms(identifier))
        if not found:
            raise NotFound(f"The library has no {identifier}. Look for it with `probatum search`, or add it.")
        source = found[0].source
        return replace(found[0], source=self._looked_up({source.id: source}).get(source.id, source))

    def recheck(
        self,
        entries: Iterable[Entry],
        *,
        by: str,
        today: str,
        schemes: Sequence[str] = (),
        as_of: str = "",
    ) -> Rechecked:
        """Take in all that an authority says of sources, as `mark` does, and note the check.

        `today` and `as_of`: ISO dates; `as_of` is the day as of which its word holds, by default today.
        `schemes`: it speaks of every source with such an identifier, so that the others are in good standing.
        The check counts only when all entries have been read.

        Raises: LibraryBusy; what reading the entries raises, after it was noted.
        """
        try:
            found = self.mark(entries)
        except ProbatumError as error:
            self.note_failure(by, today, str(error))
            raise
        self._register.note(by, today=today, schemes=schemes, as_of=as_of)
        return found

    def mark(self, entries: Iterable[Entry]) -> Rechecked:
        """Keep what is said of sources, held or not, and mark those that are held; nothing is ever unmarked.

        Raises: LibraryBusy.
        """
        run = Recheck(self._index, self._register)
        with self._index.writer() as writer:
            run.take(entries, writer)
        return run.result()

    def note_failure(self, by: str, today: str, why: str) -> None:
        """Note that an authority could not be asked; the date of its last word stays."""
        self._register.note(by, today=today, failure=why)

    def note_looked_up(self, by: str, sources: Iterable[str], date: str) -> None:
        """Note that an authority was asked about these sources, by id, on that date."""
        self._register.looked_up(by, sources, date)

    def last_looked_up(self, by: str, sources: Iterable[str]) -> dict[str, str]:
        """When an authority was last asked about these sources alone; those it never was are left out."""
        dates = self._register.dates(sources)
        return {source: days[by] for source, days in dates.items() if by in days}

    def checks(self) -> tuple[Check, ...]:
        """Which authorities were asked about the standing of sources, and when."""
        return self._register.checks()

    def cited_by(self, identifier: str) -> list[Source]:
        """The sources whose record states a relation to this one, such as a comment or an erratum, by id.

        Raises: NotFound.
        """
        identifiers = self.document(identifier).source.identifiers
        return [document.source for document in self._index.linked(identifiers)]

    def documents(self) -> Iterator[Document]:
        """Every source with its text, sorted by id."""
        return self._index.documents()

    def names(self, name: str) -> list[tuple[str, int]]:
        """Other names that the sources themselves give to this one; see `Index.names`."""
        return self._index.names(name)

    def other_names(self, name: str) -> tuple[str, ...]:
        """Other names that the vocabulary pack of this library gives, best first; none without a pack."""
        return self._pack().others(name)

    def take_names(self, groups: Iterable[Group], *, origins: Sequence[str]) -> int:
        """Make the vocabulary pack anew from names that mean the same; returns how many names it knows.

        Raises: OSError: there is no space, or no permission to write.
        """
        return write(self._path, groups, origins=origins)

    @property
    def names_digest(self) -> str:
        """Digest of the vocabulary pack: `sha256:` and 64 hexadecimal digits; empty without one."""
        return self._pack().digest

    def _pack(self) -> Pack:
        """The pack as it is now; read again when its file has changed.

        Raises: LibraryDamaged.
        """
        seen = stamp(self._path)
        if self._packed is None or self._packed[0] != seen:
            self._packed = seen, Pack(self._path)
        return self._packed[1]

    def frequency(self, stem: str) -> int:
        """How many records hold this stem."""
        return self._index.frequency(stem)

    @property
    def size(self) -> int:
        """How many records can be found by search."""
        return self._index.size

    @property
    def snapshot(self) -> str:
        """Digest of all that is in the library: `sha256:` and 64 hexadecimal digits."""
        return self._index.snapshot

    def _looked_up(self, sources: dict[str, Source]) -> dict[str, Source]:
        """The sources with the day of their last check; nothing when nobody was ever asked."""
        checks = self._register.checks()
        if not checks:
            return {}
        alone = self._register.dates(sources)
        return {id_: looked_up(source, checks, alone.get(id_, {})) for id_, source in sources.items()}

    def info(self) -> Info:
        """What the library holds, in figures."""
        return info(self._index, self._path, self.checks())

    def check(self) -> list[str]:
        """What is wrong with the library, one fault each in plain words; reads every document."""
        return list(faults(self._index))


def _forms(identifier: str) -> tuple[str, ...]:
    """The identifier in normal form.

    Raises: NotFound: it has the form of none.
    """
    try:
        return normalised(identifier)
    except IdentifierError as error:
        raise NotFound(str(error)) from error


def _silent(_: int) -> None:
    """Nobody is watching."""
