"""Records that share an identifier become one source.

A source has room for two texts: the publisher's words, and a digest written for the library. A record that
comes in replaces the text of its own sort and leaves the other. Why, and what else was possible:
docs/decisions/0020-one-source-many-records.md.
"""

from collections.abc import Iterable
from dataclasses import fields, replace

from probatum.library.entry import unique
from probatum.library.identifiers import preferred
from probatum.library.standing import joined
from probatum.types.document import Document, Section
from probatum.types.source import Kind, Source

FULL_TEXT = 8_000
"""Characters: a longer text is no abstract, and is not replaced by one a quarter as long or shorter."""
_JOINED = {
    "id",
    "identifiers",
    "url",
    "relations",
    "kind",
    "standing",
    "marks",
    "digest",
    "authors_complete",
    "language",
}
_FIELDS = tuple(field.name for field in fields(Source) if field.name not in _JOINED)
_PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"
_NO_DIGEST = Section("", "")


def merged(stored: Document, incoming: Document) -> Document:
    """Both in one. With what is stored already, `incoming` changes nothing: the same comes back."""
    source = _source(stored, incoming)
    publisher = _text(stored, incoming, digest=False)
    digest = _text(stored, incoming, digest=True)
    sections = _sections([*publisher, *digest], source.id)
    aliases = sorted({*stored.aliases, *incoming.aliases}, key=lambda alias: (alias.short, alias.long))
    has_digest = bool(digest) or (source.digest and not publisher)
    return Document(source=replace(source, digest=has_digest), sections=sections, aliases=tuple(aliases))


def _is_digest(section: Section) -> bool:
    return any(passage.digest for passage in section.passages)


def _text(stored: Document, incoming: Document, *, digest: bool) -> list[Section]:
    """The sections of one sort of text: the newer, unless the older is much fuller."""
    older = [section for section in stored.sections if _is_digest(section) == digest]
    newer = [section for section in incoming.sections if _is_digest(section) == digest]
    fuller = _length(older) > max(FULL_TEXT, 4 * _length(newer)) or _is_flattened(older, newer)
    return older if fuller or not newer else newer


def _is_flattened(older: list[Section], newer: list[Section]) -> bool:
    """Whether the newer text is the older, structured abstract run together, as catalogues have it."""
    structured = len(older) > 1 and len(newer) == 1 and any(section.role for section in older)
    return structured and _length(newer) < 1.3 * _length(older)


def _length(sections: Iterable[Section]) -> int:
    return sum(len(section.text) for section in sections)


def _sections(sections: Iterable[Section], source: str) -> tuple[Section, ...]:
    """The sections of one document: labels that differ, passages that name it and their section."""
    labels: set[str] = set()
    return tuple(_named(section, unique(section.label, labels), source) for section in sections)


def _named(section: Section, label: str, source: str) -> Section:
    passages = tuple(replace(passage, source=source, section=label) for passage in section.passages)
    return replace(section, label=label, passages=passages)


def _source(stored: Document, incoming: Document) -> Source:
    """The catalogue record: of each field what the leading record says, or else what the other says."""
    leads, follows = incoming.source, stored.source
    if _follows(incoming, stored):
        leads, follows = follows, leads
    if set(leads.publication_types) < set(follows.publication_types):
        leads = replace(leads, publication_types=follows.publication_types, kind=follows.kind)
    identifiers = sorted({*leads.identifiers, *follows.identifiers})
    said = {name: getattr(leads, name) or getattr(follows, name) for name in _FIELDS}
    both = replace(
        leads,
        **said,
        id=preferred(identifiers),
        identifiers=tuple(identifiers),
        url=_url(leads, follows),
        relations=tuple(dict.fromkeys((*leads.relations, *follows.relations))),
        kind=leads.kind if leads.kind is not Kind.OTHER else follows.kind,
    )
    return joined(both, follows, leads)


def _url(leads: Source, follows: Source) -> str:
    """Where the text can be read, rather than the page of the record in PubMed."""
    urls = [url for url in (leads.url, follows.url) if url]
    return min(urls, key=lambda url: url.startswith(_PUBMED), default="")


def _follows(incoming: Document, stored: Document) -> bool:
    """Whether what is stored keeps the lead: a digest leads no publisher's record, nor a fuller digest."""
    if not incoming.source.digest:
        return False
    return not all(map(_is_digest, stored.sections or [_NO_DIGEST])) or _said(stored) > _said(incoming)


def _said(document: Document) -> int:
    return sum(bool(getattr(document.source, name)) for name in _FIELDS)
