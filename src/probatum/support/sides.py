"""The two sides of a comparison: named by the question, and with their figures in a statement."""

import re
from typing import NamedTuple

from probatum.vocabulary import words

_JOINED = re.compile(
    r"([\w-]+)?\s+(or|than|versus|vs\.?|compared (?:with|to))\s+(?:an? |the )?([\w-]+)", re.IGNORECASE
)
_UNITS = "%|per cent|points?|minutes?|hours?|days?|weeks?|months?|years?|mm Hg|kg|g/dL"
_FIGURE = rf"(?<![\w.])\d[\d.,]*(?: ?(?:{_UNITS}))?"
_LINK = r"(?:(?!than|and|or|versus|less|more|lower|higher|not)[a-z]+ ){1,2}"
"""Up to two words between a figure and its side: "2.1% on", "10.6% stop"."""
_SMALL = frozenset({"better", "safer", "worse"})
_TRAILING = re.compile(r"[ ,:;(]+(?:in|of|at|to|by|with|on)?[ ,:;(]*$")


class Figures(NamedTuple):
    """What one statement says of both sides; every part is a run of its own words."""

    outcome: str
    first: str
    second: str


def sides(question: str) -> tuple[str, str] | None:
    """The words for the two things compared, lower case; None where the question names no two."""
    found = _JOINED.search(question)
    if found is None:
        return None
    before, second = (found.group(1) or "").lower(), found.group(3).lower()
    if found.group(2).lower() == "than" or _is_small(before):
        content = [
            word for word in re.findall(r"[\w-]+", question[: found.start()].lower()) if not _is_small(word)
        ]
        before = content[0] if content else ""
    return (before, second) if before and not _is_small(second) and before != second else None


def figures(text: str, first: str, second: str) -> Figures | None:
    """The figures that a statement gives for both sides, or None: "2.1% on A and 7.7% on B"."""
    one, other = _figures(text, first, second)
    if not one or not other or one == other:
        return None
    outcome = _TRAILING.sub("", text[: min(one[0], other[0])])
    found = (text[start:end].rstrip(".,") for start, end in (one, other))
    return Figures(outcome, *found) if outcome else None


def _figures(
    text: str, first: str, second: str
) -> tuple[tuple[int, int], tuple[int, int]] | tuple[None, None]:
    """Where both figures stand: each before its side, or both in brackets behind "on A than on B"."""
    behind = re.search(
        rf"{re.escape(first)}\b.{{0,40}}\bthan (?:[a-z]+ )?{re.escape(second)}\b.{{0,30}}"
        rf"\((?P<one>{_FIGURE}) (?:versus|vs\.?|v|and|against) (?P<other>{_FIGURE})",
        text,
        re.IGNORECASE,
    )
    if behind:
        return behind.span("one"), behind.span("other")
    found = [re.search(_pattern(name), text, re.IGNORECASE) for name in (first, second)]
    spans = [match.span("figure") for match in found if match]
    return (spans[0], spans[1]) if len(spans) == 2 else (None, None)


def _pattern(name: str) -> str:
    return rf"(?P<figure>{_FIGURE}) {_LINK}(?:the |daily |oral )?{re.escape(name)}\b"


def _is_small(word: str) -> bool:
    lists = ("stop_words", "question_words")
    return len(word) < 3 or word in _SMALL or any(word in words(name) for name in lists)
