"""An association does not become a cause."""

from probatum.support.checks import Names
from probatum.support.guards import added, lost, wording
from probatum.support.verdict import PASSED, Verdict, failed, listed


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a cause is stated that the quote does not state, or "associated with" is left out."""
    new = [item for item in added(text, quote, "causes") if item.group == "cause"]
    if new:
        return failed(f"cause not in the quote: {listed(wording(text, new))}")
    gone = [item for item in lost(text, quote, "causes") if item.group == "association"]
    if gone:
        return failed(f"leaves out that it is an association: {listed(wording(quote, gone))}")
    return PASSED
