"""SciFact: claims of experts, and the abstracts that support or contradict them. CC BY 4.0, ODC-By."""

import csv
import gzip
import json
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

CORPUS = "data/scifact/corpus.jsonl.gz"
CLAIMS = "data/scifact/claims_train.csv"


@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract, cut into sentences by the makers of the set."""

    id: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one abstract says on a claim."""

    id: str
    label: str
    """SUPPORT or CONTRADICT."""
    sentences: tuple[int, ...]
    """Places of the rationale's sentences in the abstract."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the training split."""

    id: str
    text: str
    cited: tuple[str, ...]
    """Abstracts that the claim was written from: the ones to be found."""
    evidence: tuple[Evidence, ...]
    """Empty when no cited abstract says enough."""


@cache
def corpus() -> dict[str, Abstract]:
    """The 5,183 abstracts by id, in the order of the file."""
    with gzip.open(SHARED / CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return {
        str(entry["_id"]): Abstract(str(entry["_id"]), entry["title"], tuple(entry["sentences"]))
        for entry in found
    }


@cache
def claims() -> tuple[Claim, ...]:
    """The 809 claims, by number; the file has a row for each rationale."""
    rows: dict[str, list[dict[str, str]]] = {}
    with (SHARED / CLAIMS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["id"], []).append(row)
    return tuple(_claim(rows[id_]) for id_ in sorted(rows, key=int))


def _claim(rows: list[dict[str, str]]) -> Claim:
    evidence = tuple(
        Evidence(row["evidence_doc_id"], row["evidence_label"], _numbers(row["evidence_sentences"]))
        for row in rows
        if row["evidence_label"]
    )
    cited = dict.fromkeys(str(one) for row in rows for one in _numbers(row["cited_doc_ids"]))
    return Claim(rows[0]["id"], rows[0]["claim"], tuple(cited), evidence)


def _numbers(text: str) -> tuple[int, ...]:
    """ "[4 5]" or "[4, 5]" as numbers."""
    return tuple(int(part) for part in text.strip("[]").replace(",", " ").split())
