"""What stands behind "without" in a question: what is to be done without, or what somebody does not have."""

import re
from typing import NamedTuple

from probatum.text.terms import is_everyday
from probatum.vocabulary import words

_HAVING = r"(?:an? |any |the |my |having )*"
_TAKING = r"(?:taking |using |getting )"
_INSTEAD = re.compile(
    r"\b(?:treat\w*|manag\w*|prevent\w*|lower\w*|reduc\w*|help\w*|reliev\w*|control\w*|improv\w*|do)\b"
    rf"(?: without |.{{0,50}}\b(?:other than|apart from|instead of) |.{{0,50}}\bwithout (?={_TAKING}))"
    rf"{_TAKING}?{_HAVING}(?P<thing>[\w-]+)",
    re.IGNORECASE,
)
"""Right behind a verb of treating; "help migraine without aura" says which migraine."""
_WITHOUT = re.compile(rf"\bwithout {_TAKING}?{_HAVING}(?P<thing>[\w-]+)", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"\b(?:without|other than|apart from|instead of) {_TAKING}?{_HAVING}$", re.IGNORECASE
)


class Lacking(NamedTuple):
    """Something that is not there: "iron deficiency without anaemia"."""

    start: int
    word: str
    """In lower case."""


def unwanted(text: str) -> str:
    """The word for a thing that somebody asks to do without, as asked; empty where there is none.

    "Without tablets" names no thing of its own.
    """
    found = _INSTEAD.search(text)
    return found["thing"] if found and not _is_a_sort_of_treatment(found) else ""


def without_unwanted(text: str) -> str:
    """The text without what somebody asks to do without: "How can sleep apnoea be treated without CPAP?"."""
    for start, end in sorted(_to_be_done_without(text), reverse=True):
        text = _PREPOSITION.sub("", text[:start]) + text[end:]
    return text


def lacking(text: str) -> tuple[Lacking, ...]:
    """What somebody does not have, in order; nothing where the text speaks of having it, too."""
    unwanted = _to_be_done_without(text)
    found = [one for one in _WITHOUT.finditer(text) if one.span("thing") not in unwanted]
    return tuple(
        Lacking(one.start("thing"), one["thing"].lower())
        for one in found
        if not _is_plain(one["thing"].lower()) and not _is_there(one["thing"], text)
    )


def _to_be_done_without(text: str) -> set[tuple[int, int]]:
    """Where the things stand, whichever pattern finds them."""
    found = [*_INSTEAD.finditer(text), *filter(_is_a_sort_of_treatment, _WITHOUT.finditer(text))]
    return {one.span("thing") for one in found}


def _is_plain(word: str) -> bool:
    return is_everyday(word) or word in words("facet_words")


def _is_a_sort_of_treatment(found: re.Match[str]) -> bool:
    """Whether it is one of the words of `vocabulary/done_without.txt`."""
    return found["thing"].lower() in words("done_without")


def _is_there(thing: str, text: str) -> bool:
    return re.search(rf"\bwith (?:(?:and|or) without )?(?:an? )?{re.escape(thing)}\b", text, re.I) is not None
