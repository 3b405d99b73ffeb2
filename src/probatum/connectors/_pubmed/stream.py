"""Records out of a stream of PubMed XML, and what else a file may be."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from probatum.connectors import _records
from probatum.connectors._files import Stream
from probatum.connectors._records import WIDE

DELETIONS = ("DeleteCitation", "DeleteDocument")
RECORDS = ("PubmedArticle", "PubmedBookArticle", *DELETIONS)
_OLD_RECORDS = ("MedlineCitation", "BookDocument", *DELETIONS)
"""Records of sets that have no PubmedData: MEDLINE as it was delivered until 2015."""
_ROOTS = {
    "PubmedArticleSet": RECORDS,
    "PubmedBookArticleSet": RECORDS,
    "PubmedArticle": RECORDS,
    "PubmedBookArticle": RECORDS,
    "MedlineCitationSet": _OLD_RECORDS,
    "BookDocumentSet": _OLD_RECORDS,
}
_ROOT = re.compile(rf"<({'|'.join(_ROOTS)})[\s/>]".encode())
_FIRST = re.compile(rb"<([A-Za-z_][\w.:-]*)")


def root(head: bytes) -> str:
    """Name of the element that holds the records; empty when there is none in these first bytes."""
    match = _ROOT.search(_narrow(head))
    return match[1].decode() if match else ""


def first(head: bytes) -> str:
    """Name of the first element, which tells what else a file is; empty when it is no XML."""
    match = _FIRST.search(_narrow(head))
    return match[1].decode() if match else ""


def _narrow(head: bytes) -> bytes:
    return head.replace(b"\0", b"") if head.startswith(WIDE) else head


def records(stream: Stream, broken: Callable[[str], None]) -> Iterator[etree._Element]:
    """Every record of a set; see `_records.records`."""
    name = root(stream.peek(1))
    return _records.records(stream, _ROOTS[name], name, broken)
