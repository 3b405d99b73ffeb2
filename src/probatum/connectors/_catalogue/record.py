"""A catalogue record as a document: with its abstract where it has one, else kept and never cited."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from probatum.connectors._identifiers import doi, isbn, pmcid, pmid
from probatum.connectors._languages import short_code
from probatum.connectors._markup import tidy
from probatum.text.normalise import clean
from probatum.types.document import Document, Section
from probatum.types.source import Kind, Relation, Source

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
_ISSN = re.compile(r"(?<!\d)\d{4}-\d{3}[\dXx](?![\dXx])")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?=[/?#\s]|$)[^\s<>\"]*", re.IGNORECASE)
_DOI_AT = re.compile(r"10\.\d{4,9}/[^\s;,\]\"<>]+")
_SHORTEST_ABSTRACT = 40
"""Characters: anything shorter is "No abstract available"."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record says, in the words of its format."""

    title: str
    authors: tuple[str, ...] = ()
    """As "Family, Given" or "Family GI" or the name of a group."""
    complete: bool = True
    """Whether all authors are listed."""
    container: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    numbers: tuple[str, ...] = ()
    """ISSN and ISBN, in any form."""
    whole: bool = False
    """Whether it is a whole book, so that the ISBN is its own."""
    dois: tuple[str, ...] = ()
    pmids: tuple[str, ...] = ()
    pmcids: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """In PubMed's vocabulary."""
    kind: Kind = Kind.OTHER
    language: str = ""
    licence: str = ""
    relations: tuple[Relation, ...] = ()


def document(fields: Fields) -> Document:
    """The document of a record; one that names no identifier is known by a digest of its title.

    Raises: ValueError: it has no title.
    """
    title = line(fields.title)
    if not title:
        raise ValueError("it has no title")
    urls = [match[0].rstrip(".,;)") for url in fields.urls if (match := _WEB.search(url))]
    year, date = _date(fields.date)
    authors = tuple(dict.fromkeys(filter(None, map(name, fields.authors))))
    ids = _identifiers(fields, urls) or [_own(title, authors, date)]
    source = Source(
        id=ids[0],
        identifiers=tuple(sorted(set(ids))),
        title=title,
        authors=authors,
        authors_complete=fields.complete,
        container=line(fields.container),
        year=year,
        date=date,
        volume=line(fields.volume),
        issue=line(fields.issue),
        pages=line(fields.pages).replace("--", "-"),
        issn=next((match[0] for number in fields.numbers if (match := _ISSN.search(number))), ""),
        publication_types=fields.types,
        kind=fields.kind,
        mesh=fields.mesh,
        keywords=tuple(dict.fromkeys(filter(None, map(line, fields.keywords)))),
        language=_language(fields.language),
        licence=line(fields.licence),
        url=urls[0] if urls else "",
        relations=fields.relations,
    )
    abstract = line(fields.abstract)
    sections = (Section("Abstract", abstract),) if len(abstract) >= _SHORTEST_ABSTRACT else ()
    return Document(source, sections)


def line(text: str) -> str:
    """Clean, on one line, without markup."""
    return " ".join(clean(tidy(text)).split())


def name(author: str) -> str:
    """ "Family GI" of "Family, Given I." or "Given I. Family"; the name of a group stays as it is."""
    author = line(author).rstrip(",;")
    family, comma, given = (part.strip() for part in author.partition(","))
    if not comma:
        return author
    given, _, suffix = (part.strip() for part in given.partition(","))
    initials = "".join(_initials(part) for part in given.replace("-", " ").split())
    return " ".join(part for part in (family, initials, suffix) if part)


def _initials(part: str) -> str:
    letters = part.replace(".", "")
    return letters if letters.isupper() and len(letters) < 4 else letters[:1].upper()


def _identifiers(fields: Fields, urls: Iterable[str]) -> list[str]:
    """The first that names the document itself: an ISBN names a book and not a chapter or article in it."""
    found = [pmid(text) for text in fields.pmids] + [pmcid(text) for text in fields.pmcids]
    found += [doi(match[0].rstrip(".")) for text in fields.dois if (match := _DOI_AT.search(text))]
    if fields.whole:
        found += [isbn(part) for text in fields.numbers for part in re.split(r"[;,]", text)]
    found = [each for each in found if each]
    return found or [f"url:{url}" for url in urls][:1]


def _own(title: str, authors: tuple[str, ...], date: str) -> str:
    """The same record has the same name in every file, whatever its format."""
    words = "".join(letter for letter in title.casefold() if letter.isalnum())
    digest = sha256(f"{words}\n{''.join(authors[:1]).casefold()}\n{date[:4]}".encode())
    return f"local:record-{digest.hexdigest()[:16]}"


def _date(text: str) -> tuple[int | None, str]:
    """Year, and ISO date as exact as is printed."""
    year = _YEAR.search(text)
    if not year:
        return None, ""
    exact = _ISO.search(text)
    if not exact or exact[1] != year[0] or not 1 <= int(exact[2]) <= 12:
        return int(year[0]), year[0]
    day = f"-{int(exact[3]):02}" if exact[3] and 1 <= int(exact[3]) <= 31 else ""
    return int(year[0]), f"{exact[1]}-{int(exact[2]):02}{day}"


def _language(text: str) -> str:
    """A code of two letters, or of three, from a code or the English name."""
    word = line(text).partition(";")[0].partition(",")[0].strip().lower()
    return short_code({"english": "eng"}.get(word, word.partition("-")[0])) if word else "en"
