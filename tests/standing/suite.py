"""The cases of `suite.toml` as documents and as entries of registers, in their real layouts."""

import csv
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probatum.connectors import crossref
from probatum.refresh import told
from probatum.registers import house, retraction_watch
from probatum.types.document import Document, Section
from probatum.types.source import Relation, Source, Standing, State
from probatum.types.standing import Entry

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("suite.toml").read_text("utf-8"))["case"]
_WATCH = (
    "RetractionNature",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
)
_HOUSE = ("source", "state", "by", "notice", "date", "note")


def documents(case: dict[str, Any]) -> list[Document]:
    """The records of a case."""
    return [_document(**entry) for entry in case["sources"]]


def _document(id: str, more: list[str] | None = None, **entry: Any) -> Document:
    source = Source(
        id=id,
        identifiers=(id, *(more or ())),
        title=entry.get("title", "Iron in restless legs"),
        publication_types=tuple(entry.get("types", ("Journal Article",))),
        relations=tuple(Relation(*relation) for relation in entry.get("relations", ())),
        standing=Standing(State(entry.get("standing", "unknown"))),
        digest=entry.get("digest", False),
    )
    return Document(source, (Section("Abstract", "Iron may help in restless legs."),))


def entries(case: dict[str, Any], folder: Path) -> Iterator[Entry]:
    """What the registers of a case say, read from files."""
    if "watch" in case:
        yield from retraction_watch.read(
            _table(folder / "watch.csv", _WATCH, case["watch"], ","), damaged=refuse
        )
    if "house" in case:
        yield from house.read(_table(folder / "house.tsv", _HOUSE, case["house"], "\t"), damaged=refuse)
    if "crossref" in case:
        file = folder / "works.json"
        file.write_text(json.dumps({"message": {"items": [_work(*row) for row in case["crossref"]]}}))
        for document in crossref.read(file, damaged=refuse):
            assert isinstance(document, Document)
            yield from told(document, crossref.BY)


def refuse(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def _table(file: Path, columns: tuple[str, ...], rows: list[list[str]], delimiter: str) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows([columns, *rows])
    return file


def _work(side: str, doi: str, other: str, kind: str, date: list[int]) -> dict[str, Any]:
    update = {"DOI": other, "type": kind, "updated": {"date-parts": [date]}}
    return {"DOI": doi, "update-to" if side == "to" else "updated-by": [update]}
