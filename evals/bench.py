"""Speed and memory, each beside a named peer in the same run.

`python -m evals.bench [SIZE ...]` (default 10000 100000; the full run is 10000 100000 1000000) prints a table
and writes `bench.json`. Each stage runs in a process of its own; corpora and the peers' indexes are made
before, are on the disk before a stage begins, and are not measured.
"""

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime

from evals import bench_connectors
from evals.bench_stages import MAKING, ROOT, SHARED, STAGES, Measured, command
from evals.bench_table import Sizes, table
from evals.memory import Peak

SIZES = (10_000, 100_000)
_PEERS = ("SQLite FTS5", "bm25s")
_ALL = {**{f"make {name}": made for name, made in MAKING.items()}, **STAGES, "command": command}


def main() -> None:
    """Run one stage in this process, or all of them in processes of their own."""
    if sys.argv[1:2] == ["stage"]:
        with Peak() as peak:
            result = _ALL[sys.argv[2]](int(sys.argv[3]))
        print(json.dumps(result | {"peak_mib": peak.mib, "own_mib": peak.own}))
        return
    if not SHARED.is_dir():
        sys.exit(f"The shared data is not at {SHARED.parent}; set PROBATUM_SHARED to its folder.")
    sizes: Sizes = {size: _size(size) for size in map(int, sys.argv[1:] or SIZES)}
    command_line = _result("command", _begun("command", 0))
    connectors = list(bench_connectors.rates())
    report = {"machine": _machine(), "sizes": sizes, "command": command_line}
    report |= {"connectors": [asdict(rate) for rate in connectors]}
    (ROOT / "bench.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(table(sizes, command_line))
    print(bench_connectors.table(connectors))


def _size(size: int) -> dict[str, Measured]:
    """All stages at one size; a peer that fails is said and passed over."""
    _result("make corpus", _begun("make corpus", size))
    making = {name: _begun(f"make {name}", size) for name in _PEERS}
    there = {name for name, process in making.items() if _result(f"make {name}", process, needed=False)}
    stages = {}
    for name in STAGES:
        peer = name.partition(", ")[2]
        if peer and peer not in there:
            continue
        needed = name in ("ingest", "search", "ask")
        os.sync()
        found = _result(name, _begun(name, size), needed=needed)
        if found:
            stages[name] = found
    return stages


def _begun(name: str, size: int) -> subprocess.Popen[str]:
    print(f"{datetime.now():%H:%M:%S} {name}, {size:,}", file=sys.stderr, flush=True)
    call = [sys.executable, "-m", "evals.bench", "stage", name, str(size)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def _result(name: str, process: subprocess.Popen[str], *, needed: bool = True) -> Measured:
    """What a stage found; empty when a peer failed."""
    told, said = process.communicate()
    if process.returncode:
        message = f"The stage {name!r} failed:\n{said[-2000:]}"
        if needed:
            sys.exit(message)
        print(message, file=sys.stderr, flush=True)
        return {}
    result: Measured = json.loads(told.splitlines()[-1])
    return result


def _machine() -> dict[str, object]:
    return {"system": platform.platform(), "python": platform.python_version(), "processors": os.cpu_count()}


if __name__ == "__main__":
    main()
