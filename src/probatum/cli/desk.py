"""What every command needs: the settings, an open library, a console, a bar, JSON."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from probatum.cli.progress import counted
from probatum.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from probatum.library import Check, Library
    from probatum.settings import Settings
    from probatum.types.question import Scope


class Shape(StrEnum):
    """How a command other than `ask` shows what it found."""

    TEXT = "text"
    JSON = "json"


LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library", metavar="DIR", help="Directory of the library; by default the one in PROBATUM_HOME."
    ),
]
ShapeOption = Annotated[
    Shape, typer.Option("--format", help="Text for people, or JSON for programs.", show_default=True)
]


def chosen() -> "Settings":
    """The settings in force."""
    from probatum.settings import settings

    return settings(os.environ)


def scope() -> "Scope":
    """Today, and the house that asks."""
    from probatum.outside.clock import Clock
    from probatum.types.question import Scope

    settings = chosen()
    return Scope(Clock().today(), settings.organisation, settings.jurisdiction)


def opened(directory: Path | None) -> "Library":
    """The library in that directory, or the default one, which is made of the starter library when absent.

    Raises: LibraryMissing: the directory was named and holds none; LibraryDamaged.
    """
    from probatum.library import Library

    default = chosen()
    if directory is None and default.library == default.home / "library" and not default.library.exists():
        _build_starter(default.library)
    return Library.open(directory or default.library)


def made(directory: Path | None) -> "Library":
    """The library in that directory, made when there is none; the default one starts as the starter library.

    Raises: LibraryDamaged.
    """
    from probatum.library import Library

    return opened(None) if directory is None else Library.create(directory)


def _build_starter(directory: Path) -> None:
    """Build aside and rename: a build that is killed leaves nothing that looks like a library.

    Two first questions at the same time both build; the second finds the place taken and uses it.
    """
    import tempfile

    from probatum.connectors import starter
    from probatum.library import Library

    say(f"Building the starter library in {directory} (only this once) ...")
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".building-") as folder:
        aside = Path(folder) / "library"
        Library.create(aside).add(counted(starter.read(starter.DEFAULT_PATH, damaged=_ignored), "sources"))
        try:
            aside.rename(directory)
        except OSError:
            if not directory.exists():
                raise


def _ignored(place: str, reason: str) -> None:
    """What ships is tested not to be damaged."""


def ages(checks: "Iterable[Check]") -> list[str]:
    """When each authority was last asked about the standing of sources, and how long ago that was."""
    rows = [
        f"{check.by} {ago(check.date)}" + (f"; {check.failure} ({check.tried})" if check.failure else "")
        for check in checks
    ]
    return rows or ["never; `probatum library refresh` does"]


def ago(day: str) -> str:
    """The day, and how many days ago it was."""
    from probatum.outside.clock import Clock

    if not day:
        return "never"
    days = (Clock().now().date() - date.fromisoformat(day)).days
    return f"{day} ({'today' if days <= 0 else '1 day ago' if days == 1 else f'{days:,} days ago'})"


def console(*, stderr: bool = False) -> "Console":
    """A console that heeds NO_COLOR and knows whether it is a terminal."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def say(text: str) -> None:
    """Tell the person at the keyboard something that is not the result."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def line(text: str) -> str:
    """The text on one line, without characters that a terminal would obey."""
    from probatum.exports._clean import line as clean

    return clean(text)


def put(text: str) -> None:
    """Write the result."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def put_json(value: Any) -> None:
    """Write the result as JSON."""
    put(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """The value as what JSON knows."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def write(path: Path, text: str) -> None:
    """Write a file whole, or leave none.

    Raises: UsageError: it cannot be written there.
    """
    write_lines(path, [text])


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write a file line by line, whole, or leave none; returns how many lines there were.

    Raises: UsageError: it cannot be written there.
    """
    begun = False
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            begun = path.is_file()
            return sum(1 for line in lines if file.write(line))
    except OSError as error:
        if begun:
            path.unlink()  # half of it would pass for the whole
        raise UsageError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error


def read(path: Path) -> str:
    """Read a file whole.

    Raises: UsageError: it is not there or not text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not text: {error}. Check the name.") from error
