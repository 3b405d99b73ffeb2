"""Measure sentence splitters on the marked set: `python -m evals.sentences.compare [SHARED_DATA]`.

The peers are measured where they are installed: nupunkt, syntok, blingfire, pysbd.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Collection, Iterable
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from evals.sentences.texts import ABSTRACTS, texts
from probatum.text.sentences import sentences

MARKED = Path(__file__).with_name("marked.jsonl")
Ends = list[int]
Splitter = Callable[[str], Ends]


class Marked(NamedTuple):
    """One text of the marked set; `ends` are the offsets after the last character of each sentence."""

    file: str
    part: str
    text: str
    ends: Ends


class Scores(NamedTuple):
    """Shares, 0 to 1; the end of the text, which nobody misses, is not counted among the boundaries."""

    precision: float
    recall: float
    f1: float
    whole: float
    """Sentences of the marked set that were found exactly, start and end."""


def marked(data: Path, files: Collection[str] = ()) -> list[Marked]:
    """The marked set with its texts; of these files alone, where some are named.

    Raises: SystemExit: a text is not the one that was marked.
    """
    found = []
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if files and record["file"] not in files:
            continue
        text = texts(data, record["file"])[record["record"], record["section"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != record["digest"]:
            raise SystemExit(f"{record['file']} {record['record']} has changed; mark it anew.")
        found.append(Marked(record["file"], record["part"], text, record["ends"]))
    return found


def scores(pairs: Iterable[tuple[Marked, Ends]]) -> Scores:
    """How well the ends found agree with those marked."""
    right = found = true = whole = total = 0
    for gold, ends in pairs:
        inner, guess = set(gold.ends[:-1]), set(ends) - {gold.ends[-1]}
        right, found, true = right + len(inner & guess), found + len(guess), true + len(inner)
        whole += len(_runs(gold.text, gold.ends) & _runs(gold.text, sorted({*guess, gold.ends[-1]})))
        total += len(gold.ends)
    precision, recall = right / max(1, found), right / max(1, true)
    return Scores(precision, recall, 2 * precision * recall / max(1e-9, precision + recall), whole / total)


def _runs(text: str, ends: Ends) -> set[tuple[int, int]]:
    return set(zip([0, *ends[:-1]], ends, strict=True))


def splitters() -> dict[str, Splitter]:
    """Ours and the peers that are installed, by name."""
    found: dict[str, Splitter] = {"ours": lambda text: [span.end for span in sentences(text)]}
    for name, make in _PEERS.items():
        try:
            found[name] = make(import_module(name))
        except ImportError:
            print(f"{name} is not installed and is left out", file=sys.stderr)
    return found


def _nupunkt(module: Any) -> Splitter:
    return lambda text: [_back(text, end) for _, end in module.sent_spans(text)]


def _syntok(module: Any) -> Splitter:
    analyse = import_module("syntok.segmenter").analyze

    def split(text: str) -> Ends:
        last = [sentence[-1] for paragraph in analyse(text) for sentence in paragraph]
        return [token.offset + len(token.value) for token in last]

    return split


def _blingfire(module: Any) -> Splitter:
    return lambda text: [_back(text, end) for _, end in module.text_to_sentences_and_offsets(text)[1]]


def _pysbd(module: Any) -> Splitter:
    segmenter = module.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [_back(text, span.end) for span in segmenter.segment(text)]


def _back(text: str, end: int) -> int:
    return len(text[:end].rstrip())


_PEERS: dict[str, Callable[[Any], Splitter]] = {
    "nupunkt": _nupunkt,
    "syntok": _syntok,
    "blingfire": _blingfire,
    "pysbd": _pysbd,
}


def speed(split: Splitter, sample: list[str], seconds: float = 3.0) -> float:
    """Megabytes of UTF-8 a second on abstracts, one call for each."""
    done, start = 0, perf_counter()
    for text in sample:
        split(text)
        done += len(text.encode())
        if perf_counter() - start > seconds:
            break
    return done / 1e6 / (perf_counter() - start)


def main(data: Path) -> None:
    """Print a table for each part of the set, and the F1 of each kind of text."""
    golds = marked(data)
    sample = list(islice(texts(data, ABSTRACTS).values(), 20_000))
    every = splitters()
    rates = {name: speed(split, sample) for name, split in every.items()}
    for part in sorted({gold.part for gold in golds}):
        chosen = [gold for gold in golds if gold.part == part]
        print(f"\n{part}: {len(chosen)} texts, {sum(len(gold.ends) for gold in chosen)} sentences")
        print(f"{'splitter':<12}{'precision':>10}{'recall':>8}{'F1':>8}{'whole':>8}{'MB/s':>8}")
        for name, split in every.items():
            result = _measured(split, chosen)
            print(f"{name:<12}{result.precision:>10.3f}{result.recall:>8.3f}{result.f1:>8.3f}", end="")
            print(f"{result.whole:>8.3f}{rates[name]:>8.1f}")
    _by_kind(golds, every)


def _by_kind(golds: list[Marked], every: dict[str, Splitter]) -> None:
    kinds = sorted({gold.file for gold in golds})
    print(
        f"\nF1 by kind of text, both parts\n{'':<38}{'sentences':>10}"
        + "".join(f"{name:>10}" for name in every)
    )
    for kind in kinds:
        chosen = [gold for gold in golds if gold.file == kind]
        count = sum(len(gold.ends) for gold in chosen)
        row = "".join(f"{_measured(split, chosen).f1:>10.3f}" for split in every.values())
        print(f"{kind:<38}{count:>10}{row}")


def _measured(split: Splitter, golds: list[Marked]) -> Scores:
    return scores((gold, split(gold.text)) for gold in golds)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
