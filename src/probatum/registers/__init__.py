"""What authorities say of the standing of sources: the `Register` protocol. One file here is one layout.

A register module has four names: `NAME`, `BY`, `SCHEMES` and `read`. Its first docstring line is its help.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from probatum.types.standing import Entry

Damaged = Callable[[str, str], None]
"""Called with the place (file, line) and the reason for each line that could not be read."""


class Register(Protocol):
    """Reads one layout, line by line."""

    NAME: str
    BY: str
    """The authority, as readers see it."""
    SCHEMES: tuple[str, ...]
    """A source with such an identifier that is not in the register is in good standing by its word."""

    def read(self, path: Path, *, damaged: Damaged) -> Iterator[Entry]:
        """Every entry of a file. A line that cannot be read is passed to `damaged` and skipped.

        Raises: InputError: the file does not exist or has another layout.
        """
