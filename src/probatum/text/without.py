"""What somebody asks to do without: "How can sleep apnoea be treated without CPAP?"."""

import re

_INSTEAD = re.compile(
    r"\b(?:treat\w*|manag\w*|prevent\w*|lower\w*|reduc\w*|help\w*|reliev\w*|control\w*|improv\w*|do)\b.{0,50}"
    r"\b(?:without|other than|apart from|instead of) (?:an? |any |the |taking |using )*(?P<thing>[\w-]+)",
    re.IGNORECASE,
)
"""Behind a verb of treating; "migraine without aura" is the name of one thing."""


def unwanted(text: str) -> str:
    """The word for it, as asked; empty where there is none."""
    found = _INSTEAD.search(text)
    return found["thing"] if found else ""


def without_unwanted(text: str) -> str:
    """The text without that word."""
    found = _INSTEAD.search(text)
    return text[: found.start("thing")] + text[found.end("thing") :] if found else text
