"""HealthVer, the development pairs: a claim, a piece of evidence, and what it says. Licence unstated."""

import csv
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

PAIRS = "data/verification/healthver_dev.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """One claim with one piece of evidence."""

    id: str
    claim: str
    evidence: str
    label: str
    """Supports, Refutes or Neutral."""
    question: str


@cache
def pairs() -> tuple[Pair, ...]:
    """All, in the order of the file."""
    with (SHARED / PAIRS).open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(row["id"], row["claim"], row["evidence"], row["label"], row["question"])
            for row in csv.DictReader(file)
        )
