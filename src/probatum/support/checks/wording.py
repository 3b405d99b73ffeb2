"""A statement in its own words passes only when the score can tell that its quote supports it."""

from difflib import SequenceMatcher

from probatum.support.checks import Names
from probatum.support.checks.substitution import COPY
from probatum.support.score import Stand, score
from probatum.support.statistics import bare, is_part
from probatum.support.verdict import PASSED, Verdict, failed, unsure

_ARTICLES = frozenset({"a", "an", "the"})


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when the quote refutes the statement; cannot decide when nothing shows whether it supports it.

    What only leaves words out of its quote is in the quote's words: that is for the other checks. Of what is
    all but a copy, yet none, the score sees too little: a single word such as "therefore" may turn it.
    """
    if is_part(text, quote):
        return PASSED
    found = score(text, [quote])
    if found.stand is Stand.SUPPORTS and _is_almost_a_copy(text, quote):
        return unsure("all but a copy of the quote, with words put in, exchanged or moved")
    if found.stand is Stand.SUPPORTS:
        return PASSED
    if found.stand is Stand.REFUTES:
        return failed(f"the quote says otherwise (score {found.refutes:.2f})")
    return unsure(f"in other words than the quote, and the score cannot place it ({found.supports:.2f})")


def _is_almost_a_copy(text: str, quote: str) -> bool:
    """Whether it has the quote's words and figures but for a few that are not articles."""
    here, there = ([token for token in bare(each) if token not in _ARTICLES] for each in (text, quote))
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    return here != there and matcher.quick_ratio() >= COPY and matcher.ratio() >= COPY
