"""How documents come in: the `Connector` protocol. One file here is one connector.

A connector module has two names: `NAME` and `read`. Its first docstring line is its help.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from probatum.types.document import Document

Damaged = Callable[[str, str], None]
"""Called with the place (file, record) and the reason for each record that could not be read."""


class Removal(str):
    """Identifier of a record that the supplier has deleted, in place of a document."""

    __slots__ = ()


class Connector(Protocol):
    """Reads one format, record by record; it never holds a whole file."""

    NAME: str

    def read(self, path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
        """Documents of a file, or of every file of this format in a directory, in a fixed order.

        A record that cannot be read is passed to `damaged` and skipped. What follows in a truncated file
        is lost, what came before is not.

        Raises: InputError: the path does not exist or nothing in it is of this format.
        """
