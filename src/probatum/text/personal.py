"""Personal identifiers in a text: which there are, and the text without them."""

import re
from functools import cache

from probatum.vocabulary import table

_REST = re.compile(r"[\w./-]*(?:\s+(?:[A-Z][\w'-]*|[\w./-]*\d[\w./-]*)){0,4}")
"""What belongs to an identifier after the part that betrays it: the word's rest, numbers and names."""
_NAMED = re.compile(r"[\w'-]*(?:\s+(?!(?:and|or|what|which|who|how|is|does|do|can)\b)[\w'-]+){0,2}")
"""After "my name is": up to two words, whatever their case."""


def named(text: str) -> tuple[str, ...]:
    """What kinds of identifier the text seems to hold, such as "a date of birth"; never the identifiers."""
    return tuple(name for name, pattern in _patterns() if pattern.search(text))


def without(text: str) -> str:
    """The text with every such identifier left out, white space folded; in doubt more is left out."""
    for name, pattern in _patterns():
        while match := pattern.search(text):
            rest = (_NAMED if name == "a name" else _REST).match(text, match.end())
            text = f"{text[: match.start()]} {text[rest.end() if rest else match.end() :]}"
    return " ".join(text.split())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """In the order of `vocabulary/personal_data.toml`; case counts where a pattern asks for capitals."""
    return tuple(
        (name, re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE))
        for name, pattern in table("personal_data")["patterns"].items()
    )
