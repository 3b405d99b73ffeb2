"""The words of a claim for one audience: its plain variant if as exact, shortened by deletion only."""

import re

from probatum.types.draft import Claim
from probatum.types.edition import Audience

_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\d|[A-Z](?![a-z]))|(?<![\w.])\.\d+")
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_VALUE = r"(-?[\d.]+)\s*%?"
_INTERVAL = rf"(?:9\d(?:\.\d)?\s?%\s*)?(?:CI|confidence interval)[:,]?\s*{_VALUE}\s*(?:-|–|to)\s*{_VALUE}"
_P_VALUE = r"(?:all )?[Pp]\s*[<=≤]\s*(0?\.\d+)"
_STATISTIC = re.compile(rf"(?:^|[,;]\s+)(?:{_INTERVAL}|{_P_VALUE})(?=$|[,;])")
_NO_EFFECT = (0.0, 1.0)
"""A difference of 0 and a ratio of 1: an interval that holds either is the claim's uncertainty."""
_SIGNIFICANT = 0.05


def worded(claim: Claim, audience: Audience) -> tuple[str, tuple[str, ...]]:
    """The words shown, and what was left out of them.

    Plain words are used only when they hold every number of the claim. Statistics in brackets go only
    when a number stays, and only those that confirm what the sentence says.
    """
    text = claim.plain if audience.plain and _as_exact(claim) else claim.text
    return (text, ()) if audience.statistics else _shortened(text)


def _as_exact(claim: Claim) -> bool:
    return bool(claim.plain) and not _values(claim.text) - _values(claim.plain)


def _shortened(text: str) -> tuple[str, tuple[str, ...]]:
    left_out: list[str] = []
    short = _BRACKET.sub(lambda bracket: _bracket(bracket, left_out), text)
    return (short, tuple(left_out)) if left_out and _values(short) else (text, ())


def _bracket(bracket: re.Match[str], left_out: list[str]) -> str:
    inner = _STATISTIC.sub(lambda found: _statistic(found, left_out), bracket[1]).lstrip(",; ")
    if inner == bracket[1]:
        return bracket[0]
    return f"{bracket[0].partition('(')[0]}({inner})" if inner else ""


def _statistic(found: re.Match[str], left_out: list[str]) -> str:
    if not _confirms(found):
        return found[0]
    left_out.append(found[0].lstrip(",; "))
    return ""


def _confirms(found: re.Match[str]) -> bool:
    low, high, p_value = found.groups()
    if p_value is not None:
        value = float(p_value)
        return value < _SIGNIFICANT or (value == _SIGNIFICANT and "<" in found[0])
    try:
        return not any(float(low) <= none <= float(high) for none in _NO_EFFECT)
    except ValueError:
        return False


def _values(text: str) -> set[str]:
    """The numbers as measured; digits of a name, such as D2 or 18F, are none."""
    return {number.replace(",", "") for number in _NUMBER.findall(text)}
