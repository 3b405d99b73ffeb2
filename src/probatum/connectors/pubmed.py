"""PubMed and MEDLINE XML, packed or plain: baseline and update files, E-utilities efetch, books."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from probatum.connectors import Access, Damaged, Item, Offer, Page, Reading, Request
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._pubmed import eutils, live, mirror
from probatum.connectors._pubmed.bundles import bundled
from probatum.connectors._pubmed.convert import converted
from probatum.connectors._pubmed.stream import first, records, root
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "pubmed"
BY = "PubMed"
SCHEME = "pmid"
AT_ONCE = eutils.PAGE
_SUFFIXES = (".xml", ".gz")


def read(path: Path, *, damaged: Damaged) -> Reading:
    """Documents and deletions in the order of the files' names, and of the records in each file.

    In a directory, XML files of other formats are passed over.

    Raises, once it is read: InputError: the path does not exist, or nothing in it is PubMed XML.
    """
    return Reading(_one_by_one(path, damaged), _bundled(path, damaged))


def _one_by_one(path: Path, damaged: Damaged) -> Iterator[Item]:
    for file in _files(path, damaged):
        yield from _documents(file, damaged)


def _bundled(path: Path, damaged: Damaged) -> Iterator[Item | Offer]:
    for file in _files(path, damaged):
        yield from bundled(file, partial(_documents, file, damaged), damaged)


def _files(path: Path, damaged: Damaged) -> list[Path]:
    found = [file for file in candidates(path, _SUFFIXES) if _is_pubmed(file, damaged)]
    if not found:
        raise InputError(_refusal(path))
    return found


def pages(request: Request, access: Access, *, bookmark: str, damaged: Damaged) -> Iterator[Page]:
    """What PubMed has on a query; or NLM's baseline and update files, each file a page.

    Raises: UsageError, InputError, OutsideError.
    """
    if request.mirror:
        return mirror.pages(request, access, bookmark=bookmark, read=lambda path: read(path, damaged=damaged))
    return live.pages(request, access, bookmark=bookmark, damaged=damaged)


def look_up(identifiers: Sequence[str], access: Access, *, damaged: Damaged) -> Iterator[Document]:
    """The records with these PMIDs; those that PubMed has deleted are passed over.

    Raises: OutsideError.
    """
    numbers = [identifier.removeprefix("pmid:") for identifier in identifiers]
    found = eutils.by_number(access, numbers, damaged)
    return (item for item in found if isinstance(item, Document))


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


def _documents(file: Path, damaged: Damaged, without: int = 0) -> Iterator[Item]:
    """The records one by one, but for so many of the first, which are in already."""
    count = 0

    def broken(reason: str) -> None:
        damaged(f"{file}, after record {count}", reason)

    with opened(file) as stream:
        for record in records(stream, broken):
            count += 1
            if count > without:
                yield from converted(record, f"{file}, record {count}", damaged)
