"""Every quote is the library's text, character by character, and long enough to say something."""

from probatum.support.reading import read
from probatum.support.verdict import PASSED, Verdict, failed
from probatum.types.draft import Citation, Claim
from probatum.verify.shelf import Shelf, passage_of, words_of

FEWEST_WORDS = 4
"""A span of fewer words supports nothing, unless it is a whole statement."""


def check(claim: Claim, shelf: Shelf) -> Verdict:
    """Fails on a span that is not in the evidence, on altered words, and on fragments."""
    reasons = (_fault(citation, shelf) for citation in claim.citations)
    return next((failed(reason) for reason in reasons if reason), PASSED)


def _fault(citation: Citation, shelf: Shelf) -> str:
    place = f'{citation.source}, section "{citation.section}", {citation.start}-{citation.end}'
    passage = passage_of(citation, shelf)
    if passage is None:
        return f"the evidence holds no text at {place}"
    if words_of(citation, shelf) != citation.quote:
        return f"the quote is not the text at {place}"
    whole = any(citation.start <= span.start and span.end <= citation.end for span in passage.sentences)
    if not whole and _words(citation.quote) < FEWEST_WORDS:
        return f'the quote is a fragment: "{citation.quote}"'
    return ""


def _words(quote: str) -> int:
    return sum(kind != "p" for kind in read(quote).kinds)
