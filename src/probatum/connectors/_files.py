"""Files on their way in: which ones, packed or plain, and in which order."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from probatum.errors import InputError

if TYPE_CHECKING:
    from typing_extensions import Buffer

UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading a damaged or truncated file raises; a gzip file with a damaged header raises an OSError."""

_BUFFER = 1 << 16


class Stream(Protocol):
    """Bytes that can be looked at before they are read."""

    def peek(self, size: int = 0, /) -> bytes:
        """The next bytes, as many as are at hand; empty only at the end."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; fewer than asked for only at the end."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line with its end, or as much of it as `size` allows."""


class _Counted(FileIO):
    """A file that adds up what is read of it and of all others, so that a door can show how far it is."""

    so_far = 0

    def readinto(self, buffer: "Buffer", /) -> int:
        count = super().readinto(buffer)
        _Counted.so_far += count
        return count


def bytes_read() -> int:
    """Bytes read from disk through `opened`, packed as they are, since the program started."""
    return _Counted.so_far


def candidates(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The file itself, or every file of a directory with these suffixes, by name, sub-directories included.

    Raises: InputError: the path is neither a file nor a directory.
    """
    if path.is_dir():
        found = (file for file in path.rglob("*") if file.name.lower().endswith(suffixes))
        return sorted(file for file in found if file.is_file())
    if not path.is_file():
        raise InputError(f"{path} does not exist or is no file. Give a file or a directory.")
    return [path]


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """The bytes of a file, unpacked where its first two bytes say gzip, whatever its name says.

    Raises: OSError: it cannot be opened.
    """
    with BufferedReader(_Counted(path), _BUFFER) as raw:
        if raw.peek(2).startswith(b"\x1f\x8b"):
            with BufferedReader(gzip.GzipFile(fileobj=raw), _BUFFER) as unpacked:
                yield unpacked
        else:
            yield raw
