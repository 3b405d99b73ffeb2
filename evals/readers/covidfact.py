"""CovidFact: claims, true or made false by a small edit, with evidence. Licence unstated."""

import gzip
import json
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

CLAIMS = "data/verification/covidfact.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with the sentences it is to be judged by."""

    text: str
    evidence: tuple[str, ...]
    label: str
    """SUPPORTED or REFUTED."""


@cache
def claims() -> tuple[Claim, ...]:
    """All, in the order of the file."""
    with gzip.open(SHARED / CLAIMS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return tuple(Claim(entry["claim"], tuple(entry["evidence"]), entry["label"]) for entry in found)
