"""The closed evidence, laid out so that a citation is found at once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from probatum.support.checks import Names
from probatum.text.terms import stems
from probatum.types.document import Passage
from probatum.types.draft import Citation, Claim, Stance
from probatum.types.evidence import Evidence
from probatum.types.source import Source
from probatum.vocabulary import words

_LONGEST_HEADING = 8
"""Words in the longest heading that is looked for."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What may be cited."""

    sources: Mapping[str, Source]
    """By id, best first."""
    passages: Mapping[tuple[str, str], tuple[Passage, ...]]
    """By id of the source and label of the section."""
    names: Names
    """The names that the library knows for each thing asked about."""


def shelf(evidence: Evidence) -> Shelf:
    """The evidence as a shelf."""
    passages: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for hit in evidence.hits:
        passages[hit.source.id, hit.passage.section].append(hit.passage)
    return Shelf(
        sources={hit.source.id: hit.source for hit in evidence.hits},
        passages={place: tuple(found) for place, found in passages.items()},
        names=tuple(concept.names for concept in evidence.concepts),
    )


def passage_of(citation: Citation, shelf: Shelf) -> Passage | None:
    """The passage that holds the whole span; None when the evidence has none, or the span is empty."""
    for passage in shelf.passages.get((citation.source, citation.section), ()):
        if passage.start <= citation.start < citation.end <= passage.end:
            return passage
    return None


def words_of(citation: Citation, shelf: Shelf) -> str:
    """The library's own words at the span; empty when the evidence does not hold it."""
    passage = passage_of(citation, shelf)
    return passage.text[citation.start - passage.start : citation.end - passage.start] if passage else ""


def statement_of(citation: Citation, shelf: Shelf) -> str:
    """The library's words of every whole statement that the span touches; empty when there is none.

    A heading that runs into a statement, every word of which the statement says again, is no part of it.
    """
    passage = passage_of(citation, shelf)
    if passage is None:
        return ""
    touched = [span for span in passage.sentences if span.start < citation.end and citation.start < span.end]
    start = min((citation.start, *(span.start for span in touched)))
    end = max((citation.end, *(span.end for span in touched)))
    before = passage.text[start - passage.start : citation.start - passage.start]
    if _is_heading_of(before, passage.text[citation.start - passage.start : end - passage.start]):
        start = citation.start
    return passage.text[start - passage.start : end - passage.start]


def _is_heading_of(before: str, behind: str) -> bool:
    """Whether it is a heading that the words behind it say again: "Early Symptoms Early symptoms ..."."""
    tokens = before.split()
    if not 0 < len(tokens) <= _LONGEST_HEADING or not behind[:1].isupper():
        return False
    headed = all(
        token.isalpha() and (token[0].isupper() or token in words("heading_words")) for token in tokens
    )
    return headed and {stem for token in tokens for stem in stems(token)} <= set(stems(behind))


def supporting(claim: Claim) -> list[Citation]:
    """The citations on which the claim rests."""
    return [citation for citation in claim.citations if citation.stance is Stance.SUPPORTS]
