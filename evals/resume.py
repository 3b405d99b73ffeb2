"""Baseline files taken in by a process that is killed again and again: nothing missing, nothing double.

`python -m evals.resume [FILES [RECORDS [KILLS]]]` (default 6 5000 4) writes abstracts of the shared data as
NLM does, takes them in with `kill -9` at moments in between, and compares the library with one never killed.
"""

import gzip
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import md5
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

import orjson

from evals.bench_stages import ROOT, SHARED
from probatum.library import Library

_SEED = 5


def main(files: int = 6, records: int = 5_000, kills: int = 4) -> None:
    """Write, kill, finish, compare, tell."""
    with tempfile.TemporaryDirectory(prefix="probatum-resume-") as name:
        folder = Path(name)
        _write(folder / "nlm", files, records)
        took = _whole(folder, "plain")
        dice = random.Random(_SEED)
        for _ in range(kills):
            _killed(folder, dice.uniform(0.1, 0.6) * took)
        _whole(folder, "killed")
        plain, killed = Library.open(folder / "plain"), Library.open(folder / "killed")
        same = plain.snapshot == killed.snapshot and not killed.check()
        print(
            f"{files} files, {records:,} records each, {kills} kills: {killed.info().sources:,} sources, "
            f"{'the same snapshot as without' if same else 'NOT the same'}; uninterrupted {took:.0f} s"
        )
        sys.exit(0 if same else 1)


def _write(folder: Path, files: int, records: int) -> None:
    folder.mkdir()
    source = _records()
    for number in range(1, files + 1):
        body = "".join(islice(source, records))
        content = gzip.compress(f"<PubmedArticleSet>{body}</PubmedArticleSet>".encode(), 1)
        file = folder / f"pubmed25n{number:04}.xml.gz"
        file.write_bytes(content)
        digest = md5(content, usedforsecurity=False).hexdigest()
        (folder / f"{file.name}.md5").write_text(f"MD5({file.name})= {digest}\n")


def _records() -> Iterator[str]:
    with gzip.open(SHARED / "pubmed/abstracts-55k.jsonl.gz") as lines:
        for entry in map(orjson.loads, lines):
            title, text = escape(entry.get("title") or "-"), escape(entry.get("abstract") or "")
            yield (
                f"<PubmedArticle><MedlineCitation><PMID>{entry['pmid']}</PMID><Article><ArticleTitle>{title}"
                f"</ArticleTitle><Abstract><AbstractText>{text}</AbstractText></Abstract></Article>"
                "</MedlineCitation></PubmedArticle>\n"
            )


def _begun(folder: Path, library: str) -> subprocess.Popen[str]:
    program = Path(sys.executable).with_name("probatum")
    places = ("--mirror", str(folder / "nlm"), "--library", str(folder / library))
    call = [str(program), "add", "pubmed", *places]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)


def _whole(folder: Path, library: str) -> float:
    began = time.perf_counter()
    process = _begun(folder, library)
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return time.perf_counter() - began


def _killed(folder: Path, after: float) -> None:
    process = _begun(folder, "killed")
    time.sleep(after)
    process.kill()
    process.communicate()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
