"""A statement read into tokens: words, names, numbers and marks, each spelled in one way."""

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.text import terms
from probatum.vocabulary import words

READINGS = 1024
"""How many statements are remembered as read: each is read by every check."""
WORDS = 65536

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+,[0-9]{1,2}(?![0-9])|[0-9]*\.?[0-9]+)"
_LABEL = r"(?:age|class|days?|grades?|groups?|hours?|level|months?|phase|stages?|step|types?|weeks?|years?)-"
_TOKEN = re.compile(
    rf"(?P<n>{_DIGITS}[½⅓⅔¼¾⅕⅛]?|[½⅓⅔¼¾⅕⅛])"
    rf"|(?P<m>(?!{_LABEL})[^\W\d_]+-?[0-9][^\W_]*(?:-(?:alpha|beta|gamma|delta|[0-9])[^\W_]*)*)"
    r"|(?P<w>[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<p>\S)"
)
_SPELLING = str.maketrans(
    {
        "’": "'",
        "‐": "-",
        "‑": "-",
        "‒": "–",
        "−": "-",
        "·": ".",
        "µ": "μ",
        "≦": "≤",
        "⩽": "≤",
        "≧": "≥",
        "⩾": "≥",
        "α": "alpha",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a statement, in order."""

    tokens: tuple[str, ...]
    """Lower case; a name such as "IL-6" or "alpha-2-delta" is one token without its hyphens."""
    kinds: str
    """One letter a token: n number, m name with digits in it, w word, p punctuation or another mark."""
    spaced: tuple[bool, ...]
    """Whether white space stands before the token."""


@lru_cache(READINGS)
def read(text: str) -> Reading:
    """The text as tokens."""
    tokens: list[str] = []
    kinds: list[str] = []
    spaced: list[bool] = []
    for run in text.lower().translate(_SPELLING).split():
        spaced.append(True)
        if run.isalpha():
            tokens.append(run)
            kinds.append("w")
        elif run[:-1].isalpha() and run[-1] in ",.;:)":
            tokens += (run[:-1], run[-1])
            kinds += "wp"
            spaced.append(False)
        else:
            _take_apart(run, tokens, kinds)
            spaced += [False] * (len(tokens) - len(spaced))
    return Reading(tuple(tokens), "".join(kinds), tuple(spaced))


def _take_apart(run: str, tokens: list[str], kinds: list[str]) -> None:
    for match in _TOKEN.finditer(run):
        kind = match.lastgroup or "p"
        tokens.append(match.group().replace("-", "") if kind == "m" else match.group())
        kinds.append(kind)


@lru_cache(WORDS)
def stem(token: str) -> str:
    """The stem by which a word is compared; empty for a word that carries no topic."""
    return "" if token in words("stop_words") else " ".join(terms.stems(token))
