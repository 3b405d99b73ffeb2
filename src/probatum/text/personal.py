"""Personal identifiers in a text: which there are, and the text without them."""

import re
from functools import cache

from probatum.vocabulary import table

_REST = re.compile(r"[\w./-]*(?:\s+(?:[A-Z][\w'-]*|[\w./-]*\d[\w./-]*)){0,4}")
"""What belongs to an identifier after the part that betrays it: the word's rest, numbers and names."""
_NAMED = re.compile(r"[\w'-]*(?:\s+(?!(?:and|or|what|which|who|how|is|does|do|can)\b)[\w'-]+){0,2}")
"""After "my name is": up to two words, whatever their case."""


_NUMBER = re.compile(r"[\w/-]*(?:\.\w+)*(?:\s+[\w/-]*\d[\w/-]*){0,4}")
"""The rest of a word and the numbers behind it, not beyond the end of the sentence."""
_CALLED = re.compile(r"(?:\s+[A-Z][\w'-]*){1,3}|\s*(?=[.,;:?!])")
"""The same where the names are written with capitals, or the name ends at once: no more is left out."""


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


def asked_of(text: str) -> str:
    """The text without such identifiers and with all the rest, to understand what is asked.

    Unlike `without` it keeps what stands behind a name in capitals: "Should Mr Smith take metformin?".
    """
    for name, pattern in _patterns():
        while match := pattern.search(text):
            rest = _of_a_name(text, match) if name == "a name" else _NUMBER.match(text, match.end())
            text = f"{text[: match.start()]} {text[rest.end() if rest else match.end() :]}"
    return " ".join(text.split()).lstrip(" .,;:!?")


def _of_a_name(text: str, match: re.Match[str]) -> re.Match[str] | None:
    called = _CALLED.match(text, match.end())
    return called if called or _is_titled(match) else _NAMED.match(text, match.end())


def _is_titled(match: re.Match[str]) -> bool:
    """Whether the match holds the name already, as "Mr Smith" does."""
    return match.group().split()[-1][:1].isupper()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """In the order of `vocabulary/personal_data.toml`; case counts where a pattern asks for capitals."""
    return tuple(
        (name, re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE))
        for name, pattern in table("personal_data")["patterns"].items()
    )
