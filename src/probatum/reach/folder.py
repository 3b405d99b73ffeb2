"""The files of a folder that lean on a source: looked up in an index that is kept up by size and times."""

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import orjson

from probatum.reach.leaning import Leaning, Leanings, every_leaning, named

Read = list[tuple[frozenset[str], Leanings]]
"""Of one file: the names of each source, and the statements that cite it."""

LARGEST = 32 << 20
"""Bytes of a file that is looked into."""
_SUFFIXES = (".json", ".md", ".html", ".txt", ".ris", ".bib", ".nbib")
"""Of the exports that hold words; a PDF is found by the JSON answer that it was made from."""
_FORMAT = 1
_TABLES = f"""
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stamp TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS leans (
    identifier TEXT, path TEXT, statements BLOB, PRIMARY KEY (identifier, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_path ON leans (path);
PRAGMA user_version = {_FORMAT};
"""


def leaning_answers(
    folder: Path, identifiers: Collection[str], *, shelf: Path | None = None
) -> Iterator[tuple[Path, Leanings]]:
    """The files of a folder, sub-folders included, that lean on the source, by name.

    Of a JSON answer come the statements that cite it; another export only names it, and comes with none.
    `shelf`: a folder for the index. Only files that are new or were changed since are read again; without
    a shelf, or when nothing can be written there, every file is read.
    """
    if shelf is not None:
        try:
            yield from _looked_up(folder, identifiers, shelf)
        except (OSError, sqlite3.Error):
            shelf = None
    if shelf is None:
        for path in sorted(_stamps(folder)):
            found = _about(_read(folder / path), identifiers)
            if found is not None:
                yield folder / path, found


def _looked_up(folder: Path, identifiers: Collection[str], shelf: Path) -> list[tuple[Path, Leanings]]:
    """Raises: OSError, sqlite3.Error: the index can neither be used nor made anew."""
    shelf.mkdir(parents=True, exist_ok=True)
    file = shelf / f"{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}.db"
    try:
        return _asked(file, folder, identifiers)
    except sqlite3.OperationalError:  # locked, or nothing can be written: another may be using it
        raise
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)  # it holds nothing that the files do not
        return _asked(file, folder, identifiers)


def _asked(file: Path, folder: Path, identifiers: Collection[str]) -> list[tuple[Path, Leanings]]:
    with closing(sqlite3.connect(file, timeout=30)) as database, database:
        if database.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORMAT):
            raise sqlite3.DatabaseError("it is of another version")
        database.executescript(_TABLES)
        database.execute("BEGIN IMMEDIATE")
        _keep_up(database, folder, _stamps(folder))
        marks = ",".join("?" * len(identifiers))
        rows = database.execute(
            f"SELECT path, statements FROM leans WHERE identifier IN ({marks}) ORDER BY path",
            tuple(identifiers),
        )
        found: dict[str, dict[Leaning, None]] = {}
        for path, statements in rows:
            found.setdefault(path, {}).update(dict.fromkeys(_unpacked(statements)))
    return [(folder / path, tuple(statements)) for path, statements in found.items()]


def _keep_up(database: sqlite3.Connection, folder: Path, now: Mapping[str, str]) -> None:
    """Forget what has gone or changed, and read what is new."""
    kept = dict(database.execute("SELECT path, stamp FROM file"))
    stale = [(path,) for path, stamp in kept.items() if now.get(path) != stamp]
    database.executemany("DELETE FROM leans WHERE path = ?", stale)
    database.executemany("DELETE FROM file WHERE path = ?", stale)
    for path, stamp in now.items():
        if kept.get(path) != stamp:
            rows = {
                name: (name, path, orjson.dumps([list(_plain(each)) for each in found]))
                for names, found in _read(folder / path)
                for name in names
            }
            database.executemany("INSERT INTO leans VALUES (?, ?, ?)", rows.values())
            database.execute("INSERT INTO file VALUES (?, ?)", (path, stamp))


def _stamps(folder: Path) -> dict[str, str]:
    """What tells each file from what it was, by its path in the folder: size, both times, and which file."""
    found: dict[str, str] = {}
    root = len(str(folder).rstrip(os.sep) + os.sep)
    waiting = [str(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith(_SUFFIXES) and entry.is_file():
                of = entry.stat()
                found[entry.path[root:]] = f"{of.st_size}-{of.st_mtime_ns}-{of.st_ctime_ns}-{of.st_ino}"
    return found


def _read(path: Path) -> Read:
    """What a file leans on; one that cannot be read leans on nothing."""
    try:
        body = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        return []
    answer = every_leaning(body) if path.suffix == ".json" else None
    return [(frozenset([each]), ()) for each in sorted(named(body))] if answer is None else answer


def _about(read: Read, identifiers: Collection[str]) -> Leanings | None:
    """The statements about a source; None where the file does not name it."""
    about = [found for names, found in read if not names.isdisjoint(identifiers)]
    return tuple(dict.fromkeys(each for found in about for each in found)) if about else None


def _plain(leaning: Leaning) -> tuple[str, str, bool, bool]:
    return leaning.claim, leaning.text, leaning.shown, leaning.supports


def _unpacked(statements: bytes) -> list[Leaning]:
    return [Leaning(*each) for each in orjson.loads(statements)]
