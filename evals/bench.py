"""Speed and memory, each beside a named peer in the same run.

`python -m evals.bench [SIZE ...]` (default 10000 100000; the full run is 10000 100000 1000000) prints tables
and writes `bench.json`. Each stage runs in a process of its own, so that its peak memory is its own.
"""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals import corpus

ROOT = Path(__file__).parents[1]
DATA = ROOT / "bench-data"
SHARED = Path(os.environ.get("PROBATUM_SHARED") or ROOT.parent / "shared") / "data"
SIZES = (10_000, 100_000)
QUESTIONS = 60


def questions() -> list[str]:
    """Questions of BioASQ 7B-9B, in file order."""
    import gzip

    with gzip.open(SHARED / "bioasq" / "questions-7b-10b.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [str(entry.get("body") or entry.get("question")) for entry in found][:QUESTIONS]


def ingest(size: int) -> dict[str, float]:
    """Parse and index all files into a fresh library."""
    from probatum.connectors import pubmed
    from probatum.library import Library

    folder = DATA / f"library-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    library = Library.create(folder)
    start = time.perf_counter()
    added = library.add(pubmed.read(DATA / f"corpus-{size}", damaged=lambda place, reason: None))
    seconds = time.perf_counter() - start
    bytes_on_disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"records": size, "added": added.added, "seconds": seconds, "megabytes": bytes_on_disk / 1e6}


def parse(size: int) -> dict[str, float]:
    """The peer: pubmed_parser parses the same files and keeps nothing."""
    import pubmed_parser

    paths = sorted((DATA / f"corpus-{size}").glob("*.xml.gz"))[:10]
    start = time.perf_counter()
    count = sum(1 for path in paths for _ in pubmed_parser.parse_medline_xml(str(path)))
    return {"records": count, "seconds": time.perf_counter() - start}


def search(size: int) -> dict[str, float]:
    """Top 100 of the library for each question's words."""
    from probatum.library import Library
    from probatum.text.terms import stems
    from probatum.types.question import Query

    library = Library.open(DATA / f"library-{size}")
    queries = [Query(tuple((stem, 1.0) for stem in sorted(set(stems(text))))) for text in questions()]
    return _times(lambda query: library.search(query, limit=100), queries)


def search_fts5(size: int) -> dict[str, float]:
    """The peer: SQLite FTS5 with Porter stemming, the same words, top 100 by its bm25()."""
    path = DATA / f"fts5-{size}.db"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute("create virtual table docs using fts5(title, body, tokenize='porter unicode61')")
    with base:
        rows = ((title, body) for _, title, body in corpus.records(SHARED, size))
        base.executemany("insert into docs(title, body) values (?, ?)", rows)
    statement = "select rowid, title, body from docs where docs match ? order by bm25(docs) limit 100"
    queries = [" OR ".join(f'"{word}"' for word in sorted(set(_words(text)))) for text in questions()]
    return _times(lambda query: base.execute(statement, (query,)).fetchall(), queries)


def search_bm25s(size: int) -> dict[str, float]:
    """The peer: bm25s with Snowball stemming, in memory."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    texts = [f"{title} {body}" for _, title, body in corpus.records(SHARED, size)]
    model = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
    model.index(bm25s.tokenize(texts, stemmer=stemmer, show_progress=False), show_progress=False)

    def one(text: str) -> Any:
        return model.retrieve(
            bm25s.tokenize([text], stemmer=stemmer, show_progress=False), k=100, show_progress=False
        )

    return _times(one, questions())


def ask(size: int) -> dict[str, float]:
    """The whole line, question to edition."""
    from probatum import audiences
    from probatum.ask import ask as answer
    from probatum.library import Library

    library = Library.open(DATA / f"library-{size}")
    reader = audiences.load("clinician")
    return _times(lambda text: answer(text, library, audience=reader), questions())


def command(size: int) -> dict[str, float]:
    """Start to answer of the command line on the starter library, which a first call has built."""
    home = DATA / "home"
    program = str(Path(sys.executable).parent / "probatum")
    call = [program, "ask", "What is the pathophysiology of restless legs syndrome?"]
    environment = os.environ | {"PROBATUM_HOME": str(home)}
    subprocess.run(call, env=environment, capture_output=True, check=True)
    return _times(
        lambda _: subprocess.run(call, env=environment, capture_output=True, check=True), list(range(7))
    )


STAGES: dict[str, Callable[[int], dict[str, float]]] = {
    "ingest": ingest,
    "pubmed_parser": parse,
    "search": search,
    "search, SQLite FTS5": search_fts5,
    "search, bm25s": search_bm25s,
    "ask": ask,
    "command": command,
}


def _words(text: str) -> list[str]:
    return [
        "".join(filter(str.isalnum, word)) for word in text.lower().split() if any(map(str.isalnum, word))
    ]


def _times(work: Callable[[Any], object], inputs: Sequence[Any]) -> dict[str, float]:
    """Milliseconds at the median and the 95th percentile, after one call that warms up."""
    work(inputs[0])
    taken = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return {"p50": taken[len(taken) // 2], "p95": taken[min(len(taken) - 1, int(len(taken) * 0.95))]}


def _stage(name: str, size: int) -> dict[str, float]:
    """One stage in a process of its own."""
    call = [sys.executable, "-m", "evals.bench", "stage", name, str(size)]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"The stage {name!r} failed at {size:,} records:\n{done.stderr[-2000:]}")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Run one stage in this process, or all of them in processes of their own."""
    if sys.argv[1:2] == ["stage"]:
        result = STAGES[sys.argv[2]](int(sys.argv[3]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(result | {"peak_mib": peak}))
        return
    if not SHARED.is_dir():
        sys.exit(f"The shared data is not at {SHARED.parent}; set PROBATUM_SHARED to its folder.")
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    results = {size: _size(size) for size in sizes}
    command_line = _stage("command", 0)
    report = {"sizes": results, "command": command_line}
    (ROOT / "bench.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    _print(results, command_line)


def _size(size: int) -> dict[str, dict[str, float]]:
    corpus.files(SHARED, size, DATA / f"corpus-{size}")
    return {name: _stage(name, size) for name in STAGES if name != "command"}


def _print(results: dict[int, dict[str, dict[str, float]]], command_line: dict[str, float]) -> None:
    row = "{:>10}  {:22}{:>14}{:>10}{:>10}{:>10}"
    print(row.format("records", "stage", "records/s", "p50 ms", "p95 ms", "peak MiB"))
    for size, stages in results.items():
        for name, found in stages.items():
            rate = f"{found['records'] / found['seconds']:,.0f}" if "seconds" in found else ""
            times = [f"{found[key]:.1f}" if key in found else "" for key in ("p50", "p95")]
            print(row.format(f"{size:,}", name, rate, *times, f"{found['peak_mib']:,.0f}"))
        own, peer = stages["ingest"], stages["pubmed_parser"]
        ratio = (own["records"] / own["seconds"]) / (peer["records"] / peer["seconds"])
        print(f"{'':12}parse and index is {ratio:.2f} times as fast as pubmed_parser's parsing alone")
    median, slow = command_line["p50"], command_line["p95"]
    print(f"{'':12}command line, start to answer: {median:.0f} ms at the median, {slow:.0f} ms at p95")


if __name__ == "__main__":
    main()
