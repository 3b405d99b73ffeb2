"""Several processes with one library: one writes, all read, and any may be killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from probatum.errors import LibraryBusy
from probatum.library import Library
from tests.library.adding import documents, started_by
from tests.library.made import article

ROOT = Path(__file__).parents[2]
KILLS = 50
STEP = 40
"""Documents that each process was to add; it commits after every 8."""


@contextmanager
def adding(directory: Path, first: int, last: int, *halt: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.library.adding", str(directory), str(first), str(last), *halt]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def numbers(library: Library) -> list[int]:
    return sorted(int(document.source.id.removeprefix("pmid:")) for document in library.documents())


def seconds_to_add(directory: Path) -> float:
    with adding(directory, 1, STEP) as process:
        assert line(process) == "begins"
        begun = time.monotonic()
        assert process.wait() == 0
        return time.monotonic() - begun


def helpers_of(process: subprocess.Popen[str]) -> list[int]:
    """Ids of the processes that it has started, and of those that these have made."""
    begun = started_by(process.pid)
    assert begun
    return begun


def ends(number: int) -> bool:
    """Whether a process ends within ten seconds; one that nobody has buried yet has ended."""
    status = Path(f"/proc/{number}/stat")
    for _ in range(1000):
        if not status.exists() or status.read_text(encoding="ascii").split()[2] == "Z":
            return True
        time.sleep(0.01)
    return False


def test_a_killed_process_leaves_whole_commits_and_a_second_run_finishes(tmp_path: Path) -> None:
    chance = random.Random(20_240_101)
    longest = seconds_to_add(tmp_path / "measured")
    library = Library.create(tmp_path / "library")
    for first in range(1, KILLS * STEP, STEP):
        with adding(tmp_path / "library", first, first + STEP) as process:
            assert line(process) == "begins"
            time.sleep(chance.random() * longest)
            process.send_signal(signal.SIGKILL)
            process.wait()
        held = numbers(Library.open(tmp_path / "library"))
        assert held == list(range(1, len(held) + 1))
        assert len(held) in range(first - 1, first + STEP, 8)
        assert library.check() == []
        library.add(documents(first, first + STEP))
    straight = Library.create(tmp_path / "straight")
    straight.add(documents(1, KILLS * STEP + 1))
    assert library.snapshot == straight.snapshot


def test_a_killed_process_with_helpers_leaves_whole_commits_and_no_helper(tmp_path: Path) -> None:
    chance = random.Random(20_240_102)
    library = Library.create(tmp_path / "library")
    for first in range(1, 8 * STEP, STEP):
        with adding(tmp_path / "library", first, first + STEP, "halt", "helped") as process:
            assert (line(process), line(process)) == ("begins", "offered")
            helping = helpers_of(process)
            time.sleep(chance.random() * 0.1)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert all(map(ends, helping))
        held = numbers(Library.open(tmp_path / "library"))
        assert held == list(range(1, len(held) + 1))
        assert len(held) >= first - 1
        library.add(documents(first, first + STEP))
    assert library.check() == []
    assert library.info().sources == 8 * STEP


def test_an_interrupt_of_the_keyboard_keeps_what_was_read_and_ends_the_helpers(tmp_path: Path) -> None:
    with adding(tmp_path / "library", 1, 200, "halt", "helped") as process:
        assert (line(process), line(process)) == ("begins", "offered")
        helping = helpers_of(process)
        for number in (process.pid, *helping):
            os.kill(number, signal.SIGINT)
        assert process.wait() != 0
    assert all(map(ends, helping))
    library = Library.open(tmp_path / "library")
    assert numbers(library) == list(range(1, 193))
    assert library.check() == []


def test_a_second_process_is_told_at_once_that_the_library_is_busy(tmp_path: Path) -> None:
    with adding(tmp_path / "library", 1, 17, "halt") as process:
        assert (line(process), line(process)) == ("begins", "offered")
        library = Library.open(tmp_path / "library")
        with pytest.raises(LibraryBusy, match="try again"):
            library.add([article("pmid:900")])
        with pytest.raises(LibraryBusy, match="try again"):
            library.drop(["pmid:1"])
        process.communicate()
    library.add([article("pmid:900")])
    assert library.info().sources == 17


def test_a_reader_sees_what_another_process_committed_while_it_still_writes(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add([article("pmid:900")])
    with adding(tmp_path / "library", 1, 50, "halt") as process:
        assert (line(process), line(process)) == ("begins", "offered")
        assert library.info().sources == 49
        process.communicate()
    assert library.info().sources == 50


def test_a_copy_of_the_directory_is_the_same_library(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add(documents(1, 40))
    (tmp_path / "library").rename(tmp_path / "moved")
    moved = Library.open(tmp_path / "moved")
    assert moved.info().sources == 39
    assert moved.check() == []
