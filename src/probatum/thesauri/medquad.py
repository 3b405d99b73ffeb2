"""MedQuAD: the synonyms that pages of the National Institutes of Health give for their subject."""

from collections.abc import Iterator
from pathlib import Path

from probatum.connectors import medquad
from probatum.errors import InputError
from probatum.thesauri import Group
from probatum.types.document import Document

NAME = "medquad"
SUFFIXES = (".xml",)


def read(path: Path) -> Iterator[Group]:
    """The subject of one page, and its other names."""
    try:
        pages = list(medquad.read(path, damaged=lambda place, why: None))
    except InputError:
        return
    for page in pages:
        if isinstance(page, Document) and page.aliases:
            yield page.source.title, *(alias.short for alias in page.aliases)
