"""JATS XML, packed or plain: full texts of PubMed Central and of publishers."""

import re
from collections.abc import Iterator
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._jats.article import source
from probatum.connectors._jats.body import aliases, sections
from probatum.connectors._records import WIDE, records
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "jats"
_SUFFIXES = (".xml", ".nxml", ".gz")
_ARTICLE = re.compile(rb"<(?:[\w.-]+:)?article[\s>]")
_HEAD = 1 << 16
"""Bytes in which the first article begins, behind whatever a repository wraps around it."""
_OPENING = (
    'articles xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
)


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document an article, in the order of the files' names and of the articles in each.

    In a directory, XML files of other formats are passed over.

    Raises: InputError: the path does not exist, or nothing in it is JATS.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        if _is_jats(file, damaged):
            found = True
            yield from _documents(file, damaged)
    if not found:
        raise InputError(
            f"{path} holds no JATS article. Give .xml or .nxml files of full texts, or a folder."
        )


def _is_jats(file: Path, damaged: Damaged) -> bool:
    try:
        with opened(file) as stream:
            head = stream.peek(_HEAD)
    except UNREADABLE as error:
        damaged(str(file), f"it cannot be read ({error})")
        return False
    return _ARTICLE.search(head.replace(b"\0", b"") if head.startswith(WIDE) else head) is not None


def _documents(file: Path, damaged: Damaged) -> Iterator[Document]:
    count = 0

    def broken(reason: str) -> None:
        damaged(f"{file}, after article {count}", reason)

    with opened(file) as stream:
        for article in records(stream, ("article",), _OPENING, broken):
            count += 1
            try:
                record = source(article)
            except ValueError as error:
                damaged(f"{file}, article {count}", str(error))
                continue
            yield Document(record, sections(article, record.id), aliases(article))
