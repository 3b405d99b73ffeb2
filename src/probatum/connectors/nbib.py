"""MEDLINE format of PubMed (.nbib, .txt): catalogue records with abstracts, MeSH headings and relations."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._catalogue.record import Fields
from probatum.connectors._catalogue.tagged import Record, documents
from probatum.connectors._identifiers import doi, pmid
from probatum.connectors._pubmed.dates import published
from probatum.types.document import Document
from probatum.types.source import Relation
from probatum.vocabulary import rows

NAME = "nbib"
_SUFFIXES = (".nbib", ".medline", ".txt", ".nbib.gz", ".medline.gz", ".txt.gz")
_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- (.*)$")
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = re.compile(r"PMID:\s*(\d{1,9})")


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a record; one without an abstract is a catalogue record.

    Raises: InputError: the path does not exist, or nothing in it is of this format.
    """
    yield from documents(
        path,
        damaged,
        suffixes=_SUFFIXES,
        tag=_TAG,
        first=("PMID",),
        last=(),
        made=_fields,
        what="record in MEDLINE format. Give a .nbib file whose records begin with PMID, or a folder",
    )


def _fields(record: Record) -> Fields:
    ids = [*record.get("LID", ()), *record.get("AID", ())]
    _, date = published({"MedlineDate": _one(record, "DP")})
    return Fields(
        title=_title(record),
        authors=(*record.get("AU", ()), *record.get("CN", ())),
        container=_one(record, "JT") or _one(record, "TA"),
        date=date,
        volume=_one(record, "VI"),
        issue=_one(record, "IP"),
        pages=_one(record, "PG"),
        numbers=tuple(record.get("IS", ())),
        dois=tuple(each.removesuffix(" [doi]") for each in ids if each.endswith("[doi]")),
        pmids=(_one(record, "PMID"),),
        pmcids=tuple(record.get("PMC", ())),
        urls=(f"https://pubmed.ncbi.nlm.nih.gov/{_one(record, 'PMID')}/",),
        abstract=_one(record, "AB"),
        keywords=tuple(record.get("OT", ())),
        mesh=tuple(heading for each in record.get("MH", ()) for heading in _headings(each)),
        types=tuple(record.get("PT", ())),
        language=_language(record.get("LA", ())),
        licence=_one(record, "CI"),
        relations=tuple(_relations(record)),
    )


def _one(record: Record, tag: str) -> str:
    return next((value for value in record.get(tag, ()) if value), "")


def _title(record: Record) -> str:
    """In English where there is one; a book has a title of its own."""
    title = _one(record, "TI") or _one(record, "BTI")
    return _one(record, "TT") if title in ("", "[Not Available].") and _one(record, "TT") else title


def _language(codes: Sequence[str]) -> str:
    return "eng" if "eng" in codes or not codes else codes[0]


def _headings(heading: str) -> Iterator[str]:
    """ "Iron/*blood/therapy" as "Iron/blood*" and "Iron/therapy"."""
    descriptor, *qualifiers = heading.split("/")
    starred = descriptor.startswith("*")
    bare = descriptor.lstrip("*")
    for qualifier in qualifiers:
        star = "*" if starred or qualifier.startswith("*") else ""
        yield f"{bare}/{qualifier.lstrip('*')}{star}"
    if not qualifiers:
        yield bare + ("*" if starred else "")


def _relations(record: Record) -> Iterator[Relation]:
    for tag, kind in _kinds().items():
        for value in record.get(tag, ()):
            yield Relation(kind, _PMID.sub("", value).strip(" ."), _identifier(value))


def _identifier(reference: str) -> str:
    """The PMID, or else the DOI, that a reference ends in; empty without either."""
    if match := _PMID.search(reference):
        return pmid(match[1])
    found = _DOI.search(reference)
    return doi(found[1].rstrip(".")) if found else ""


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("nbib_relations")}
