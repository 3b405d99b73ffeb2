"""Guidelines as PDF, DOCX, HTML or Markdown: recommendations with their strength, linked to the page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._guidance.meta import Incomplete, Meta
from probatum.connectors._guidance.reading import documents
from probatum.types.document import Document
from probatum.types.source import Kind, Source

NAME = "guideline"
_NEEDED = ("issuer", "title", "year", "jurisdiction")


def read(path: Path, *, damaged: Damaged, meta: Path | None = None) -> Iterator[Document | Removal]:
    """One document a file, by name; one whose issuer, title, original year or place is unknown is damaged.

    `meta` is a TOML file that says of the guideline what it does not say itself.

    Raises: InputError: the path does not exist, or holds no such file.
    """
    yield from documents(path, meta, damaged, needed=_NEEDED, made=_guideline)


def _guideline(known: Meta, source: Source) -> Source:
    if known.text("kind") not in ("", Kind.GUIDELINE.value):
        raise Incomplete(f"kind is {known.text('kind')!r}; what is no guideline is added as page")
    return replace(source, kind=Kind.GUIDELINE, publication_types=("Practice Guideline",))
