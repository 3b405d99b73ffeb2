"""What registers and authorities say, put upon the sources that the library holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from probatum.indexes import Index, Writer
from probatum.library.register import Check, Register, normal
from probatum.library.standing import marked
from probatum.types.source import Source
from probatum.types.standing import Entry, Mark, Standing, State

BATCH = 500
_TELLING = ("pmid", "pmcid", "doi")
"""Schemes of which a document has one identifier (or few): two that differ are two documents."""


@dataclass(frozen=True, slots=True)
class Change:
    """A source whose standing is another than before."""

    source: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What became of a recheck."""

    entries: int = 0
    """Read."""
    new: int = 0
    """Of these, not known to the register before."""
    changed: tuple[Change, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    """Id of each source to which an entry fits by one identifier and not by another, and why: not marked."""


@dataclass(slots=True)
class Recheck:
    """One run over the entries of a register."""

    index: Index
    register: Register
    entries: int = 0
    new: int = 0
    changed: list[Change] = field(default_factory=list)
    doubtful: dict[str, str] = field(default_factory=dict)

    def take(self, entries: Iterable[Entry], writer: Writer) -> None:
        """Keep all of them, and mark what the library holds; committed batch by batch."""
        remaining = iter(entries)
        while batch := list(islice(remaining, BATCH)):
            self.entries += len(batch)
            self.new += self.register.put(batch)
            subjects = sorted({each for entry in batch for each in normal(entry.identifiers)})
            self._mark(subjects, writer)

    def result(self) -> Rechecked:
        """What became of it."""
        changed = tuple(sorted(self.changed, key=lambda change: change.source))
        return Rechecked(self.entries, self.new, changed, tuple(sorted(self.doubtful.items())))

    def _mark(self, subjects: list[str], writer: Writer) -> None:
        documents = self.index.find(subjects)
        said = said_about([document.source for document in documents], self.register, self.doubtful)
        found = []
        for document in documents:
            source = marked(document.source, said.get(document.source.id, ()))
            if source is not document.source:
                found.append(replace(document, source=source))
                self._tell(document.source, source)
        if found:
            writer.put(map(self.index.shelved, found))
            writer.commit()

    def _tell(self, before: Source, after: Source) -> None:
        if (before.standing.state, before.standing.note) != (after.standing.state, after.standing.note):
            self.changed.append(Change(after.id, before.standing, after.standing))


def said_about(
    sources: Iterable[Source], register: Register, doubtful: dict[str, str] | None = None
) -> dict[str, list[Mark]]:
    """What the register says of each of these sources, by id; `doubtful` takes what fits in part only."""
    sources = list(sources)
    found: dict[str, list[Mark]] = {}
    entries = register.about(identifier for source in sources for identifier in source.identifiers)
    by_identifier: dict[str, list[tuple[frozenset[str], Mark]]] = {}
    for entry in entries:
        for subject in entry[0]:
            by_identifier.setdefault(subject, []).append(entry)
    for source in sources:
        fitting = [entry for each in source.identifiers for entry in by_identifier.get(each, ())]
        for subjects, mark in dict.fromkeys(fitting):
            other = _contradiction(subjects, source)
            if not other:
                found.setdefault(source.id, []).append(mark)
            elif doubtful is not None:
                doubtful[source.id] = f"{mark.by} says {mark.state.value} of it, but names {other}"
    return found


def _contradiction(subjects: frozenset[str], source: Source) -> str:
    """An identifier of the entry that is another than the source's of the same scheme; empty when none is."""
    for scheme in _TELLING:
        theirs = {each for each in subjects if each.startswith(f"{scheme}:")}
        ours = {each for each in source.identifiers if each.startswith(f"{scheme}:")}
        if theirs and ours and not theirs & ours:
            return min(theirs)
    return ""


def looked_up(source: Source, checks: Iterable[Check], alone: Mapping[str, str]) -> Source:
    """The source with the day of its last check; what was checked and has no mark is current."""
    dates = {**dict(_dates(source, checks)), **alone}
    checked = max((source.standing.checked, *dates.values()))
    if not dates:
        return source
    if source.standing.state is State.UNKNOWN:
        asked = ", ".join(sorted(dates))
        return replace(source, standing=Standing(State.CURRENT, checked=checked, by=asked))
    return replace(source, standing=replace(source.standing, checked=checked))


def _dates(source: Source, checks: Iterable[Check]) -> Iterator[tuple[str, str]]:
    """Which authorities that speak of all sources of a scheme speak of this one, and as of when."""
    schemes = {identifier.partition(":")[0] for identifier in source.identifiers}
    return ((check.by, check.date) for check in checks if check.date and schemes & set(check.schemes))
