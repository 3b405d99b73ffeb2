"""A statement is about the same people or animals as its quote."""

from probatum.support.checks import Names
from probatum.support.guards import added, lost, wording
from probatum.support.verdict import PASSED, Verdict, failed, listed


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a group is left out of a clause that is used, or one is put in."""
    new = added(text, quote, "people")
    if new:
        return failed(f"speaks of others than the quote: {listed(wording(text, new))}")
    gone = lost(text, quote, "people")
    if gone:
        return failed(f"leaves out whom the quote is about: {listed(wording(quote, gone))}")
    return PASSED
