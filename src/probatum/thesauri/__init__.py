"""Names that mean the same thing, from published vocabularies. One file here is one layout.

A thesaurus module has three names: `NAME`, `SUFFIXES` and `read`. Its first docstring line is its help.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

Group = tuple[str, ...]
"""Names of one thing as the vocabulary writes them, the preferred one first."""


class Thesaurus(Protocol):
    """Reads one layout."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    """Of the files it may read, lower case."""

    def read(self, path: Path) -> Iterator[Group]:
        """The groups of names of one file, in its order; nothing when it has another layout.

        Raises: InputError: it has this layout and cannot be read to its end.
        """
