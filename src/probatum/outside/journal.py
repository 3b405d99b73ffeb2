"""What left the machine: one line of JSON a request, so that a house can show what it has told whom."""

import json
from collections.abc import Mapping
from pathlib import Path

from probatum.outside.clock import Clock

_SECRET = frozenset({"api_key", "email", "tool", "mailto"})
"""Who asks, not what is asked."""


class Journal:
    """A file that only grows; without a path nothing is kept."""

    def __init__(self, path: Path | None, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def note(self, host: str, path: str, sent: Mapping[str, str], outcome: str) -> None:
        """Write down one request: when, to whom, the parameters that say what is asked, and what came."""
        if self._path is None:
            return
        entry = {
            "at": self._clock.now().isoformat(timespec="seconds"),
            "host": host,
            "path": path,
            "sent": {name: value for name, value in sorted(sent.items()) if name not in _SECRET},
            "outcome": outcome,
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
