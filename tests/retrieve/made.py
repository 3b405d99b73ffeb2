"""A library of one page."""

from pathlib import Path

from probatum.library import Library
from probatum.types.document import Document, Section
from probatum.types.source import Kind, Source


def one_page(folder: Path, title: str, text: str) -> Library:
    """A library with one review, whose abstract is the text."""
    library = Library.create(folder / "library")
    source = Source(id="local:a", identifiers=("local:a",), title=title, kind=Kind.REVIEW)
    library.add([Document(source, (Section("Abstract", text),))])
    return library
