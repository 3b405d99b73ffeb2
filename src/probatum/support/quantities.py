"""The quantities of a statement: values with their units, bounds and ranges.

"1,200" is "1200", ".05" is "0.05", "two" is "2", "twice" is "2 times", "at least 75" and "75 or more" are
"≥75"; in "5, 10 and 20 mg" each has its unit.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from probatum.support.reading import READINGS, Reading, read
from probatum.vocabulary import rows

_FRACTIONS = {
    "½": "0.5",
    "⅓": "0.3333",
    "⅔": "0.6667",
    "¼": "0.25",
    "¾": "0.75",
    "⅕": "0.2",
    "⅛": "0.125",
}
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LABELS = {"types": "type", "stages": "stage", "grades": "grade"} | {
    name: name for name in ("type", "phase", "stage", "grade", "group", "level", "class", "step", "version")
}
_AGES = frozenset({"age", "aged", "ages"})
_BETWEEN = (
    ("a",),
    ("an",),
    ("-",),
    ("age",),
    ("ages",),
    ("aged",),
    ("the", "age", "of"),
    ("an", "age", "of"),
)
"""What may stand between a bound and its number."""
_AFTER_ONCE = frozenset(
    ("a", "an", "per", "every", "each", "daily", "weekly", "monthly", "nightly", "yearly", "in")
)
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "trimester", "year", "decade"}
)
_LEVELS = frozenset({"ci", "cri", "cis", "confidence", "cl", "credible"})
_JOINTS = frozenset({",", "and", "or", "to", "-", "–", "versus", "vs", ".", "/", "±", "+", "v", "than"})
_BEFORE_MINUS = frozenset("([=<>≤≥,:/$±~∼#*")
_DASHES = frozenset({"-", "–", "to"})
_LONGEST_FACTOR = 20
"""Characters of the longest number that "million" multiplies."""
_Signs = dict[tuple[str, ...], str]
_LONGEST_BOUND = 6
"""Words of the longest phrase in comparators.tsv: "greater than or equal to", and one to spare."""


class Quantity(NamedTuple):
    """One number as it is meant."""

    value: str
    """Decimal, without grouping, needless zeros or a plus."""
    unit: str = ""
    """As in units.tsv, with "/" for compounds; "type", "phase" ... when such a word stands before it."""
    bound: str = ""
    """One of < ≤ > ≥ ~, or empty."""
    place: str = ""
    """low or high: an end of a range; empty otherwise."""
    start: int = 0
    """First token, bound included."""
    end: int = 0
    pronoun: bool = False
    """True for a "one" that may not be meant as a number."""

    def __str__(self) -> str:
        unit = self.unit if self.unit == "%" else f" {self.unit}".rstrip()
        return f"{self.bound}{self.value}{unit}"


@lru_cache(READINGS)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of the text in order."""
    reading = read(text)
    found = list(_numbers(reading))
    _add_ages(found, reading.tokens)
    _share_units(found, reading.tokens)
    _share_labels(found, reading.tokens)
    _mark_ranges(found, reading.tokens)
    return tuple(_bounded(item, reading.tokens) for item in found)


def _numbers(reading: Reading) -> Iterator[Quantity]:
    words, end = _words(), 0
    for at, (token, kind) in enumerate(zip(reading.tokens, reading.kinds, strict=True)):
        if at >= end and (kind == "n" or token in words):
            item = _number_at(reading, at)
            if item:
                item = _labelled(item, reading.tokens, end) or _measured(item, reading)
                end = item.end
                yield item


def _number_at(reading: Reading, at: int) -> Quantity | None:
    token = reading.tokens[at]
    if reading.kinds[at] == "n":
        minus = _negative(reading, at)
        value, start = minus + _value(token), at - len(minus)
        return _multiplied(Quantity(value, start=start, end=at + 1), reading.tokens)
    value, use = _words()[token]
    before, after = reading.tokens[at - 1 : at], reading.tokens[at + 1 : at + 2]
    if (use == "part" and before not in (("a",), ("one",))) or (use == "rate" and not _AFTER_ONCE & {*after}):
        return None
    end = at + 1
    if use == "tens":
        value, end = _with_ones(value, reading.tokens, at)
    unit = "times" if use in ("times", "rate") else ""
    item = Quantity(value, unit, start=at, end=end, pronoun=use == "pronoun")
    return _multiplied(item, reading.tokens)


