"""RIS of EndNote, Zotero, Mendeley, Citavi and databases, and the tagged files of Web of Science."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._catalogue.record import Fields
from probatum.connectors._catalogue.tagged import Record, documents
from probatum.types.document import Document
from probatum.types.source import Kind
from probatum.vocabulary import rows

NAME = "ris"
_SUFFIXES = (".ris", ".ris.gz", ".ciw")
_TAG = re.compile(r"\s?([A-Z][A-Z0-9])(?: {0,2}-(?=\s|$)|(?= )|(?=\s*$))\s?(.*)$")
"""RIS writes "AU  - ", some leave out the spaces, Web of Science leaves out the hyphen."""
_WHOLE = ("BOOK", "EBOOK", "DICT", "ENCYC")
_ARTICLES = ("JOUR", "JFULL", "EJOUR", "INPR")
_PMID = re.compile(r"(?:PMID|PubMed)\D{0,4}(\d{1,9})", re.IGNORECASE)


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a record; one without an abstract is a catalogue record.

    Raises: InputError: the path does not exist, or nothing in it is RIS.
    """
    yield from documents(
        path,
        damaged,
        suffixes=_SUFFIXES,
        tag=_TAG,
        first=("TY", "PT"),
        last=("ER", "EF"),
        made=_fields,
        what="RIS record. Give a .ris file whose records begin with TY, or a folder",
    )


def _fields(record: Record) -> Fields:
    web_of_science = "PT" in record
    type_ = _one(record, "TY").upper()
    return Fields(
        title=_one(record, "TI", "T1", "CT", "BT") or ("" if web_of_science else _one(record, "T2")),
        authors=_authors(record, web_of_science=web_of_science),
        container=_one(record, "JF", "JO", "SO", "T2", "BT", "JA", "J2", "PB"),
        date=_one(record, "PY", "Y1", "DA", "YR"),
        volume=_one(record, "VL"),
        issue=_one(record, "IS"),
        pages="-".join(dict.fromkeys(filter(None, (_one(record, "SP", "BP"), _one(record, "EP"))))),
        numbers=tuple(record.get("SN", ())),
        dois=(*record.get("DO", ()), *record.get("DI", ()), *record.get("L3", ())),
        pmids=tuple(_pmids(record)),
        pmcids=tuple(each for each in record.get("C2", ()) if each.upper().startswith("PMC")),
        urls=(*record.get("UR", ()), *record.get("L2", ())),
        abstract=_one(record, "AB", "N2"),
        keywords=tuple(part for each in record.get("KW", ()) for part in re.split(r";\s|\n", each)),
        whole=type_ in _WHOLE,
        types=("Journal Article",) if type_ in _ARTICLES or _one(record, "DT") == "Article" else (),
        kind=_kinds().get(type_, Kind.OTHER),
        language=_one(record, "LA"),
    )


def _one(record: Record, *tags: str) -> str:
    """The first value of the first tag that has one."""
    return next((value for tag in tags for value in record.get(tag, ()) if value), "")


def _authors(record: Record, *, web_of_science: bool) -> tuple[str, ...]:
    """As listed; Web of Science lists all under one tag, each on a line of its own."""
    for tag in ("AU", "A1", "AF", "ED", "A2"):
        if record.get(tag):
            names = record[tag]
            return tuple(_parted(" ".join(names)) if web_of_science else names)
    return ()


def _parted(names: str) -> Iterator[str]:
    """ "Loach, PS Majeed, AP" as two names."""
    yield from (match[0].strip() for match in re.finditer(r"[^,]+?, [A-Z]{1,4}(?=\s|$)", names))


def _pmids(record: Record) -> Iterator[str]:
    for tag in ("AN", "N1", "PM", "ID", "M1", "U1"):
        for value in record.get(tag, ()):
            if match := _PMID.search(value) or (re.fullmatch(r"(\d{1,9})", value) if tag == "PM" else None):
                yield match[1]


@cache
def _kinds() -> dict[str, Kind]:
    return {row[0]: Kind(row[1]) for row in rows("ris_types")}
