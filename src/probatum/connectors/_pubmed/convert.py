"""A record of PubMed as what comes into the library: a document, or removals."""

from collections.abc import Iterator

from lxml import etree

from probatum.connectors import Damaged, Removal
from probatum.connectors._identifiers import pmid
from probatum.connectors._pubmed import article, book
from probatum.connectors._pubmed.stream import DELETIONS
from probatum.types.document import Document

_BOOKS = ("PubmedBookArticle", "BookDocument")


def converted(record: etree._Element, place: str, damaged: Damaged) -> Iterator[Document | Removal]:
    """The document of a record, or what a list of deletions removes; `damaged` takes the rest."""
    if record.tag in DELETIONS:
        yield from _removals(record, place, damaged)
        return
    try:
        yield book.document(record) if record.tag in _BOOKS else article.document(record)
    except ValueError as error:
        damaged(place, str(error))


def _removals(record: etree._Element, place: str, damaged: Damaged) -> Iterator[Removal]:
    for element in record.iterchildren("PMID"):
        number = pmid(element.text or "")
        if number:
            yield Removal(number)
        else:
            damaged(place, f"the PMID to delete is {element.text!r}, which is no number")
