"""How much memory a process and its helpers held at most."""

import resource
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.25
"""Seconds between two looks: the system counts a million pages in some ten milliseconds."""


class Peak:
    """Used in a `with` block: afterwards `mib` is the most that was resident at once in it, helpers included.

    A page that several processes share, such as Python's own, counts once: each has its part of it (PSS).
    Pages of files that are mapped, such as those of an index, count in `mib` as any others; `own` is without
    them: the system cannot take it back by reading a file again. A figure of the whole life of the process
    would hold what the one that started it held before: such figures survive the start of another program.
    """

    def __init__(self) -> None:
        self.mib = self.own = 0.0
        self._over = Event()
        self._watch = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Peak":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()
        self._seen()
        self.mib = max(self.mib, _own_peak())

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self._seen()

    def _seen(self) -> None:
        parts = [_parts(process) for process in ("self", *_helpers())]
        self.mib = max(self.mib, sum(whole for whole, _ in parts))
        self.own = max(self.own, sum(own for _, own in parts))


def _helpers(of: str = "self") -> list[str]:
    """Processes that it has started, and those that these have."""
    listed = Path(f"/proc/{of}/task").glob("*/children")
    children = [number for path in listed for number in _text(path).split()]
    return [*children, *(number for child in children for number in _helpers(child))]


def _parts(process: str) -> tuple[float, float]:
    """MiB, all and without files, its part of what it shares; 0 where the system does not say."""
    said = _text(Path(f"/proc/{process}/smaps_rollup"))
    return _value(said, "Pss:"), _value(said, "Pss_Anon:")


def _own_peak() -> float:
    """MiB, of this process since it began to run this program, less what others have of it now."""
    status, now = (_text(Path(f"/proc/self/{name}")) for name in ("status", "smaps_rollup"))
    said = _value(status, "VmHWM:") - _value(now, "Rss:") + _value(now, "Pss:")
    return said or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _value(status: str, name: str) -> float:
    found = [line for line in status.splitlines() if line.startswith(name)]
    return int(found[0].split()[1]) / 1024 if found else 0.0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
