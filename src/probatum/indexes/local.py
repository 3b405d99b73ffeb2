"""The library in one directory, on tantivy: one machine, no server.

Titles, MeSH headings and text are ranked as one field. The directory can be backed up by copying it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import orjson
import tantivy

from probatum.errors import LibraryBusy, LibraryDamaged, LibraryMissing
from probatum.indexes import Shelved
from probatum.indexes import _payload as payload
from probatum.indexes._entries import whole
from probatum.indexes._fields import ANALYZER, FIRST, Entry, name_key, schema, shelf
from probatum.indexes._ledger import Ledger
from probatum.indexes._pen import Pen
from probatum.indexes._search import Found, best
from probatum.indexes._view import View
from probatum.text.plain import stemmer
from probatum.types.document import Document
from probatum.types.evidence import Hit
from probatum.types.question import Query

FORMAT = 1
"""Of the directory; one of another format is refused."""
_ABOUT = "library.json"
_META = "meta.json"
_BATCH = 256
_HEAP = 128_000_000
"""Bytes that the engine may hold before it writes a segment."""


class Index:
    """A library directory. What writers commit, in this process or another, is seen by the next call."""

    def __init__(self, path: Path, engine: tantivy.Index) -> None:
        self._path = path
        self._engine = engine
        self._engine.register_tokenizer(ANALYZER, stemmer())
        self._engine.config_reader("manual")
        self._seen: tuple[int, ...] = ()
        self._at_last: View | None = None

    @classmethod
    def create(cls, path: Path) -> "Index":
        """Make an empty index there, or open the one that is there.

        Raises: LibraryDamaged.
        """
        if (path / _META).exists():
            return cls.open(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / _ABOUT).write_bytes(orjson.dumps({"format": FORMAT}))
            return cls(path, tantivy.Index(schema(), str(path)))
        except (OSError, ValueError) as error:
            raise LibraryDamaged(
                f"No library can be made in {path}: {error}. Give another directory."
            ) from error

    @classmethod
    def open(cls, path: Path) -> "Index":
        """Open an index.

        Raises: LibraryMissing, LibraryDamaged.
        """
        if not (path / _META).exists():
            raise LibraryMissing(
                f"There is no library in {path}. Make one with `probatum add`, or give its directory."
            )
        _check_format(path)
        try:
            return cls(path, tantivy.Index.open(str(path)))
        except ValueError as error:
            raise _damaged(path, error) from error

    @staticmethod
    def shelved(document: Document) -> Shelved:
        """The document as `put` takes it; the same whatever the index holds."""
        return Shelved(document.source.id, shelf(document))

    @staticmethod
    def unshelved(shelved: Shelved) -> Document:
        """The document again, as it was given to `shelved`."""
        entries = cast("tuple[Entry, ...]", shelved.content)
        return payload.unpacked(whole([payload.loaded(entry["entry"]) for entry in entries]))

    @contextmanager
    def writer(self) -> Iterator[Pen]:
        """Take the pen; leaving the block without `commit` forgets what was not committed.

        Raises: LibraryBusy: at once, when another process, or another part of this one, holds it.
        """
        try:
            engine = self._engine.writer(_HEAP, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise _damaged(self._path, error) from error
            raise LibraryBusy(
                f"Something else is adding to the library in {self._path}. "
                "Wait until it has finished, then try again."
            ) from error
        pen = Pen(engine, self._view)
        try:
            yield pen
        finally:
            pen.close()

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Passages of the `limit` best records, best record first, ties by source id and part."""
        return [hit for found in best(self._view(), query, limit) for hit in _hits(found)]

    def find(self, identifiers: Sequence[str]) -> list[Document]:
        """The documents that carry any of these identifiers, whole, sorted by source id."""
        return self._with("id", identifiers)

    def linked(self, identifiers: Sequence[str]) -> list[Document]:
        """The documents whose record states a relation to any of these identifiers, sorted by source id."""
        return self._with("link", identifiers)

    def documents(self) -> Iterator[Document]:
        """Every document of the moment at which this begins, sorted by source id."""
        view = self._view()
        sources = sorted(source for source, _ in view.values("source"))
        for at in range(0, len(sources), _BATCH):
            yield from map(payload.unpacked, view.documents(sources[at : at + _BATCH]))

    def names(self, name: str) -> list[tuple[str, int]]:
        """Other names that documents give to this one, with how many say so, most first, then by name."""
        spellings: dict[str, Counter[str]] = {}
        key = name_key(name)
        for value, count in self._view().values("name", f"{key}\t") if key else ():
            other = value.partition("\t")[2]
            spellings.setdefault(name_key(other), Counter())[other] += count
        names = [(_commonest(counts), counts.total()) for counts in spellings.values()]
        return sorted(names, key=lambda pair: (-pair[1], pair[0]))

    def frequency(self, stem: str) -> int:
        """How many records hold this stem."""
        return self._view().frequency(stem)

    def tally(self, trait: str) -> list[tuple[str, int]]:
        """How many sources have each value of a trait: kind, state, language, year or holding; sorted."""
        return sorted(self._view().values(trait, role=FIRST))

    def faults(self) -> Iterator[str]:
        """What is wrong with the store, in plain words, one fault each; reads every document."""
        view, total = self._view(), Ledger()
        sources = sorted(source for source, _ in view.values("source"))
        for at in range(0, len(sources), _BATCH):
            batch = sources[at : at + _BATCH]
            summaries = view.summaries(batch)
            for document in view.documents(batch):
                source = document["source"]["id"]
                total += summaries.get(source, Ledger())
                if source not in summaries or _digest(document) != summaries[source].digests:
                    yield f"{source}: the text is not what was stored. Add it again."
        if total != view.ledger:
            yield f"The documents are {total} and the ledger says {view.ledger}. Build the library again."

    @property
    def size(self) -> int:
        """How many records can be found by search (a long document is several, one without text none)."""
        return self._view().ledger.records

    @property
    def snapshot(self) -> str:
        """`sha256:` and 64 hexadecimal digits: the same documents give the same digest, in any order."""
        return self._view().ledger.snapshot

    def _view(self) -> View:
        """The last commit."""
        try:
            meta = (self._path / _META).stat()
            seen = (meta.st_ino, meta.st_mtime_ns, meta.st_size)
            if self._at_last is None or seen != self._seen:
                self._engine.reload()
                self._seen, self._at_last = seen, View(self._engine)
        except (OSError, ValueError) as error:
            raise _damaged(self._path, error) from error
        return self._at_last

    def _with(self, field: str, identifiers: Sequence[str]) -> list[Document]:
        view = self._view()
        identifiers = view.held(field, identifiers)
        if not identifiers:
            return []
        sources = {entry["source"]["id"] for entry in view.entries(view.having(field, identifiers))}
        return [payload.unpacked(document) for document in view.documents(sorted(sources))]


def _hits(found: Found) -> Iterator[Hit]:
    source = payload.unpacked_source(found.entry["source"])
    for section in found.entry["sections"]:
        for passage in payload.unpacked_passages(section, source.id):
            yield Hit(passage=passage, source=source, score=round(found.score, 4))


def _digest(document: payload.Packed) -> int:
    return payload.digest(payload.dumped(payload.packed(payload.unpacked(document))))


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _check_format(path: Path) -> None:
    try:
        found = orjson.loads((path / _ABOUT).read_bytes())["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error
    if found != FORMAT:
        way = "Update Probatum" if isinstance(found, int) and found > FORMAT else "Build it again"
        raise LibraryDamaged(
            f"The library in {path} has format {found!r} and this Probatum reads {FORMAT}. {way}."
        )


def _damaged(path: Path, error: Exception) -> LibraryDamaged:
    if "Lockfile" in str(error):
        return LibraryDamaged(
            f"The library in {path} cannot be locked, as reading it takes. Make the directory and its files "
            "writable for whoever runs Probatum, or copy it to where it is."
        )
    return LibraryDamaged(
        f"The library in {path} cannot be read: {error}. Restore a copy, or build it again."
    )
