"""A statement is about the same people or animals as its quote."""

from probatum.support.checks import Names
from probatum.support.guards import kept
from probatum.support.verdict import Verdict


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a group is left out of a clause that is used, or one is put in."""
    return kept(
        text,
        quote,
        "people",
        new="speaks of others than the quote",
        gone="leaves out whom the quote is about",
    )
