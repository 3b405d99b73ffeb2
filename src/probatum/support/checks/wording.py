"""A statement in its own words passes only when the score can tell that its quote supports it."""

from probatum.support.checks import Names
from probatum.support.score import Stand, score
from probatum.support.statistics import is_part
from probatum.support.verdict import PASSED, Verdict, failed, unsure


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when the quote refutes the statement; cannot decide when nothing shows whether it supports it.

    What only leaves words out of its quote is in the quote's words: that is for the other checks.
    """
    if is_part(text, quote):
        return PASSED
    found = score(text, [quote])
    if found.stand is Stand.SUPPORTS:
        return PASSED
    if found.stand is Stand.REFUTES:
        return failed(f"the quote says otherwise (score {found.refutes:.2f})")
    return unsure(f"in other words than the quote, and the score cannot place it ({found.supports:.2f})")
