"""A set of files whose adding was killed is finished by adding it again: no document twice, none missing."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from probatum import plugins
from probatum.library import Library

ROOT = Path(__file__).parents[2]
FILES = 80
KILLS = 4

JATS = (
    "<article><front><article-meta><article-id pub-id-type='pmid'>{n}</article-id><title-group>"
    "<article-title>Iron {n}</article-title></title-group></article-meta></front><body><sec id='S{n}'>"
    "<title>Results</title><p>Iron rose in {n} people. It fell in none of them.</p></sec></body></article>"
)
GUIDELINE = (
    "---\nissuer: Society {n}\ntitle: Iron {n}\nyear: 2019\njurisdiction: GB\n---\n# Iron\n\n"
    "We recommend iron for {n} people (strong recommendation).\n"
)
SPL = (
    '<document xmlns="urn:hl7-org:v3"><setId root="20a11732-b9f5-4b59-9d86-{n:012}"/><title>Iron {n}</title>'
    '<component><structuredBody><component><section><code code="34068-7"/><title>Dose</title><text>'
    "<paragraph>Take {n} mg.</paragraph></text></section></component></structuredBody></component></document>"
)
RIS = "TY  - JOUR\nTI  - Iron {n}\nDO  - 10.1000/{n}\nAB  - We measured the iron of {n} people.\nER  -\n"
SETS = [("jats", "nxml", JATS), ("guideline", "md", GUIDELINE), ("spl", "xml", SPL), ("ris", "ris", RIS)]


def killed(library: Path, connector: str, folder: Path, after: float) -> None:
    command = [sys.executable, "-m", "tests.library.adding_files", str(library), connector, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "begins\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def added(library: Library, connector: str, folder: Path) -> None:
    named: list[str] = []
    damaged: Callable[[str, str], None] = lambda place, reason: named.append(place)  # noqa: E731
    library.add(plugins.load("connectors", connector).read(folder, damaged=damaged))
    assert named == []


@pytest.mark.parametrize(("connector", "suffix", "content"), SETS, ids=[name for name, _, _ in SETS])
def test_a_killed_set_of_files_is_finished_by_adding_it_again(
    tmp_path: Path, connector: str, suffix: str, content: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(1, FILES + 1):
        (folder / f"{number:03}.{suffix}").write_text(content.format(n=number), encoding="utf-8")
    straight = Library.create(tmp_path / "straight")
    added(straight, connector, folder)
    assert straight.info().sources == FILES
    chance = random.Random(7)
    broken = Library.create(tmp_path / "broken")
    for _ in range(KILLS):
        killed(tmp_path / "broken", connector, folder, chance.random() * 0.8)
        assert Library.open(tmp_path / "broken").check() == []
    added(broken, connector, folder)
    assert broken.info().sources == FILES
    assert broken.snapshot == straight.snapshot
