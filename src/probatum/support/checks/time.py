"""A statement says when and how often as its quote does."""

from probatum.support.checks import Names
from probatum.support.guards import kept
from probatum.support.verdict import Verdict


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a word of time is left out of a clause that is used, or put in."""
    return kept(text, quote, "times", new="time not in the quote", gone="leaves out when it holds")
