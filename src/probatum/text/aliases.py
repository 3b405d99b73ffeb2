"""Names that a text itself gives to one thing: abbreviations with their long forms, and other names.

Abbreviations after Schwartz and Hearst 2003 ("A simple algorithm for identifying abbreviation definitions
in biomedical text").
"""

import re
from collections.abc import Iterator

from probatum.types.document import Alias

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,200})[)\]]")
_LAST_WORDS = 10


def aliases(text: str) -> list[Alias]:
    """The pairs of names in the order in which the text gives them, each once."""
    if "(" not in text and "[" not in text:
        return []
    return list(dict.fromkeys(_pairs(text)))


def _pairs(text: str) -> Iterator[Alias]:
    for match in _BRACKET.finditer(text):
        inside = re.split(r"[,;]", match.group(1))[0].strip()
        before = text[max(0, match.start() - 300) : match.start()].rpartition("\n")[2].rstrip()
        if _is_short(inside):
            long = _long_form(inside, before)
            if long:
                yield Alias(short=inside, long=long)
        else:
            short = before.split()[-1] if before else ""
            long = _long_form(short, inside) if _is_short(short) else ""
            if long and long == inside:
                yield Alias(short=short, long=long)


def _is_short(run: str) -> bool:
    return (
        2 <= len(run) <= 10 and len(run.split()) <= 2 and run[0].isalnum() and any(c.isalpha() for c in run)
    )


def _long_form(short: str, before: str) -> str:
    """The shortest run of last words that spells the short form; empty when there is none."""
    at = len(before) - 1
    for place in range(len(short) - 1, -1, -1):
        letter = short[place].lower()
        if not letter.isalnum():
            continue
        while at >= 0 and (
            before[at].lower() != letter or (place == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return ""
        at -= 1
    long = before[before.rfind(" ", 0, at + 1) + 1 :]
    enough = len(long.split()) <= min(len(short) + 5, len(short) * 2) and len(long) > len(short)
    sound = enough and long[0].isalnum()
    return long if sound and short.lower() not in long.lower().split() else ""
