"""Superscripts in plain text."""

import re

_SUPERSCRIPTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_NUMBER = re.compile(r"[+\-−–]?\d{1,9}", re.ASCII)
_POWER = re.compile(r"[+\-−–]?[0-9.]|[\-−–]\w")
_NOTHING_RAISED_TO = " \t\r\n([{/-–−,"


def raised(text: str, before: str) -> str:
    """What stands raised after the character `before` (empty at the start).

    A whole number after a letter, digit or bracket stays raised ("10⁹", "m²"); any other power of a digit
    is marked ("10^0.5"); the rest is set on the line: "CD4+", "Ca2+", "18F", "5th".
    """
    text = text.strip()
    if not before or before in _NOTHING_RAISED_TO:
        return text
    if _NUMBER.fullmatch(text):
        return text.translate(_SUPERSCRIPTS)
    return f"^{text}" if before.isdigit() and _POWER.match(text) else text
