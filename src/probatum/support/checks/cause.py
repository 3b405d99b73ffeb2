"""An association does not become a cause."""

from probatum.support.checks import Names
from probatum.support.guards import guards, lost, wording
from probatum.support.phrases import Found
from probatum.support.reading import read
from probatum.support.verdict import PASSED, Verdict, failed, listed


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a cause is stated that the quote does not state, or "associated with" is left out."""
    new = _stated(text)[len(_stated(quote)) :]
    if new:
        return failed(f"cause not in the quote: {listed(wording(text, new))}")
    gone = [item for item in lost(text, quote, "causes") if item.group == "association"]
    if gone:
        return failed(f"leaves out that it is an association: {listed(wording(quote, gone))}")
    return PASSED


def _stated(text: str) -> list[Found]:
    """The causes that are stated, and not only asked for: "whether they are causal or due to chance"."""
    tokens = read(text).tokens
    asked = next((at for at, token in enumerate(tokens) if token == "whether"), len(tokens))
    end = next((at for at in range(asked, len(tokens)) if tokens[at] in ".;"), len(tokens))
    causes = [item for item in guards(text, "causes") if item.group == "cause"]
    return [item for item in causes if not asked < item.start < end]
