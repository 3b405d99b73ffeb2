"""The references as RIS, for reference managers such as EndNote, Zotero and Citavi."""

from collections.abc import Iterator

from probatum.exports._authors import parsed
from probatum.exports._clean import line
from probatum.exports._sources import identifier, links, marked_title
from probatum.exports.csl_json import csl_type, dated, note
from probatum.types.edition import Edition, Reference
from probatum.types.source import Source

NAME = "ris"
SUFFIX = ".ris"
MEDIA_TYPE = "application/x-research-info-systems"

_TYPES = {"article-journal": "JOUR", "book": "BOOK", "report": "RPRT", "webpage": "ELEC"}
"""RIS type for each CSL type; GEN otherwise."""


def render(edition: Edition) -> str:
    """One record a reference, in the order of the numbers; lines end in CR LF as the format demands."""
    records = ("".join(f"{tag}  - {value}\r\n" for tag, value in _record(one)) for one in edition.references)
    return "\r\n".join(f"{record}ER  - \r\n" for record in records)


def _record(reference: Reference) -> Iterator[tuple[str, str]]:
    source = reference.source
    yield "TY", _TYPES.get(csl_type(source), "GEN")
    yield "ID", line(source.id)
    yield "TI", marked_title(source)
    yield from (("AU", _author(name)) for name in source.authors if line(name))
    yield from ((tag, value) for tag, value in _fields(source) if value)
    yield "N1", f"Reference {reference.number}. {source.kind.value}. {note(source)}".strip()


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    yield "T2" if csl_type(source) in {"article-journal", "webpage"} else "PB", line(source.container)
    yield from _date(source)
    yield "VL", line(source.volume)
    yield "IS", line(source.issue)
    yield from _pages(source)
    yield "SN", line(source.issn) or identifier(source, "isbn")
    yield "DO", identifier(source, "doi")
    yield "AN", identifier(source, "pmid")
    yield "C2", identifier(source, "pmcid")
    yield "LA", line(source.language)
    yield from (("KW", line(word)) for word in source.keywords)
    yield from (("UR", address) for _, address in links(source))


def _author(name: str) -> str:
    author = parsed(name)
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def _date(source: Source) -> Iterator[tuple[str, str]]:
    parts = dated(source)
    if parts:
        yield "PY", str(parts[0])
        yield "DA", "/".join([f"{part:02d}" for part in parts] + [""] * (3 - len(parts))) + "/"


def _pages(source: Source) -> Iterator[tuple[str, str]]:
    first, dash, last = line(source.pages).replace("–", "-").partition("-")
    yield "SP", first.strip()
    yield "EP", last.strip() if dash else ""
