"""The register of a library: what authorities say of sources, held or not, and when they were last asked.

It lies beside the index, in `standing.db`, so that a source which comes in later is marked at once.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probatum.errors import LibraryBusy, LibraryDamaged
from probatum.library.identifiers import IdentifierError, normalised
from probatum.types.standing import Entry, Mark, State

FILE = "standing.db"
_TABLES = """
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY, identifiers TEXT, state TEXT, said_by TEXT, note TEXT, notice TEXT, date TEXT,
    UNIQUE (identifiers, said_by, state, notice, date)
);
CREATE TABLE IF NOT EXISTS subject (identifier TEXT, entry INTEGER, PRIMARY KEY (identifier, entry))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS asked (
    said_by TEXT PRIMARY KEY, date TEXT, schemes TEXT, tried TEXT, failure TEXT
);
CREATE TABLE IF NOT EXISTS looked_up (source TEXT, said_by TEXT, date TEXT, PRIMARY KEY (source, said_by))
    WITHOUT ROWID;
"""
_PATIENCE = 30.0
"""Seconds to wait while another process writes."""
_MANY = 500
"""Values in one statement of SQL."""


@dataclass(frozen=True, slots=True)
class Check:
    """When an authority was last asked about the sources, and how that went."""

    by: str
    date: str
    """ISO date as of which its word holds; empty when it was never got."""
    schemes: tuple[str, ...]
    """It speaks of every source with such an identifier; empty: of those alone that it was asked about."""
    tried: str
    """ISO date of the last attempt."""
    failure: str = ""
    """Why the last attempt failed; empty when it did not."""


class Register:
    """Entries by the identifiers of their sources."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def put(self, entries: Iterable[Entry]) -> int:
        """Keep the entries, each once, in the last wording; returns how many are new. None is ever removed.

        Entries without an identifier of the right form are passed over.
        """
        rows = [(normal(entry.identifiers), entry.mark) for entry in entries]
        rows = [(subjects, mark) for subjects, mark in rows if subjects]
        if not rows:
            return 0
        with self._writing() as database:
            before = _count(database)
            for subjects, mark in rows:
                _put(database, subjects, mark)
            return _count(database) - before

    def about(self, identifiers: Iterable[str]) -> list[tuple[frozenset[str], Mark]]:
        """What is said of sources with any of these identifiers (in normal form): all it names, the mark."""
        found: dict[int, tuple[frozenset[str], Mark]] = {}
        with self._reading() as database:
            query = (
                "SELECT id, identifiers, state, said_by, note, notice, date FROM entry WHERE id IN "
                "(SELECT entry FROM subject WHERE identifier IN ({}))"
            )
            for id_, subjects, state, *rest in _asked(database, query, sorted(set(identifiers))):
                found[id_] = frozenset(subjects.split()), Mark(State(state), *rest)
        return [found[id_] for id_ in sorted(found)]

    def note(
        self, by: str, *, today: str, schemes: Sequence[str] = (), as_of: str = "", failure: str = ""
    ) -> None:
        """Write down that an authority was asked today; a failure leaves the date of its last word alone."""
        with self._writing() as database:
            database.execute(
                "INSERT INTO asked VALUES (?, ?, ?, ?, ?) ON CONFLICT (said_by) DO UPDATE SET "
                "date = CASE WHEN excluded.failure = '' THEN excluded.date ELSE date END, "
                "schemes = CASE WHEN excluded.failure = '' THEN excluded.schemes ELSE schemes END, "
                "tried = excluded.tried, failure = excluded.failure",
                (by, "" if failure else as_of or today, " ".join(schemes), today, failure),
            )

    def looked_up(self, by: str, sources: Iterable[str], date: str) -> None:
        """Write down that an authority was asked about these sources, by id."""
        with self._writing() as database:
            rows = ((source, by, date) for source in sources)
            database.executemany("INSERT OR REPLACE INTO looked_up VALUES (?, ?, ?)", rows)

    def checks(self) -> tuple[Check, ...]:
        """Every authority that was ever asked, by name."""
        with self._reading() as database:
            rows = database.execute("SELECT * FROM asked ORDER BY said_by") if database else ()
            return tuple(
                Check(by, date, tuple(schemes.split()), tried, failure)
                for by, date, schemes, tried, failure in rows
            )

    def dates(self, sources: Iterable[str]) -> dict[str, dict[str, str]]:
        """For each of these sources, by id, which authority was asked about it alone, and when."""
        found: dict[str, dict[str, str]] = {}
        with self._reading() as database:
            query = "SELECT source, said_by, date FROM looked_up WHERE source IN ({})"
            for source, by, date in _asked(database, query, list(sources)):
                found.setdefault(source, {})[by] = date
        return found

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection, or None while nothing was ever written."""
        if not self._path.exists() or not self._path.stat().st_size:
            yield None
            return
        with self._connected() as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together, or not at all."""
        with self._connected() as database:
            database.executescript(_TABLES)
            with database:
                yield database

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database:
                yield database
        except sqlite3.OperationalError as error:
            raise LibraryBusy(
                f"The register {self._path} cannot be used now: {error}. Try again in a minute."
            ) from error
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(
                f"The register {self._path} cannot be read: {error}. Restore a copy; or remove it, and "
                "run `probatum library refresh` with the registers you use."
            ) from error


def normal(identifiers: Iterable[str]) -> tuple[str, ...]:
    """Those of the identifiers that have the form of one, in normal form, sorted."""
    found: set[str] = set()
    for identifier in filter(None, identifiers):
        try:
            found.update(normalised(identifier))
        except IdentifierError:
            continue
    return tuple(sorted(found))


def _put(database: sqlite3.Connection, subjects: tuple[str, ...], mark: Mark) -> None:
    notice = next(iter(normal([mark.notice])), "")
    (id_,) = database.execute(
        "INSERT INTO entry (identifiers, state, said_by, note, notice, date) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (identifiers, said_by, state, notice, date) DO UPDATE SET note = excluded.note "
        "RETURNING id",
        (" ".join(subjects), mark.state.value, mark.by, mark.note, notice, mark.date),
    ).fetchone()
    database.executemany("INSERT OR IGNORE INTO subject VALUES (?, ?)", ((each, id_) for each in subjects))


def _count(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])


def _asked(database: sqlite3.Connection | None, query: str, values: Sequence[str]) -> Iterator[Any]:
    """The rows for all values; `{}` in the query stands for some of them at a time."""
    for at in range(0, len(values), _MANY) if database else ():
        some = values[at : at + _MANY]
        yield from database.execute(query.format(",".join("?" * len(some))), some) if database else ()
