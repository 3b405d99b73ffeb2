"""What was measured before: `evals/history/<benchmark>/<date>.json`, one figure a line.

Only whole runs are kept. A second run on one day takes the place of the first, set by set.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from evals.figures import Figure

FOLDER = Path(__file__).parent


def last(*, folder: Path = FOLDER) -> dict[tuple[str, str, str, str], Figure]:
    """The newest recorded figure of each benchmark, set, system and metric."""
    paths = sorted(folder.glob("*/*.json"), key=lambda path: path.stem)
    return {figure.key: figure for path in paths for figure in read(path)}


def read(path: Path) -> list[Figure]:
    """The figures of one file."""
    return [Figure(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def record(figures: Sequence[Figure], day: date, *, folder: Path = FOLDER) -> list[Path]:
    """Keep the figures of a run; those of the same day stay for the sets that were not measured again."""
    return [
        _record([figure for figure in figures if figure.benchmark == name], folder / name / f"{day}.json")
        for name in sorted({figure.benchmark for figure in figures})
    ]


def _record(figures: Sequence[Figure], path: Path) -> Path:
    again = {figure.set for figure in figures}
    kept = [figure for figure in (read(path) if path.exists() else ()) if figure.set not in again]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumped([*kept, *figures]), encoding="utf-8")
    return path


def dumped(figures: Iterable[Figure]) -> str:
    """As JSON, one figure a line."""
    lines = ",\n".join(json.dumps(asdict(figure), ensure_ascii=False) for figure in figures)
    return f"[\n{lines}\n]\n"
