"""PubMed and MEDLINE XML, packed or plain: baseline and update files, E-utilities efetch, books."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from probatum.connectors import Damaged, Removal
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._identifiers import pmid
from probatum.connectors._pubmed import article, book
from probatum.connectors._pubmed.stream import DELETIONS, first, records, root
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "pubmed"
_SUFFIXES = (".xml", ".gz")
_BOOKS = ("PubmedBookArticle", "BookDocument")


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """Documents and deletions in the order of the files' names, and of the records in each file.

    In a directory, XML files of other formats are passed over.

    Raises: InputError: the path does not exist, or nothing in it is PubMed XML.
    """
    files = candidates(path, _SUFFIXES)
    found = [file for file in files if _is_pubmed(file, damaged)]
    if not found:
        raise InputError(_refusal(path))
    for file in found:
        yield from _documents(file, damaged)


def _is_pubmed(file: Path, damaged: Damaged) -> bool:
    try:
        with opened(file) as stream:
            head = stream.peek(1)
    except UNREADABLE as error:
        damaged(str(file), f"it cannot be read ({error})")
        return False
    if not first(head) and ".xml" in file.name.lower():
        damaged(str(file), "it is empty or no XML")
    return root(head) != ""


def _refusal(path: Path) -> str:
    if path.is_dir():
        return f"{path} holds no PubMed XML. Give a directory of .xml or .xml.gz files from PubMed."
    return (
        f"{path} is not PubMed XML: no PubmedArticleSet begins it. Fetch records with efetch and retmode=xml."
    )


def _documents(file: Path, damaged: Damaged) -> Iterator[Document | Removal]:
    count = 0

    def broken(reason: str) -> None:
        damaged(f"{file}, after record {count}", reason)

    with opened(file) as stream:
        for record in records(stream, broken):
            count += 1
            if record.tag in DELETIONS:
                yield from _removals(record, f"{file}, record {count}", damaged)
                continue
            try:
                yield book.document(record) if record.tag in _BOOKS else article.document(record)
            except ValueError as error:
                damaged(f"{file}, record {count}", str(error))


def _removals(record: etree._Element, place: str, damaged: Damaged) -> Iterator[Removal]:
    for element in record.iterchildren("PMID"):
        number = pmid(element.text or "")
        if number:
            yield Removal(number)
        else:
            damaged(place, f"the PMID to delete is {element.text!r}, which is no number")
