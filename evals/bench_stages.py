"""What the benchmark of speed measures: one function a stage, each run in a process of its own."""

import gzip
import json
import os
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
DATA = Path(os.environ.get("PROBATUM_BENCH") or ROOT / "bench-data")
"""Where corpora, libraries and indexes are made, and used again when they are there."""
SHARED = Path(os.environ.get("PROBATUM_SHARED") or ROOT.parent / "shared") / "data"
QUESTIONS = 60
PARSED = 10
"""Files of 10,000 records that the peer parses at most: its speed does not depend on their number."""
STARTS = 15
"""Calls of the command line."""

Measured = dict[str, float]


def questions() -> list[str]:
    """Questions of BioASQ 7B-9B, in file order."""
    with gzip.open(SHARED / "bioasq" / "questions-7b-10b.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [str(entry.get("body") or entry.get("question")) for entry in found][:QUESTIONS]


def make_corpus(size: int) -> Measured:
    """The files that are read, where they are not there yet."""
    corpus.files(SHARED, size, DATA / f"corpus-{size}")
    return {}


def ingest(size: int) -> Measured:
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
    return {"records": added.added, "seconds": seconds, "megabytes": bytes_on_disk / 1e6}


def parse(size: int) -> Measured:
    """The peer: pubmed_parser parses the same files and keeps nothing."""
    import pubmed_parser

    paths = sorted((DATA / f"corpus-{size}").glob("*.xml.gz"))[:PARSED]
    start = time.perf_counter()
    count = sum(1 for path in paths for _ in pubmed_parser.parse_medline_xml(str(path)))
    return {"records": count, "seconds": time.perf_counter() - start}


def search(size: int) -> Measured:
    """Top 100 of the library for each question's words."""
    from probatum.library import Library
    from probatum.text.terms import stems
    from probatum.types.question import Query

    library = Library.open(DATA / f"library-{size}")
    queries = [Query(tuple((stem, 1.0) for stem in sorted(set(stems(text))))) for text in questions()]
    return _times(lambda query: library.search(query, limit=100), queries)


def make_fts5(size: int) -> Measured:
    """The peer's index: SQLite FTS5 with Porter stemming."""
    path = DATA / f"fts5-{size}.db"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.executescript("pragma journal_mode = off; pragma synchronous = off;")
    base.execute("create virtual table docs using fts5(title, body, tokenize='porter unicode61')")
    with base:
        rows = ((title, body) for _, title, body in corpus.records(SHARED, size))
        base.executemany("insert into docs(title, body) values (?, ?)", rows)
    return {}


def search_fts5(size: int) -> Measured:
    """The same words, top 100 by its bm25()."""
    base = sqlite3.connect(DATA / f"fts5-{size}.db")
    statement = "select rowid, title, body from docs where docs match ? order by bm25(docs) limit 100"
    queries = [" OR ".join(f'"{word}"' for word in sorted(set(_words(text)))) for text in questions()]
    return _times(lambda query: base.execute(statement, (query,)).fetchall(), queries)


def make_bm25s(size: int) -> Measured:
    """The peer's index: bm25s with Snowball stemming."""
    import bm25s
    import Stemmer

    texts = [f"{title} {body}" for _, title, body in corpus.records(SHARED, size)]
    tokens = bm25s.tokenize(texts, stemmer=Stemmer.Stemmer("english"), show_progress=False)
    model = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
    model.index(tokens, show_progress=False)
    model.save(str(DATA / f"bm25s-{size}"))
    return {}


def search_bm25s(size: int) -> Measured:
    """The same words, top 100, the index in memory; it gives numbers of records, without their text."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    model = bm25s.BM25.load(str(DATA / f"bm25s-{size}"))

    def one(text: str) -> Any:
        tokens = bm25s.tokenize([text], stemmer=stemmer, show_progress=False)
        return model.retrieve(tokens, k=100, show_progress=False)

    return _times(one, questions())


def ask(size: int) -> Measured:
    """The whole line, question to edition."""
    from probatum import audiences
    from probatum.ask import ask as answer
    from probatum.library import Library

    library = Library.open(DATA / f"library-{size}")
    reader = audiences.load("clinician")
    return _times(lambda text: answer(text, library, audience=reader), questions())


def command(_: int) -> Measured:
    """Start to answer of the command line on the starter library, which a first call has built.

    That call also leaves Python's own compiled files, as installing and any first call do.
    """
    home = DATA / "home"
    program = str(Path(sys.executable).parent / "probatum")
    call = [program, "ask", "What is the pathophysiology of restless legs syndrome?"]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PROBATUM_HOME": str(home)}

    def once(_: int) -> None:
        subprocess.run(call, env=environment, capture_output=True, check=True)

    once(0)
    return _times(once, list(range(STARTS)))


MAKING = {"corpus": make_corpus, "SQLite FTS5": make_fts5, "bm25s": make_bm25s}
"""What is made first and not measured."""
STAGES: dict[str, Callable[[int], Measured]] = {
    "ingest": ingest,
    "pubmed_parser": parse,
    "search": search,
    "search, SQLite FTS5": search_fts5,
    "search, bm25s": search_bm25s,
    "ask": ask,
}


def _words(text: str) -> list[str]:
    words = ("".join(filter(str.isalnum, word)) for word in text.lower().split())
    return [word for word in words if word]


def _times(work: Callable[[Any], object], inputs: Sequence[Any]) -> Measured:
    """Milliseconds at the median and the 95th percentile, after one call that warms up."""
    work(inputs[0])
    taken = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return {"p50": taken[len(taken) // 2], "p95": taken[min(len(taken) - 1, int(len(taken) * 0.95))]}
