"""Stability: the same question of the same documents, byte for byte the same answer?

Each way of disturbing it runs in a process of its own, with a hash seed of its own; what is compared is the
whole answer as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from evals.figures import OURS, Figure, Options
from evals.questions import FOLDER, entries, thread_of
from evals.readers import ROOT
from evals.statistics import mean_figure
from probatum import audiences
from probatum.ask import ask
from probatum.connectors import starter
from probatum.exports import json as export
from probatum.library import Library
from probatum.types.document import Document

NAME = "stability"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of asking the same."""

    name: str
    layout: str = "one go"
    backwards: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


_WAYS = (
    _Way("another process and hash seed", environment={"PYTHONHASHSEED": "7"}),
    _Way("questions in the opposite order", backwards=True),
    _Way("another locale and time zone", environment={"LC_ALL": "POSIX", "TZ": "Pacific/Kiritimati"}),
    _Way("one thread", environment={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}),
    _Way("documents added in the opposite order", layout="backwards"),
    _Way("many segments, a third dropped and added again", layout="in pieces"),
)


def run(options: Options) -> Iterator[Figure]:
    """Share of questions with the answer of an undisturbed run, for each way of disturbing it."""
    size = 12 if options.quick else 1_000
    with tempfile.TemporaryDirectory() as folder:
        _libraries(Path(folder))
        wanted = _answers(_Way("undisturbed", environment={"PYTHONHASHSEED": "0"}), Path(folder), size)
        for way in _WAYS:
            if options.wants(way.name):
                found = _answers(way, Path(folder), size)
                same = [float(found[question] == answer) for question, answer in wanted.items()]
                yield mean_figure(NAME, way.name, OURS, "identical answers", same)


def _libraries(folder: Path) -> None:
    """The starter library, laid out in three ways."""
    documents = [
        one
        for one in starter.read(starter.DEFAULT_PATH, damaged=lambda place, why: None)
        if isinstance(one, Document)
    ]
    Library.create(folder / "one go").add(documents)
    Library.create(folder / "backwards").add(reversed(documents))
    pieces = Library.create(folder / "in pieces")
    for start in range(0, len(documents), 40):
        pieces.add(documents[start : start + 40])
    pieces.drop([one.source.id for one in documents[::3]])
    pieces.add(documents[::3])


def _answers(way: _Way, folder: Path, size: int) -> dict[str, str]:
    """Digest of the answer to each question, from a process of its own."""
    call = [sys.executable, "-m", "evals.benchmarks.stability", str(folder / way.layout), str(size)]
    done = subprocess.run(
        [*call, *(["backwards"] if way.backwards else [])],
        cwd=ROOT,
        env={**os.environ, **way.environment},
        capture_output=True,
        check=True,
    )
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def main(library: str, size: str, *order: str) -> None:
    """Ask and print the digests."""
    stock, reader = Library.open(Path(library)), audiences.load("clinician")
    asked = [one for path in sorted(FOLDER.glob("*.jsonl")) for one in entries(path.stem)]
    asked = asked[:: max(1, len(asked) // int(size))]
    found = {}
    for one in asked[::-1] if order else asked:
        edition = ask(one.question, stock, audience=reader, thread=thread_of(one.topic))
        found[f"{one.topic}: {one.question}"] = sha256(export.render(edition).encode()).hexdigest()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
