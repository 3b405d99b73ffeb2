"""55,101 PubMed records: what the records that are looked for are hidden among."""

import gzip
import json
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

ABSTRACTS = "data/pubmed/abstracts-55k.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Abstract:
    """One record."""

    pmid: str
    title: str
    """Empty for records from PubMedQA, which carry the question in its place."""
    abstract: str
    year: int | None
    journal: str
    mesh: tuple[str, ...]
    publication_types: tuple[str, ...]


@cache
def abstracts() -> tuple[Abstract, ...]:
    """All records, in the order of the file."""
    with gzip.open(SHARED / ABSTRACTS, "rt", encoding="utf-8") as lines:
        return tuple(_abstract(json.loads(line)) for line in lines)


def _abstract(entry: dict[str, list[str] | str]) -> Abstract:
    year = str(entry.get("year") or "")
    return Abstract(
        pmid=str(entry["pmid"]),
        title="" if "pubmedqa" in entry["sources"] else str(entry["title"] or ""),
        abstract=str(entry["abstract"] or ""),
        year=int(year[:4]) if year[:4].isdigit() else None,
        journal=str(entry.get("journal") or ""),
        mesh=tuple(entry.get("mesh") or ()),
        publication_types=tuple(entry.get("pubtypes") or ()),
    )
