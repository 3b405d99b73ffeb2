"""What part of a study the heading of a section announces."""

import re
from functools import cache

from probatum.vocabulary import rows

_CATEGORIES = {
    "BACKGROUND": "background",
    "OBJECTIVE": "objective",
    "METHODS": "method",
    "RESULTS": "result",
    "CONCLUSIONS": "conclusion",
}
"""NLM's categories of structured abstracts."""


def role(label: str, category: str = "") -> str:
    """background, objective, method, result or conclusion, from NLM's category or else from the label.

    Empty when neither says.
    """
    return _CATEGORIES.get(category) or _by_label(label)


@cache
def _by_label(label: str) -> str:
    words = re.findall(r"[a-z]+", label.lower())
    return next((role for phrase, role in rows("label_words") if phrase in words), "")
