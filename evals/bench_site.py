"""The site under load: home, article and ask, on SQLite and on PostgreSQL, by wrk on the same machine.

`python -m evals.bench_site [SECONDS]` (default 30 for each address) prints a table and writes
`bench-site.json`. Needs `wrk`; PostgreSQL is measured where its server programs are installed.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals import postgres

ROOT = Path(__file__).parents[1]
LOAD = Path(__file__).parent / "load"
FLAGSHIP = "What is the pathophysiology of restless leg syndrome?"
CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """What one address bore from eight connections at once."""

    database: str
    page: str
    requests: int
    seconds: float
    p50_ms: float
    p95_ms: float
    errors: int
    """Answers that were no success, and connections that broke."""


def main() -> None:
    """Measure all, print, write."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    if shutil.which("wrk") is None:
        sys.exit("The load comes from wrk, which is not here. On Debian: apt install wrk")
    loads = list(_on("SQLite", "", seconds))
    if postgres.programs():
        with postgres.server() as url:
            loads.extend(_on("PostgreSQL", url, seconds))
    else:
        print(f"PostgreSQL is not measured: {postgres.MISSING}.")
    print(f"\n{'database':12} {'page':8} {'requests/s':>10} {'p50 ms':>8} {'p95 ms':>8} {'errors':>7}")
    for one in loads:
        row = f"{one.database:12} {one.page:8} {one.requests / one.seconds:10.1f}"
        print(f"{row} {one.p50_ms:8.1f} {one.p95_ms:8.1f} {one.errors:7}")
    report = json.dumps([asdict(one) for one in loads], indent=1)
    (ROOT / "bench-site.json").write_text(report + "\n", encoding="utf-8")


def _on(database: str, url: str, seconds: int) -> Iterator[Load]:
    """All pages on one database, each on the same served site."""
    with tempfile.TemporaryDirectory() as home, _served(Path(home), url) as address:
        article = _article(address)
        for page, path, script in (
            ("home", "/", "report.lua"),
            ("article", article, "report.lua"),
            ("ask", "/", "ask.lua"),
        ):
            print(f"{database}, {page}: {seconds} s ...", file=sys.stderr, flush=True)
            yield Load(database, page, **_wrk(address + path, script, seconds))


def _wrk(address: str, script: str, seconds: int) -> dict[str, Any]:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s"]
    done = subprocess.run(
        [*command, "-s", str(LOAD / script), address, "--", "0"], capture_output=True, text=True, check=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


@contextmanager
def _served(home: Path, url: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    address = f"http://{bind}"
    rates = dict.fromkeys(("PROBATUM_ASK_RATE", "PROBATUM_API_RATE"), "1000000/minute")
    environment = os.environ | rates | {"PROBATUM_HOME": str(home), "PROBATUM_ADDRESS": address}
    if url:
        environment["DATABASE_URL"] = url
    command = [sys.executable, "-m", "probatum", "serve", "--bind", bind, "--open-with", FLAGSHIP]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(address)
            yield address
        finally:
            server.terminate()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("The site did not start.")


def _article(address: str) -> str:
    """The path of the flagship."""
    with urllib.request.urlopen(f"{address}/api/articles") as answer:
        return str(json.load(answer)["items"][0]["address"])


if __name__ == "__main__":
    main()
