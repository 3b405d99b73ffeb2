"""The references as CSL-JSON, for Zotero, pandoc and other processors of citation styles."""

import re
from typing import Any

import orjson

from probatum.exports._authors import parsed
from probatum.exports._clean import line
from probatum.exports._sources import DIGEST_MEANS, identifier, links, marked_title, standing_told, title
from probatum.types.edition import Edition
from probatum.types.source import Kind, Source

NAME = "csl_json"
SUFFIX = ".csl.json"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

_TYPES = {
    Kind.LOCAL: "report",
    Kind.GUIDELINE: "report",
    Kind.DRUG_LABEL: "document",
    Kind.SAFETY_NOTICE: "report",
    Kind.PATIENT_INFORMATION: "webpage",
    Kind.REFERENCE: "book",
    Kind.NEWS: "webpage",
    Kind.WEB_PAGE: "webpage",
    Kind.OTHER: "document",
}
"""Type of a source that shows no sign of a journal; kinds that are not here are journal articles anyway."""
_PUBLISHED = {"report", "document", "book"}
"""Types whose container is their publisher."""
_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def render(edition: Edition) -> str:
    """A list of items in the order of the reference numbers; `custom.number` is the number."""
    items = [
        item(one.source, number=one.number) | {"title": marked_title(one.source)}
        for one in edition.references
    ]
    return orjson.dumps(items, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def item(source: Source, *, number: int | None = None) -> dict[str, Any]:
    """One source as a CSL item; fields that the record does not have are absent."""
    kind = csl_type(source)
    fields = {
        "id": line(source.id),
        "type": kind,
        "title": title(source),
        "author": [_name(author) for author in source.authors],
        "publisher" if kind in _PUBLISHED else "container-title": line(source.container),
        "issued": _issued(source),
        "volume": line(source.volume),
        "issue": line(source.issue),
        "page": line(source.pages),
        **{name.upper(): identifier(source, name) for name in ("doi", "pmid", "pmcid", "isbn")},
        "ISSN": line(source.issn),
        "URL": next((address for _, address in links(source)), ""),
        "language": line(source.language),
        "note": note(source),
        "custom": {"kind": source.kind.value} | ({} if number is None else {"number": number}),
    }
    return {name: value for name, value in fields.items() if value}


def csl_type(source: Source) -> str:
    """The CSL type: a journal article when the record has a journal's marks, else by its kind."""
    in_journal = line(source.issn) or line(source.volume) or identifier(source, "pmid")
    return "article-journal" if in_journal else _TYPES.get(source.kind, "article-journal")


def note(source: Source) -> str:
    """What a list of references must not lose: standing, digest, an author list cut short, cautions."""
    parts = (
        standing_told(source),
        f"Cited from a digest: {DIGEST_MEANS}." if source.digest else "",
        "" if source.authors_complete else "The list of authors is not complete.",
        line(source.note),
    )
    return " ".join(part for part in parts if part)


def dated(source: Source) -> tuple[int, ...]:
    """Year, month and day as far as the record gives them."""
    match = _DATE.fullmatch(line(source.date))
    if match:
        return tuple(int(part) for part in match.groups() if part)
    return (source.year,) if source.year else ()


def _issued(source: Source) -> dict[str, list[list[int]]]:
    parts = dated(source)
    return {"date-parts": [list(parts)]} if parts else {}


def _name(name: str) -> dict[str, str]:
    author = parsed(name)
    if not author.initials:
        return {"literal": author.family}
    suffix = {"suffix": author.suffix} if author.suffix else {}
    return {"family": author.family, "given": author.given, **suffix}
