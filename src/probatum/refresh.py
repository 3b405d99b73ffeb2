"""Whether sources may still be relied on, asked anew: of registers in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from probatum import plugins
from probatum.errors import ProbatumError
from probatum.library import Library, Rechecked
from probatum.registers import Register
from probatum.types.standing import Entry

NOTHING = Rechecked()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What one authority said."""

    by: str
    found: Rechecked = NOTHING
    damaged: tuple[tuple[str, str], ...] = ()
    """Place and reason of each line that could not be read."""
    failure: str = ""
    """Why it could not be asked, and what to do; every mark stays as it was."""


def refresh_from(library: Library, register: str, path: Path, *, today: str, as_of: str = "") -> Refreshed:
    """Take in a register that lies in a file; a file that cannot be read changes nothing and is told.

    `as_of`: ISO date of the file's content, by default the day on which the file was last changed.

    Raises: PluginError: there is no such register; LibraryBusy, LibraryDamaged.
    """
    reader = cast(Register, plugins.load("registers", register))
    damaged: list[tuple[str, str]] = []

    def entries() -> Iterator[Entry]:
        return reader.read(path, damaged=lambda place, reason: damaged.append((place, reason)))

    try:
        found = library.recheck(
            entries(),
            by=reader.BY,
            today=today,
            schemes=reader.SCHEMES,
            as_of=as_of or min(today, _changed(path)) or today,
        )
    except ProbatumError as error:
        return Refreshed(reader.BY, damaged=tuple(damaged), failure=str(error))
    return Refreshed(reader.BY, found, tuple(damaged))


def _changed(path: Path) -> str:
    """ISO date on which the file was last changed; empty when it is not there."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat() if path.is_file() else ""
