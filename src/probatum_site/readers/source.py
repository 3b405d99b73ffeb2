"""One source of the library as a page shows it: record, standing, text, and what cites it."""

import re
from dataclasses import dataclass

from probatum.errors import NotFound
from probatum.exports._sources import by, imprint, links, title
from probatum.types.document import Document, Section
from probatum.types.source import Source
from probatum_site import engine
from probatum_site.models import SourceRecord

_OPEN = re.compile(r"\b(CC0|CC BY(-NC)?(-SA)?|public domain)\b", re.IGNORECASE)
"""Licences under which a text may be shown whole, with its author named; -ND is left out with care."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source with its text and its standing now."""

    source: Source
    sections: tuple[Section, ...]
    state: str
    note: str
    checked: str
    by: str
    """Who says what its standing is; empty when nobody does."""

    @property
    def title(self) -> str:
        """For headings."""
        return title(self.source)

    @property
    def authors(self) -> str:
        """All that the record names."""
        more = "" if self.source.authors_complete else " et al."
        return ", ".join(self.source.authors) + more

    @property
    def short(self) -> str:
        """Who wrote it, in a few words."""
        return by(self.source)

    @property
    def imprint(self) -> str:
        """Where and when it appeared."""
        return imprint(self.source)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Where the original can be read."""
        return links(self.source)

    @property
    def open(self) -> bool:
        """Whether the text may be shown whole: words of our own, or a licence that allows it."""
        return self.source.digest or bool(_OPEN.search(self.source.licence))


@dataclass(frozen=True, slots=True)
class Context:
    """A span in its section: three runs of text that make up the whole."""

    label: str
    before: str
    span: str
    after: str


def shelved(id_: str) -> Shelved | None:
    """The source, or None when the library does not hold it."""
    try:
        document = engine.document(id_)
    except NotFound:
        return None
    row = SourceRecord.objects.filter(pk=document.source.id).first()
    return _shelved(document, row)


def in_context(sections: tuple[Section, ...], label: str, start: int, end: int) -> Context | None:
    """The section with the span marked, or None when there is no such place in the library now."""
    for section in sections:
        if section.label == label and 0 <= start < end <= len(section.text):
            text = section.text
            return Context(label, text[:start], text[start:end], text[end:])
    return None


def _shelved(document: Document, row: SourceRecord | None) -> Shelved:
    """What the library says of the standing is newer than what was noted here, or the same."""
    standing = document.source.standing
    state = row.state if row and standing.state.value == "unknown" else standing.state.value
    note = standing.note or (row.note if row else "")
    checked = max(standing.checked, row.checked if row else "")
    return Shelved(document.source, document.sections, state, note, checked, standing.by)
