"""Whether sources may still be relied on, asked anew: of registers in files, and of authorities."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from probatum import plugins
from probatum.connectors import Access, Authority
from probatum.errors import ProbatumError
from probatum.library import Library, Rechecked
from probatum.library.standing import about_itself, about_others
from probatum.outside.unsound import Unsound
from probatum.registers import Register
from probatum.types.document import Document
from probatum.types.standing import Entry

NOTHING = Rechecked()
_FEWEST = 1_000
"""Lines that the whole Retraction Watch file has at the least; it had more than 60,000 in 2025."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What one authority said."""

    by: str
    found: Rechecked = NOTHING
    asked_about: int = 0
    """Sources that it was asked about one by one."""
    damaged: tuple[tuple[str, str], ...] = ()
    """Place and reason of each line or record that could not be read."""
    failure: str = ""
    """Why it could not be asked, and what to do; every mark stays as it was."""


def authorities() -> tuple[str, ...]:
    """Names of the connectors that can be asked about the standing of sources, sorted."""
    names = plugins.names("connectors")
    return tuple(name for name in names if isinstance(plugins.load("connectors", name), Authority))


def refresh_from(library: Library, register: str, path: Path, *, today: str, as_of: str = "") -> Refreshed:
    """Take in a register that lies in a file; a file that cannot be read changes nothing and is told.

    `as_of`: ISO date of the file's content, by default the day on which the file was last changed.

    Raises: PluginError: there is no such register.
    """
    reader = cast(Register, plugins.load("registers", register))
    damaged: list[tuple[str, str]] = []
    entries = reader.read(path, damaged=lambda place, reason: damaged.append((place, reason)))
    as_of = as_of or min(today, _changed(path)) or today
    try:
        found = library.recheck(entries, by=reader.BY, today=today, schemes=reader.SCHEMES, as_of=as_of)
    except ProbatumError as error:
        return Refreshed(reader.BY, damaged=tuple(damaged), failure=str(error))
    return Refreshed(reader.BY, found, damaged=tuple(damaged))


def refresh_shipped(library: Library, *, today: str) -> Refreshed:
    """Take in the register of guidelines that ships; nothing is asked of anybody."""
    from probatum.registers import guidelines

    return refresh_from(
        library, guidelines.NAME, guidelines.SHIPPED, today=today, as_of=min(today, guidelines.CHECKED)
    )


def refresh_watch(library: Library, access: Access, *, today: str) -> Refreshed:
    """Fetch the Retraction Watch data, and take it in; what cannot be fetched changes nothing and is told."""
    from probatum.registers import retraction_watch as watch

    with TemporaryDirectory(prefix="probatum-") as folder:
        file = Path(folder) / "retraction_watch.csv"
        try:
            access.client.save(access.address or watch.ADDRESS, file, _whole)
        except ProbatumError as error:
            library.note_failure(watch.BY, today, str(error))
            return Refreshed(watch.BY, failure=str(error))
        return refresh_from(library, watch.NAME, file, today=today, as_of=today)


def refresh_live(library: Library, name: str, access: Access, *, today: str) -> Refreshed:
    """Ask an authority about every source that it may know and was not asked about today.

    What it said before it failed is kept, and so is every mark; the same call goes on from there.

    Raises: PluginError: there is no such authority.
    """
    authority = cast(Authority, plugins.load("connectors", name))
    damaged: list[tuple[str, str]] = []
    said, asked = NOTHING, 0
    try:
        for batch in _batches(_due(library, authority, today), authority.AT_ONCE):
            records = authority.look_up(
                [identifier for _, identifier in batch],
                access,
                damaged=lambda place, reason: damaged.append((place, reason)),
            )
            said = _sum(said, library.mark(entry for each in records for entry in told(each, authority.BY)))
            library.note_looked_up(authority.BY, (id_ for id_, _ in batch), today)
            asked += len(batch)
        library.recheck((), by=authority.BY, today=today)
    except ProbatumError as error:
        library.note_failure(authority.BY, today, str(error))
        return Refreshed(authority.BY, said, asked, tuple(damaged), str(error))
    return Refreshed(authority.BY, said, asked, tuple(damaged))


def told(document: Document, by: str) -> Iterator[Entry]:
    """What a record says of its own standing and of that of others, on this authority's word."""
    for entry in (*about_itself(document.source), *about_others(document.source)):
        yield replace(entry, mark=replace(entry.mark, by=by))


def _due(library: Library, authority: Authority, today: str) -> Iterator[tuple[str, str]]:
    """Id, and the identifier that the authority knows, of every source it was not asked about today."""
    prefix = f"{authority.SCHEME}:"
    known = [
        (document.source.id, identifier)
        for document in library.documents()
        for identifier in document.source.identifiers
        if identifier.startswith(prefix)
    ]
    asked = library.last_looked_up(authority.BY, (id_ for id_, _ in known))
    return ((id_, identifier) for id_, identifier in known if asked.get(id_, "") < today)


def _batches(pairs: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    remaining = iter(pairs)
    while batch := list(islice(remaining, size)):
        yield batch


def _sum(one: Rechecked, other: Rechecked) -> Rechecked:
    return Rechecked(
        one.entries + other.entries,
        one.new + other.new,
        (*one.changed, *other.changed),
        (*one.doubtful, *other.doubtful),
    )


def _whole(file: Path) -> None:
    """Raises: Unsound: the file has fewer lines than the whole data has."""
    with file.open("rb") as lines:
        count = sum(1 for _ in lines)
    if count < _FEWEST:
        raise Unsound(f"it sends {count:,} lines, and the whole data has more than {_FEWEST:,}")


def _changed(path: Path) -> str:
    """ISO date on which the file was last changed; empty when it is not there."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat() if path.is_file() else ""
