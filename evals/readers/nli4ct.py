"""NLI4CT: statements on breast cancer trials of ClinicalTrials.gov, with the lines they rest on."""

import json
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any

from evals.readers import SHARED

ARCHIVE = "data/verification/nli4ct-train-dev.zip"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on one or two trial reports."""

    text: str
    trial: str
    """Number of the (first) trial."""
    evidence: tuple[str, ...]
    """The gold lines of the reports."""
    label: str
    """Entailment or Contradiction."""


@cache
def statements(split: str) -> tuple[Statement, ...]:
    """All of `train` or `dev`, in the order of the file."""
    with zipfile.ZipFile(SHARED / ARCHIVE) as archive:
        rows = json.loads(archive.read(f"Complete_dataset/{split}.json")).values()
        return tuple(
            Statement(row["Statement"], row["Primary_id"], tuple(_lines(archive, row)), row["Label"])
            for row in rows
        )


def _lines(archive: zipfile.ZipFile, row: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for trial in ("Primary", "Secondary"):
        if f"{trial}_id" in row:
            report = json.loads(archive.read(f"Complete_dataset/CT json/{row[f'{trial}_id']}.json"))
            lines = report[row["Section_id"]]
            places = row.get(f"{trial}_evidence_index", ())
            found += [lines[place].strip() for place in places if place < len(lines)]
    return found
