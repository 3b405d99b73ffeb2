"""A statement says when and how often as its quote does."""

from probatum.support.checks import Names
from probatum.support.guards import added, lost, wording
from probatum.support.verdict import PASSED, Verdict, failed, listed


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a word of time is left out of a clause that is used, or put in."""
    new = added(text, quote, "times")
    if new:
        return failed(f"time not in the quote: {listed(wording(text, new))}")
    gone = lost(text, quote, "times")
    if gone:
        return failed(f"leaves out when it holds: {listed(wording(quote, gone))}")
    return PASSED
