"""Europe PMC: saved JSON answers of its REST service, or the service itself, with preprints and licences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from probatum.connectors import Access, Damaged, Page, Removal, Request
from probatum.connectors._headings import sections
from probatum.connectors._identifiers import doi, pmcid, pmid
from probatum.connectors._json import Form, objects, saved, texts, under
from probatum.connectors._languages import short_code
from probatum.connectors._markup import tidy
from probatum.errors import UsageError
from probatum.outside.unsound import Unsound
from probatum.types.document import Document
from probatum.types.source import Relation, Source

NAME = "europepmc"
ADDRESS = "https://www.ebi.ac.uk/europepmc/webservices/rest/"
_PAGE = 100


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """The documents of saved answers: of `search`, as core or lite, or lists of results.

    Raises: InputError.
    """
    return saved(path, _FORM, damaged=damaged)


def pages(request: Request, access: Access, *, bookmark: str, damaged: Damaged) -> Iterator[Page]:
    """What Europe PMC has on a query, in its own language: https://europepmc.org/help.

    Raises: UsageError, OutsideError.
    """
    if not request.query or request.related or request.mirror:
        raise UsageError("Europe PMC is asked with --query alone, and --since.")
    years = f" AND (PUB_YEAR:[{request.since} TO 3000])" if request.since is not None else ""
    cursor, taken = bookmark or "*", 0
    while cursor:
        parameters = {
            "query": f"({request.query}){years}",
            "resultType": "core",
            "pageSize": str(min(_PAGE, request.most or _PAGE)),
            "cursorMark": cursor,
            "format": "json",
            "email": access.email,
        }
        results, after, total = access.client.ask(_url(access), parameters, _answer)
        taken += len(results)
        ended = not results or after == cursor or taken >= (request.most or total)
        cursor = "" if ended else after
        place = f"Europe PMC, {parameters['cursorMark']}"
        yield Page(list(_FORM.documents(results, place, damaged)), cursor, total)


def _url(access: Access) -> str:
    return (access.address or ADDRESS).rstrip("/") + "/search"


def _answer(body: bytes) -> tuple[list[Any], str, int]:
    """Results, the mark of the next page, and how many there are in all."""
    try:
        content = orjson.loads(body)
        results, after = _results(content), under(content, "nextCursorMark", kind=str)
        total = under(content, "hitCount", kind=int)
    except ValueError as error:
        raise Unsound(f"its answer cannot be read ({error})") from error
    if results is None:
        raise Unsound("its answer has no resultList; its form may have changed")
    return results, after, total


def _results(content: object) -> list[Any] | None:
    """The results of an answer, or of a list of answers or results; None when there are none of that form."""
    if isinstance(content, dict):
        listed = content.get("resultList")
        results = listed.get("result") if isinstance(listed, dict) else None
        return results if isinstance(results, list) else None
    if not isinstance(content, list) or not content:
        return None
    parts = [_results(each) for each in content]
    if all(part is not None for part in parts):
        return [result for part in parts for result in part or ()]
    return content if all(isinstance(each, dict) and "source" in each for each in content) else None


def _document(result: object) -> Document:
    """The document of one result.

    Raises: ValueError: it has no identifier, or a field is of another form than described.
    """
    if not isinstance(result, dict):
        raise ValueError(f"it is {result!r:.60} and no object")
    abstract = under(result, "abstractText", kind=str)
    return Document(_source(result), sections(abstract))


def _source(result: dict[str, Any]) -> Source:
    identifiers = _identifiers(result)
    names = objects(result, "authorList", "author")
    first = under(result, "firstPublicationDate", kind=str)
    day = under(result, "journalInfo", "printPublicationDate", kind=str) or first
    return Source(
        id=identifiers[0],
        identifiers=tuple(sorted(set(identifiers))),
        title=tidy(under(result, "title", kind=str)) or "[No title available]",
        authors=tuple(filter(None, map(_author, names))) or _printed(under(result, "authorString", kind=str)),
        container=under(result, "journalInfo", "journal", "title", kind=str)
        or under(result, "journalTitle", kind=str)
        or under(result, "bookOrReportDetails", "publisher", kind=str),
        year=_year(result, day),
        date=day,
        volume=_either(result, "volume", "journalVolume"),
        issue=_either(result, "issue", "issue"),
        pages=under(result, "pageInfo", kind=str),
        issn=under(result, "journalInfo", "journal", "issn", kind=str),
        publication_types=texts(result, "pubTypeList", "pubType"),
        mesh=tuple(_mesh(result)),
        keywords=texts(result, "keywordList", "keyword"),
        chemicals=tuple(
            under(each, "name", kind=str) for each in objects(result, "chemicalList", "chemical")
        ),
        language=short_code(under(result, "language", kind=str) or "eng"),
        licence=under(result, "license", kind=str),
        url=f"https://europepmc.org/article/{result.get('source')}/{result.get('id')}",
        relations=tuple(map(_relation, objects(result, "commentCorrectionList", "commentCorrection"))),
    )


def _identifiers(result: dict[str, Any]) -> list[str]:
    """All of them, the one it is cited by first.

    Raises: ValueError: there is none.
    """
    source, number = under(result, "source", kind=str), under(result, "id", kind=str)
    found = [
        pmid(under(result, "pmid", kind=str) or (number if source == "MED" else "")),
        pmcid(under(result, "pmcid", kind=str) or (number if source == "PMC" else "")),
        doi(under(result, "doi", kind=str)),
    ]
    kept = [each for each in found if each]
    if not kept and source and number:
        kept = [f"url:https://europepmc.org/article/{source}/{number}"]
    if not kept:
        raise ValueError("it has no identifier")
    return kept


def _author(author: dict[str, Any]) -> str:
    return tidy(under(author, "fullName", kind=str) or under(author, "collectiveName", kind=str))


def _printed(line: str) -> tuple[str, ...]:
    """Names of one line, "Allen RP, Earley CJ."."""
    return tuple(name for name in line.rstrip(". ").split(", ") if name)


def _year(result: dict[str, Any], day: str) -> int | None:
    printed = str(result.get("pubYear") or day)[:4]
    return int(printed) if printed.isdecimal() else None


def _either(result: dict[str, Any], name: str, lite: str) -> str:
    return under(result, "journalInfo", name, kind=str) or under(result, lite, kind=str)


def _mesh(result: dict[str, Any]) -> Iterator[str]:
    """Headings as PubMed's connector gives them."""
    for heading in objects(result, "meshHeadingList", "meshHeading"):
        name = under(heading, "descriptorName", kind=str)
        star = "*" if heading.get("majorTopic_YN") == "Y" else ""
        qualifiers = objects(heading, "meshQualifierList", "meshQualifier")
        for qualifier in qualifiers:
            starred = star or ("*" if qualifier.get("majorTopic_YN") == "Y" else "")
            yield f"{name}/{under(qualifier, 'qualifierName', kind=str)}{starred}"
        if name and not qualifiers:
            yield f"{name}{star}"


def _relation(correction: dict[str, Any]) -> Relation:
    number = under(correction, "id", kind=str)
    other = pmid(number) if correction.get("source") == "MED" else ""
    kind = " ".join(under(correction, "type", kind=str).lower().split())
    return Relation(kind, under(correction, "reference", kind=str), other)


_FORM = Form("answer of Europe PMC: no resultList", "Save one with format=json.", _results, _document)
