"""Any other document as PDF, DOCX, HTML or Markdown: a report, a review, a leaflet; never guidance."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._guidance.meta import Incomplete, Meta
from probatum.connectors._guidance.reading import documents
from probatum.types.document import Document
from probatum.types.source import Kind, Source

NAME = "page"
_NEEDED = ("issuer", "title", "year", "kind")
_OF_OTHERS = frozenset({Kind.GUIDELINE, Kind.LOCAL, Kind.DRUG_LABEL})
"""They have connectors of their own, which ask for what must be known of them."""
KINDS = tuple(kind.value for kind in Kind if kind not in _OF_OTHERS)


def read(path: Path, *, damaged: Damaged, meta: Path | None = None) -> Iterator[Document | Removal]:
    """One document a file, by name; one whose issuer, title, year or kind nobody says is damaged.

    `meta` is a TOML file that says of the document what it does not say itself.

    Raises: InputError: the path does not exist, or holds no such file.
    """
    yield from documents(path, meta, damaged, needed=_NEEDED, made=_page)


def _page(known: Meta, source: Source) -> Source:
    kind = known.text("kind")
    if kind not in KINDS:
        raise Incomplete(f"kind is {kind!r} and must be one of: {', '.join(KINDS)}")
    return replace(source, kind=Kind(kind))
