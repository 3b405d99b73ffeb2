"""Personal identifiers in a text: which there are, and the text without them."""

import re
from collections.abc import Callable
from functools import cache

from probatum.vocabulary import table

Rest = Callable[[str, int], re.Match[str] | None]

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
    return _left_out(text, names=_NAMED.match, others=_REST.match)


def asked_of(text: str) -> str:
    """The text without such identifiers and with all the rest, to understand what is asked.

    Unlike `without` it keeps what stands behind a name in capitals: "Should Mr Smith take metformin?".
    """
    return _left_out(text, names=_called, others=_NUMBER.match).lstrip(" .,;:!?")


def _left_out(text: str, *, names: Rest, others: Rest) -> str:
    """`names` and `others` match, from where a pattern ends, what else belongs to the identifier."""
    for name, pattern in _patterns():
        while match := pattern.search(text):
            rest = (names if name == "a name" else others)(text, match.end())
            text = f"{text[: match.start()]} {text[rest.end() if rest else match.end() :]}"
    return " ".join(text.split())


def _called(text: str, end: int) -> re.Match[str] | None:
    """What is left of a name: words in capitals, or up to two others unless the pattern ended in one."""
    is_titled = text[:end].split()[-1][:1].isupper()
    return _CALLED.match(text, end) or (None if is_titled else _NAMED.match(text, end))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """In the order of `vocabulary/personal_data.toml`; case counts where a pattern asks for capitals."""
    return tuple(
        (name, re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE))
        for name, pattern in table("personal_data")["patterns"].items()
    )
