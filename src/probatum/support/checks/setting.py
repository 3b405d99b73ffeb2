"""A statement is about care in the same place as its quote."""

from probatum.support.checks import Names
from probatum.support.guards import kept
from probatum.support.verdict import Verdict


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a setting of care is left out of a clause that is used, or put in."""
    return kept(text, quote, "settings", new="setting not in the quote", gone="leaves out where it holds")
