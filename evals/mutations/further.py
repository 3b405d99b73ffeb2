"""Further ways to break the words of a statement: a second list, and the ways to write a number or a letter.

Made after the checks and held against them as they were; what came through then is in the decision record.
"""

import re
from collections.abc import Iterator

from evals.mutations.wording import Mutator, percentage_bases, swapped, units

_TABLE = "further"
_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBER = re.compile(r"(?<![\w.,·-])\d+(?:[.,]\d+)*(?![\w.,·]*\d)")
_RANGE = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)( ?(?:-|–|to) ?)(\d+(?:\.\d+)?)(?![\w.,]*\d)")
_POWER = re.compile(r"(?<=10)(\^|\()?([0-9]|[²³⁴⁵⁶⁷⁸⁹])(?=\D|$)")
_SIGN = re.compile(r"[<>≤≥=]")
_OTHER_SIGN = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "<"}
_HIDDEN = ("\u200b", "\u200d", "\u00ad", "\u202e", "\u2060", "\ufeff", "\u0301")
_WIDE_DIGITS = {str(digit): chr(0xFF10 + digit) for digit in range(10)}


def other_number(text: str) -> Iterator[str]:
    """One number is another: in words, without its point, its comma elsewhere, negative, in wide digits."""
    for match in _NUMBER.finditer(text):
        before, number, after = text[: match.start()], match.group(), text[match.end() :]
        if number.isdigit() and int(number) < 11:
            yield f"{before}{_SPELLED[int(number) + 1]}{after}"
        if "." in number:
            yield before + number.replace(".", "", 1) + after
            yield before + number.replace(".", ",", 1) + "0" * (3 - len(number.partition(".")[2])) + after
        if "," in number:
            yield before + number.replace(",", ".", 1).rstrip("0") + after
            yield before + number.partition(",")[0] + after
        if before.endswith((" ", "(", "/")):
            yield f"{before}-{number}{after}"
        yield before + _WIDE_DIGITS[str((int(number[0]) + 3) % 10)] + number[1:] + after


def other_range(text: str) -> Iterator[str]:
    """A range loses one end, or its ends change places."""
    for match in _RANGE.finditer(text):
        low, dash, high = match.groups()
        for put in (low, high, high + dash + low):
            if low != high:
                yield text[: match.start()] + put + text[match.end() :]


def other_power(text: str) -> Iterator[str]:
    """A power of ten is another: 10^9 is 10^6."""
    for match in _POWER.finditer(text):
        digit = match[2]
        put = "6" if digit == "9" else "9" if digit.isascii() else "⁶" if digit == "⁹" else "⁹"
        yield text[: match.start(2)] + put + text[match.end(2) :]


def other_sign(text: str) -> Iterator[str]:
    """A sign of more, less or equal is another."""
    for match in _SIGN.finditer(text):
        yield text[: match.start()] + _OTHER_SIGN[match.group()] + text[match.end() :]


def hidden_character(text: str) -> Iterator[str]:
    """A word holds a character that nobody sees, or letters of full width."""
    for place, match in enumerate(re.finditer(r"[A-Za-z]{5,}", text)):
        at = match.start() + 2
        yield text[:at] + _HIDDEN[place % len(_HIDDEN)] + text[at:]
        yield text[: match.start()] + chr(ord(text[match.start()]) + 0xFEE0) + text[match.start() + 1 :]


FURTHER: dict[str, Mutator] = {
    "another number": other_number,
    "another range": other_range,
    "another power of ten": other_power,
    "another sign": other_sign,
    "another bound": swapped("bound", _TABLE),
    "unit": units(_TABLE),
    "percentage base": percentage_bases(_TABLE),
    "negation": swapped("negation", _TABLE),
    "direction": swapped("direction", _TABLE),
    "hedge dropped": swapped("hedge dropped", _TABLE),
    "hedge added": swapped("hedge added", _TABLE),
    "population swapped or dropped": swapped("population", _TABLE),
    "setting or route swapped or dropped": swapped("setting", _TABLE),
    "animal to human": swapped("species", _TABLE),
    "association to cause": swapped("cause", _TABLE),
    "neighbouring drug, disease or gene": swapped("entity", _TABLE),
    "comparator swapped or dropped": swapped("comparator", _TABLE),
    "time shifted": swapped("time", _TABLE),
    "hidden character": hidden_character,
}
"""Ways that keep the citation as it is and change the words of the claim."""
