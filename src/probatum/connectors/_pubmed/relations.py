"""Links that a citation states to other citations: errata, retractions, comments, updates."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from probatum.connectors._identifiers import pmid
from probatum.connectors._markup import text
from probatum.types.source import Relation


def relations(listed: etree._Element | None, old: etree._Element | None) -> tuple[Relation, ...]:
    """The relations in the order printed.

    `listed` is a CommentsCorrectionsList (since 2008), `old` the CommentsCorrections that stood alone before
    and named each relation by an element.
    """
    if listed is None and old is None:
        return ()
    entries = (*_pairs(listed, by_attribute=True), *_pairs(old, by_attribute=False))
    return tuple(_relation(kind, entry) for kind, entry in entries)


def _pairs(parent: etree._Element | None, *, by_attribute: bool) -> Iterator[tuple[str, etree._Element]]:
    for entry in parent if parent is not None else ():
        yield (entry.get("RefType", "") if by_attribute else str(entry.tag)), entry


def _relation(kind: str, entry: etree._Element) -> Relation:
    parts = {str(child.tag): child for child in entry}
    printed = [text(parts[name]) for name in ("RefSource", "Note") if name in parts]
    number = pmid(parts["PMID"].text or "") if "PMID" in parts else ""
    return Relation(in_words(kind), ". ".join(part.rstrip(".") for part in printed if part), number)


@cache
def in_words(kind: str) -> str:
    """ "RetractionIn" as "retraction in", "CorrectedandRepublishedIn" as "corrected and republished in"."""
    spaced = re.sub(r"(?<=[a-z])and(?=[A-Z])", " and ", kind)
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spaced).lower().split())
