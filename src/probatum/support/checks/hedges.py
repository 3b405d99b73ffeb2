"""A statement is as sure as its quote, recommends as strongly, and holds of as many."""

from probatum.support.checks import Names
from probatum.support.guards import added, lost, wording
from probatum.support.verdict import PASSED, Verdict, failed, listed

BOASTS = frozenset({"proven", "all"})
"""Groups that a statement may leave out but never add."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a hedge is left out of a clause that is used, or a hedge or boast is put in."""
    new = added(text, quote, "hedges")
    if new:
        return failed(f"changes how sure the quote is: adds {listed(wording(text, new))}")
    gone = [item for item in lost(text, quote, "hedges") if item.group not in BOASTS]
    if gone:
        return failed(f"surer than the quote: leaves out {listed(wording(quote, gone))}")
    return PASSED
