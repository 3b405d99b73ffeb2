"""Crossref: saved JSON answers of its REST service, or the service itself; metadata, updates."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from probatum.connectors import Access, Damaged, Page, Removal, Request
from probatum.connectors._headings import sections
from probatum.connectors._identifiers import doi, isbn
from probatum.connectors._json import Form, objects, saved, texts, under
from probatum.connectors._languages import short_code
from probatum.connectors._markup import tidy
from probatum.errors import OutsideRefused, UsageError
from probatum.outside.unsound import Unsound
from probatum.types.document import Document
from probatum.types.source import Relation, Source

NAME = "crossref"
BY = "Crossref"
SCHEME = "doi"
AT_ONCE = 40
ADDRESS = "https://api.crossref.org/"
_PAGE = 100
_ROWS = 1_000
"""Most works of one answer."""
_GONE = (400, 404)
"""Crossref's answers to a cursor that it no longer keeps."""
_TYPES = {
    "journal-article": "Journal Article",
    "posted-content": "Preprint",
    "book": "Book",
    "monograph": "Book",
    "book-chapter": "Book Chapter",
    "proceedings-article": "Congress",
    "dissertation": "Academic Dissertation",
    "report": "Technical Report",
    "dataset": "Dataset",
}
_UPDATES = {
    "retraction": ("retraction of", "retraction in"),
    "partial_retraction": ("partial retraction of", "partial retraction in"),
    "expression_of_concern": ("expression of concern for", "expression of concern in"),
    "withdrawal": ("withdrawal of", "withdrawal in"),
    "removal": ("withdrawal of", "withdrawal in"),
    "correction": ("erratum for", "erratum in"),
    "corrigendum": ("erratum for", "erratum in"),
    "erratum": ("erratum for", "erratum in"),
    "reinstatement": ("reinstatement of", "reinstatement in"),
    "new_version": ("update of", "update in"),
    "new_edition": ("update of", "update in"),
}
"""Types of update in PubMed's words, from the notice and from the work."""
_NOTICES = {
    "retraction of": "Retraction of Publication",
    "withdrawal of": "Retraction of Publication",
    "partial retraction of": "Published Erratum",
    "expression of concern for": "Expression of Concern",
    "erratum for": "Published Erratum",
}
"""Publication type of the record of a notice, which Crossref calls a journal article."""


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """The documents of saved answers of `works`: a list of works, one work, or an answer whole.

    Raises: InputError.
    """
    return saved(path, _FORM, damaged=damaged)


def pages(request: Request, access: Access, *, bookmark: str, damaged: Damaged) -> Iterator[Page]:
    """The works that Crossref holds to fit a query best; a cursor that it forgot is begun again.

    Raises: UsageError, OutsideError.
    """
    if not request.query or request.related or request.mirror:
        raise UsageError("Crossref is asked with --query alone, and --since.")
    cursor, taken = bookmark or "*", 0
    while cursor:
        try:
            works, after, total = _asked(request, access, cursor)
        except OutsideRefused as refused:
            if refused.status not in _GONE or cursor == "*":
                raise
            cursor = "*"
            continue
        taken += len(works)
        ended = not works or not after or taken >= (request.most or total)
        page, cursor = cursor, "" if ended else after
        yield Page(list(_FORM.documents(works, f"Crossref, {page}", damaged)), cursor, total)


def look_up(identifiers: Sequence[str], access: Access, *, damaged: Damaged) -> Iterator[Document]:
    """The works with these DOIs, and the works that update them: notices, and newer versions.

    Raises: OutsideError.
    """
    names = [name for each in identifiers if "," not in (name := each.removeprefix("doi:"))]
    for side in ("doi", "updates"):
        wanted = ",".join(f"{side}:{name}" for name in names)
        works, _, _ = _ask({"filter": wanted, "rows": str(_ROWS)}, access) if names else ([], "", 0)
        yield from _FORM.documents(works, f"Crossref, {side}", damaged)


def _asked(request: Request, access: Access, cursor: str) -> tuple[list[Any], str, int]:
    return _ask(
        {
            "query.bibliographic": request.query,
            "filter": f"from-pub-date:{request.since}" if request.since is not None else "",
            "rows": str(min(_PAGE, request.most or _PAGE)),
            "cursor": cursor,
        },
        access,
    )


def _ask(parameters: dict[str, str], access: Access) -> tuple[list[Any], str, int]:
    parameters = parameters | {"mailto": access.email}
    url = (access.address or ADDRESS).rstrip("/") + "/works"
    return access.client.ask(url, {name: value for name, value in parameters.items() if value}, _answer)