def _value(token: str) -> str:
    if token[-1] in _FRACTIONS:
        whole = Decimal(_value(token[:-1]) if token[:-1] else 0)
        return _trimmed(str(whole + Decimal(_FRACTIONS[token[-1]])))
    return _trimmed(token.replace(",", "") if _GROUPED.fullmatch(token) else token.replace(",", "."))


def _trimmed(number: str) -> str:
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    number = number.lstrip("0")
    return f"0{number}" if not number or number[0] == "." else number


def _negative(reading: Reading, at: int) -> str:
    """A minus: a hyphen that touches the number and no word or number before it; "+/-" is no minus."""
    if at == 0 or reading.tokens[at - 1] != "-" or reading.spaced[at]:
        return ""
    free = at == 1 or reading.spaced[at - 1] or reading.tokens[at - 2] in _BEFORE_MINUS
    return "-" if free and reading.tokens[at - 3 : at - 1] != ("+", "/") else ""


def _with_ones(tens: str, tokens: tuple[str, ...], at: int) -> tuple[str, int]:
    place = at + 2 if tokens[at + 1 : at + 2] == ("-",) else at + 1
    ones = _words().get("".join(tokens[place : place + 1]), ("", ""))[0]
    return (str(int(tens) + int(ones)), place + 1) if ones in tuple("123456789") else (tens, at + 1)


def _multiplied(item: Quantity, tokens: tuple[str, ...]) -> Quantity:
    """The number times the "thousand" or "million" behind it; one, for two would be no number."""
    value, use = _words().get("".join(tokens[item.end : item.end + 1]), ("", ""))
    if use != "multiple" or len(item.value) > _LONGEST_FACTOR:
        return item
    product = f"{Decimal(item.value) * Decimal(value):f}"
    return item._replace(value=_trimmed(product), end=item.end + 1, pronoun=False)


def _labelled(item: Quantity, tokens: tuple[str, ...], free: int) -> Quantity | None:
    """A number that names something: type 2, phase 3; a day 42 is 42 days.

    `free`: the first token that does not belong to the quantity before.
    """
    back = 2 if tokens[item.start - 1 : item.start] == ("-",) else 1
    before = tokens[item.start - back] if item.start - back >= free else ""
    label = _LABELS.get(before, "")
    if not label and len(before) > 2:
        label = _unit_words().get((before,), "")
    if item.pronoun or (label not in _TIMES and before not in _LABELS):
        return None
    return item._replace(unit=label) if not _unit_at(tokens, item.end)[0] else None


def _measured(item: Quantity, reading: Reading) -> Quantity:
    at = item.end
    if reading.tokens[at : at + 1] == ("-",) and not reading.spaced[at]:
        at += 1
    unit, end = _unit_at(reading.tokens, at)
    if not unit:
        return item
    if unit == "%" and reading.tokens[end : end + 1] and reading.tokens[end] in _LEVELS:
        unit = "% confidence"
    return item._replace(unit=unit, end=end, pronoun=False)


def _unit_at(tokens: tuple[str, ...], at: int) -> tuple[str, int]:
    """The unit that starts there, with what it is divided by; a rate such as "/day" is left to times.tsv."""
    unit, end = _simple_unit_at(tokens, at)
    while unit and tokens[end : end + 1] in (("/",), ("per",)):
        below, after = _simple_unit_at(tokens, end + 1)
        if not below:
            break
        unit, end = (unit if below in _TIMES else f"{unit}/{below}"), after
    return unit, end


def _simple_unit_at(tokens: tuple[str, ...], at: int) -> tuple[str, int]:
    units = _unit_words()
    for length in (3, 2, 1):
        unit = units.get(tokens[at : at + length])
        if unit and len(tokens) >= at + length:
            return unit, at + length
    return "", at


