"""The benchmark of speed says which of its aims are met."""

import subprocess
import sys

from evals.bench_stages import Measured
from evals.bench_table import Sizes, aims, table


def figures(records: float = 100.0, ask: float = 200.0, memory: float = 500.0) -> dict[str, Measured]:
    timed = {"p50": 10.0, "p95": ask, "peak_mib": memory}
    return {
        "ingest": {"records": records, "seconds": 1.0, "peak_mib": memory},
        "pubmed_parser": {"records": 100.0, "seconds": 1.0, "peak_mib": 50.0},
        "search": timed,
        "ask": timed,
    }


def missed(sizes: Sizes, start: float = 700.0) -> list[str]:
    command = {"p50": start, "p95": start, "peak_mib": 80.0}
    return [aim.split(":")[0] for aim in aims(sizes, command) if aim.startswith("missed")]


def test_figures_within_the_aims_meet_them() -> None:
    assert missed({10: figures(), 1000: figures(ask=299)}) == []


def test_each_aim_can_be_missed() -> None:
    least = figures()
    assert missed({10: least, 1000: figures(records=99)}) == ["missed  1,000"]
    assert missed({10: figures(ask=290), 1000: figures(ask=301)}) == ["missed  1,000"]
    assert missed({10: figures(ask=100), 1000: figures(ask=250)}) == ["missed  1,000"]
    assert missed({10: least, 1000: figures(memory=1024)}) == ["missed  1,000"]
    assert missed({10: least}, start=1000) == ["missed  command line, start to answer, ms at the median"]


def test_a_peer_that_failed_has_no_line() -> None:
    stages = figures()
    del stages["pubmed_parser"]
    shown = table({10: stages}, {"p50": 1.0, "p95": 1.0, "peak_mib": 1.0})
    assert "pubmed_parser" not in shown
    assert "met" in shown


def test_memory_that_was_given_back_counts() -> None:
    program = (
        "from evals.memory import Peak\n"
        "with Peak() as idle: pass\n"
        "with Peak() as peak: bytearray(64 << 20)\n"
        "print(peak.mib - idle.mib)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 32