def _answer(body: bytes) -> tuple[list[Any], str, int]:
    """Works, the mark of the next page, and how many there are in all."""
    try:
        content = orjson.loads(body)
        after = under(content, "message", "next-cursor", kind=str)
        total = under(content, "message", "total-results", kind=int)
    except ValueError as error:
        raise Unsound(f"its answer cannot be read ({error})") from error
    works = content.get("message", {}).get("items") if isinstance(content, dict) else None
    if not isinstance(works, list):
        raise Unsound("its answer has no items; its form may have changed")
    return works, after, total


def _works(content: object) -> list[Any] | None:
    """The works of an answer; None when there are none of that form."""
    message = content.get("message", content) if isinstance(content, dict) else content
    items = message.get("items", [message]) if isinstance(message, dict) else message
    fitting = isinstance(items, list) and all(isinstance(each, dict) and "DOI" in each for each in items)
    return list(items) if fitting and isinstance(items, list) and items else None


def _document(work: object) -> Document:
    return Document(_source(work), sections(under(work, "abstract", kind=str)))


def _source(work: object) -> Source:
    """The catalogue record of one work.

    Raises: ValueError: it has no DOI, or a field is of another form than described.
    """
    identifier = doi(under(work, "DOI", kind=str))
    if not identifier or not isinstance(work, dict):
        raise ValueError("it has no DOI")
    relations = tuple(_relations(work))
    numbers = filter(None, map(isbn, texts(work, "ISBN")))
    day = _date(work)
    people = objects(work, "author") or objects(work, "editor")
    return Source(
        id=identifier,
        identifiers=tuple(sorted({identifier, *(numbers if work.get("type") != "book-chapter" else ())})),
        title=tidy(next(iter(texts(work, "title")), "")) or "[No title available]",
        authors=tuple(filter(None, map(_author, people))),
        container=next(iter(texts(work, "container-title")), "") or under(work, "publisher", kind=str),
        year=int(day[:4]) if day else None,
        date=day,
        volume=under(work, "volume", kind=str),
        issue=under(work, "issue", kind=str),
        pages=under(work, "page", kind=str),
        issn=next(iter(texts(work, "ISSN")), ""),
        publication_types=tuple(_types(work, relations)),
        language=short_code(under(work, "language", kind=str) or "en"),
        licence=next((under(each, "URL", kind=str) for each in objects(work, "license")), ""),
        url=f"https://doi.org/{identifier.removeprefix('doi:')}",
        relations=relations,
    )


def _relations(work: dict[str, Any]) -> Iterator[Relation]:
    for side, updates in enumerate((objects(work, "update-to"), objects(work, "updated-by"))):
        for update in updates:
            words = _UPDATES.get(under(update, "type", kind=str).lower())
            other = doi(under(update, "DOI", kind=str))
            if words and other:
                when = _parts(update, "updated")
                yield Relation(words[side], f"{other} {when}".strip(), other)


def _types(work: dict[str, Any], relations: tuple[Relation, ...]) -> Iterator[str]:
    kind = _TYPES.get(under(work, "type", kind=str))
    if kind:
        yield kind
    yield from dict.fromkeys(_NOTICES[each.kind] for each in relations if each.kind in _NOTICES)


def _author(author: dict[str, Any]) -> str:
    """ "Family GI", or the name of a group."""
    given = under(author, "given", kind=str).replace("-", " ").split()
    family = under(author, "family", kind=str) or under(author, "name", kind=str)
    return tidy(f"{family} {''.join(part[0] for part in given)}")


def _date(work: dict[str, Any]) -> str:
    """The earliest way of publication that is given, as exact as it is."""
    days = (_parts(work, name) for name in ("published", "published-print", "published-online", "issued"))
    return next(filter(None, days), "")


def _parts(content: object, name: str) -> str:
    """ISO date of `{"date-parts": [[2020, 6, 5]]}`; empty when it is none."""
    parts = under(content, name, "date-parts", kind=list)
    first = parts[0] if parts and isinstance(parts[0], list) else []
    numbers = [part for part in first[:3] if type(part) is int and 0 < part < 3000]
    return "-".join(f"{part:02}" for part in numbers) if numbers and numbers[0] >= 1000 else ""


_FORM = Form("answer of Crossref: no works", "Save one of api.crossref.org/works.", _works, _document)
