"""Does a further quote bear a statement out that another quote already supports word for word?"""

from probatum.support.checks.direction import OPPOSITE
from probatum.support.checks.negation import denials
from probatum.support.guards import guards
from probatum.support.topics import stems
from probatum.support.verdict import PASSED, Verdict, failed, unsure

SAME_MATTER = 0.5
"""Share of the statement's content words from which a quote speaks of the same matter; set by hand."""
RELATED = 0.3
"""Share under which a person has to look."""


def agreement(text: str, quote: str) -> Verdict:
    """Fails when the quote speaks of something else, or of the same and says the opposite."""
    if quote == text:
        return PASSED
    own = stems(text)
    share = len(own & stems(quote)) / len(own) if own else 1.0
    if share == 0:
        return failed("a further quote speaks of something else")
    if share >= SAME_MATTER and opposes(text, quote):
        return failed("a further quote says the opposite")
    return PASSED if share >= RELATED else unsure("a further quote has few words in common with it")


def opposes(text: str, quote: str) -> bool:
    """Whether one of two texts on the same matter has a denial or a direction that the other has not."""
    return _denied(text) != _denied(quote) or _opposed(text, quote)


def _denied(text: str) -> bool:
    return bool(denials(text))


def _opposed(text: str, quote: str) -> bool:
    """Whether the statement has a direction of which the quote has only the opposite."""
    here = {item.group for item in guards(text, "directions")}
    there = {item.group for item in guards(quote, "directions")}
    return any(group not in there and OPPOSITE[group] in there for group in here)
