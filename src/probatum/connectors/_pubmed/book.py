"""A book, or a chapter of one, as a document."""

import re

from lxml import etree

from probatum.connectors._identifiers import doi, isbn
from probatum.connectors._languages import short_code
from probatum.connectors._markup import text
from probatum.connectors._pubmed.abstracts import sections
from probatum.connectors._pubmed.article import (
    CUT_SHORT,
    UNTITLED,
    article_ids,
    authors,
    children,
    identified,
    keywords,
    pages,
    strings,
    titles,
    value,
)
from probatum.connectors._pubmed.dates import published
from probatum.types.document import Alias, Document
from probatum.types.source import Source

_Fields = dict[str, etree._Element]
_ACCESSION = re.compile(r"NBK\d+", re.ASCII)


def document(record: etree._Element) -> Document:
    """The document of one PubmedBookArticle or BookDocument.

    The ISBN and DOI of a book belong to the book and not to its chapters. Titles of sections come with the
    keywords: they are searched and never cited.

    Raises: ValueError: it has no PMID or no book; the message says which.
    """
    inside = children(record)
    entry = inside.get("BookDocument", record)
    parts = children(entry)
    number = identified(parts)
    if "Book" not in parts:
        raise ValueError(f"{number} has no Book")
    body, cut = sections(parts.get("Abstract"), entry.iterchildren("OtherAbstract"))
    source = _source(number, record, entry, parts, cut)
    return Document(source, body, _synonyms(entry, source.title))


def _source(number: str, record: etree._Element, entry: etree._Element, parts: _Fields, cut: bool) -> Source:
    book = children(parts["Book"])
    title, vernacular = titles(parts)
    chapter = title != UNTITLED
    year, date = published(strings(book.get("PubDate")))
    names, complete = authors(
        [*entry.iterchildren("AuthorList")] or [*parts["Book"].iterchildren("AuthorList")]
    )
    return Source(
        id=number,
        identifiers=_identifiers(number, record, entry, None if chapter else parts["Book"]),
        title=title if chapter else value(book, "BookTitle") or UNTITLED,
        authors=names,
        authors_complete=complete,
        container=value(book, "BookTitle") if chapter else _publisher(book),
        year=year,
        date=date,
        volume=value(book, "Volume"),
        pages=pages(parts.get("Pagination")),
        publication_types=_all(entry, "PublicationType"),
        keywords=(*keywords(entry), *_section_titles(parts.get("Sections"))),
        language=next((short_code(e.text or "") for e in entry.iterchildren("Language")), "en"),
        licence=value(children(parts.get("Abstract")), "CopyrightInformation"),
        url=_url(number, parts.get("ArticleIdList")),
        note=CUT_SHORT if cut else "",
        vernacular_title=vernacular,
    )


def _identifiers(
    number: str, record: etree._Element, entry: etree._Element, book: etree._Element | None
) -> tuple[str, ...]:
    found = {number, *article_ids(entry), *article_ids(children(record).get("PubmedBookData"))}
    for element in book if book is not None else ():
        if element.tag == "Isbn":
            found.add(isbn(element.text or ""))
        elif element.tag == "ELocationID" and element.get("EIdType") == "doi":
            found.add(doi(element.text or ""))
    return tuple(sorted(found - {""}))


def _publisher(book: _Fields) -> str:
    return value(children(book.get("Publisher")), "PublisherName")


def _all(entry: etree._Element, tag: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(element) for element in entry.iterchildren(tag)))


def _section_titles(parent: etree._Element | None) -> tuple[str, ...]:
    found = parent.iter("SectionTitle") if parent is not None else ()
    return tuple(dict.fromkeys(text(title) for title in found))


def _url(number: str, ids: etree._Element | None) -> str:
    """The page of the chapter on NCBI Bookshelf, else the record in PubMed."""
    for element in ids if ids is not None else ():
        accession = (element.text or "").strip()
        if element.get("IdType") == "bookaccession" and _ACCESSION.fullmatch(accession):
            return f"https://www.ncbi.nlm.nih.gov/books/{accession}/"
    return f"https://pubmed.ncbi.nlm.nih.gov/{number.removeprefix('pmid:')}/"


def _synonyms(entry: etree._Element, title: str) -> tuple[Alias, ...]:
    """Names that the chapter itself lists for its subject."""
    lists = (items for items in entry.iterchildren("ItemList") if items.get("ListType") == "Synonyms")
    return tuple(Alias(short=text(item), long=title) for items in lists for item in items)
