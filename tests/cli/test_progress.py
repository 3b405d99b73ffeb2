"""A bar stands on a terminal for what takes long, and nowhere else."""

import os
import pty
import subprocess
import sys

from probatum.cli.progress import _duration, counted

_SLOW = """
import sys, time
from probatum.cli import progress
progress.SLOW = 0.0
for item in progress.counted(range(3), "sources", share=lambda: 0.5):
    time.sleep(0.05)
"""


def test_the_items_are_the_same() -> None:
    assert list(counted(range(5), "sources")) == [0, 1, 2, 3, 4]


def test_a_bar_tells_count_rate_and_remaining_time() -> None:
    reader, writer = pty.openpty()
    process = subprocess.run(
        [sys.executable, "-c", _SLOW], stderr=writer, env={**os.environ, "TERM": "xterm"}, check=True
    )
    os.close(writer)
    shown = os.read(reader, 100_000).decode()
    os.close(reader)
    assert process.returncode == 0
    assert "sources" in shown and "a second" in shown and "left" in shown


def test_nothing_is_shown_where_nobody_looks() -> None:
    said = subprocess.run([sys.executable, "-c", _SLOW], capture_output=True, check=True)
    assert (said.stdout, said.stderr) == (b"", b"")


def test_time_is_told_in_minutes_and_seconds() -> None:
    assert [_duration(seconds) for seconds in (-1, 0.4, 59.4, 61, 3601)] == [
        "0 s",
        "0 s",
        "59 s",
        "1 min 01 s",
        "60 min 01 s",
    ]
