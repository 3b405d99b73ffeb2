"""Drug labels of DailyMed (SPL, XML): boxed warnings, contraindications, doses, each under its facet."""

from collections.abc import Iterator
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._records import records
from probatum.connectors._spl.label import document
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "spl"
_SUFFIXES = (".xml", ".xml.gz")
_SPACE = b"urn:hl7-org:v3"
_OPENING = 'documents xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_HEAD = 4096


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a label, in the order of the files' names; XML files of other formats are passed over.

    Raises: InputError: the path does not exist, or nothing in it is SPL.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        if _is_spl(file, damaged):
            found = True
            yield from _documents(file, damaged)
    if not found:
        raise InputError(f"{path} holds no drug label. Give .xml files of DailyMed, unpacked, or a folder.")


def _is_spl(file: Path, damaged: Damaged) -> bool:
    try:
        with opened(file) as stream:
            head = stream.peek(_HEAD)[:_HEAD]
    except UNREADABLE as error:
        damaged(str(file), f"it cannot be read ({error})")
        return False
    return _SPACE in head and b"<document" in head


def _documents(file: Path, damaged: Damaged) -> Iterator[Document]:
    count = 0

    def broken(reason: str) -> None:
        damaged(f"{file}, after label {count}", reason)

    with opened(file) as stream:
        for label in records(stream, ("document",), _OPENING, broken):
            count += 1
            try:
                yield document(label)
            except ValueError as error:
                damaged(f"{file}, label {count}", str(error))
