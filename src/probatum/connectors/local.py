"""A hospital's own protocols as PDF, DOCX, HTML or Markdown: they hold there until they expire."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._guidance.meta import Incomplete, Meta
from probatum.connectors._guidance.reading import documents
from probatum.types.document import Document
from probatum.types.source import Kind, Source

NAME = "local"
_NEEDED = ("organisation", "title", "year", "jurisdiction", "expires")


def read(path: Path, *, damaged: Damaged, meta: Path | None = None) -> Iterator[Document | Removal]:
    """One document a file, by name; without organisation, title, year, place or expiry it is damaged.

    `meta` is a TOML file that says of the protocol what it does not say itself.

    Raises: InputError: the path does not exist, or holds no such file.
    """
    yield from documents(path, meta, damaged, needed=_NEEDED, made=_protocol)


def _protocol(known: Meta, source: Source) -> Source:
    """It is cited by the name that the house gives it, so that no other source takes its place."""
    if len(source.expires) != len("2025-12-31"):
        raise Incomplete(f"expires is {source.expires!r} and must be a day such as 2025-12-31")
    own = source.id if source.id.startswith(("local:", "url:")) else f"local:{source.id.replace(':', '-')}"
    return replace(source, id=own, identifiers=(own,), container=known.text("organisation"), kind=Kind.LOCAL)