def _share_units(found: list[Quantity], tokens: tuple[str, ...]) -> None:
    """In "5, 10 and 20 mg" the unit belongs to each; the level of an interval is not shared."""
    for at in range(len(found) - 2, -1, -1):
        item, following = found[at], found[at + 1]
        shared = following.unit and following.unit not in ("% confidence", "times", *_LABELS.values())
        if not item.unit and shared and _joined(item, following, tokens):
            found[at] = item._replace(unit=following.unit, pronoun=False)


def _add_ages(found: list[Quantity], tokens: tuple[str, ...]) -> None:
    """An age without a unit is in years: "aged 8-11" is, "aged 9 to 48 months" is not."""
    for at, item in enumerate(found):
        if item.unit or not _AGES & {*tokens[max(item.start - 1, 0) : item.start]}:
            continue
        end = at + 1
        if end < len(found) and tokens[item.end : found[end].start] in (("-",), ("–",), ("to",)):
            end += 1
        if not found[end - 1].unit:
            found[at:end] = [each._replace(unit="year", pronoun=False) for each in found[at:end]]


def _share_labels(found: list[Quantity], tokens: tuple[str, ...]) -> None:
    for at in range(1, len(found)):
        item, before = found[at], found[at - 1]
        labelled = before.unit and before.end == before.start + 1
        if not item.unit and labelled and _joined(before, item, tokens):
            found[at] = item._replace(unit=before.unit, pronoun=False)


def _joined(first: Quantity, second: Quantity, tokens: tuple[str, ...]) -> bool:
    between = tokens[first.end : second.start]
    return len(between) <= 3 and bool(between) and all(token in _JOINTS for token in between)


def _mark_ranges(found: list[Quantity], tokens: tuple[str, ...]) -> None:
    for at in range(len(found) - 1):
        low, high = found[at], found[at + 1]
        between = tokens[low.end : high.start]
        dashed = len(between) == 1 and between[0] in _DASHES
        spelled = between == ("and",) and tokens[max(low.start - 1, 0) : low.start] == ("between",)
        if dashed or spelled:
            found[at] = low._replace(place="low", pronoun=False)
            found[at + 1] = high._replace(place="high", pronoun=False)


def _bounded(item: Quantity, tokens: tuple[str, ...]) -> Quantity:
    if item.place == "high":
        return item
    before, after, last_words = _bounds()
    if not last_words & {*tokens[max(item.start - 1, 0) : item.start]}:
        return _bounded_behind(item, tokens, after)
    starts = [item.start, *(item.start - len(run) for run in _BETWEEN if _ends_with(tokens, item.start, run))]
    for end in starts:
        for length in range(min(_LONGEST_BOUND, end), 0, -1):
            sign = before.get(tokens[end - length : end])
            if sign and not (tokens[end - length] == "over" and item.unit in _TIMES):
                return item._replace(bound=sign, start=end - length)
    return _bounded_behind(item, tokens, after)


def _ends_with(tokens: tuple[str, ...], end: int, run: tuple[str, ...]) -> bool:
    return end >= len(run) and tokens[end - len(run) : end] == run


def _bounded_behind(item: Quantity, tokens: tuple[str, ...], after: _Signs) -> Quantity:
    at = item.end + 2 if tokens[item.end : item.end + 2] == ("of", "age") else item.end
    for length in (2, 1):
        sign = after.get(tokens[at : at + length])
        following = tokens[at + length : at + length + 1]
        if sign and following != ("/",) and not "".join(following)[:1].isdigit():
            return item._replace(bound=sign, end=at + length)
    return item


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {word: (value, "".join(use)) for word, value, *use in rows("number_words")}


@cache
def _unit_words() -> dict[tuple[str, ...], str]:
    spelled = ((unit, spelling) for unit, spellings in rows("units") for spelling in spellings.split(";"))
    return {read(spelling).tokens: unit for unit, spelling in spelled}


@cache
def _bounds() -> tuple[_Signs, _Signs, frozenset[str]]:
    """Signs by the words before a number, by the words behind it, and the words that may touch it before."""
    signs: dict[str, _Signs] = {"before": {}, "after": {}}
    for place, sign, spellings in rows("comparators"):
        signs[place] |= {tuple(phrase.split()): sign for phrase in spellings.split(";")}
    last_words = frozenset(phrase[-1] for phrase in (*signs["before"], *_BETWEEN))
    return signs["before"], signs["after"], last_words
