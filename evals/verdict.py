"""Yes or no: what the statements that answer a question come to, by their denials.

A first rule to measure, not good enough to be shown to a reader (docs/decisions/0055-no-verdict-line.md).
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from probatum.composers._relevance import Scored

_FIRST = 5
"""Statements, best first, that have a say."""


class Verdict(NamedTuple):
    """What the evidence carries."""

    says: str
    """yes, no, or empty where it carries neither."""
    margin: float
    """How one-sided the statements are, 0 to 1."""


def verdict(ranked: Sequence[Scored], *, needed: float = 0.2) -> Verdict:
    """The side on which more of the best statements stand, each by what the ranking makes of it.

    `needed`: margin under which neither is said.
    """
    first = [item for item in ranked if item.learnt > 0][:_FIRST]
    total = sum(item.learnt for item in first)
    if not total:
        return Verdict("", 0.0)
    balance = sum(item.learnt * _side(item.statement.text.lower()) for item in first) / total
    margin = round(abs(balance), 4)
    return Verdict(("yes" if balance > 0 else "no") if margin >= needed else "", margin)


def _side(lower: str) -> float:
    """1 for a statement that affirms, -1 for one that denies, less for one that is unsure."""
    denies, unsure = (_pattern(name).search(lower) is not None for name in ("denies", "unsure"))
    return (-1.0 if denies else 1.0) * (0.4 if unsure else 1.0)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    cues = tomllib.loads(Path(__file__).with_name("verdict_cues.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(cues[name]))
