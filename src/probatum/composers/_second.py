"""Whether a second statement joins a direct answer over plain abstracts, by how the question asks.

Where the library labels its passages, side and form decide; where it does not, the model's score has to.
"""

import re

from probatum.composers._relevance import unlabelled
from probatum.types.evidence import Evidence

TOLD, ONE_THING = 0.5, 1.0
"""Share of what the model makes of the first that a second has to reach: where somebody wants to be told of a
thing, and where one thing is asked for, to which a second statement seldom adds."""
_MOSTLY = 0.5
"""Share of passages without a label from which a library is plain."""
_TELL = re.compile(r"^\W*(?:please )?(?:describe|explain|how|tell)\b", re.IGNORECASE)
_ONE = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|can|could|has|have|had|should|will|would|may|might)\b|\bwhich\b",
    re.IGNORECASE,
)


def least_share(evidence: Evidence) -> float | None:
    """The share that is asked of a second statement; None where this decides nothing."""
    question = evidence.question
    if unlabelled(evidence) < _MOSTLY:
        return None
    if question.kind in {"definition", "mechanism"} or _TELL.search(question.wording):
        return TOLD
    return ONE_THING if _ONE.search(question.wording) else None
