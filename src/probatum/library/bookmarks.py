"""Where fetching stopped, so that it goes on there: one line each in `bookmarks.json` beside the index."""

import os
from pathlib import Path

import orjson

from probatum.errors import LibraryDamaged

FILE = "bookmarks.json"


class Bookmarks:
    """Bookmarks by what was asked for."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def get(self, request: str) -> str:
        """The bookmark of a request; empty when there is none."""
        return self._read().get(request, "")

    def put(self, request: str, bookmark: str) -> None:
        """Keep a bookmark, durably and whole; an empty one is removed."""
        kept = {name: mark for name, mark in self._read().items() if name != request}
        if bookmark:
            kept[request] = bookmark
        aside = self._path.with_suffix(f".{os.getpid()}")
        with aside.open("wb") as file:
            file.write(orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)

    def _read(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        try:
            found: dict[str, str] = orjson.loads(self._path.read_bytes())
        except (OSError, orjson.JSONDecodeError) as error:
            raise LibraryDamaged(
                f"{self._path} cannot be read: {error}. Remove it: what is in stays, fetching begins anew."
            ) from error
        return found
