"""Ways to break the words of a statement, each in one respect."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from evals.mutations.names import drugs, swapped_names

Mutator = Callable[[str], Iterator[str]]

_NUMBER = re.compile(r"(?<![\w.,·-])\d[\d,]*(?:\.\d+)?(?![\w]*[A-Za-z])(?![.,·]\d)")
_SMALL = r"(?!(?:after|also|among|either|from|have|here|other|there|these|they|this|those|were|when|with)\b)"
_NOUN = rf"{_SMALL}[A-Za-z][\w-]{{3,}}"
_THAN = re.compile(rf"\b({_NOUN})\b(.*?\bthan )((?:with |in |for |on )?(?:the |an? )?)({_NOUN})\b")
_AGAINST = re.compile(r"\b(compared (?:with|to)|versus|vs\.?|relative to) (?:the |a )?([a-z][\w-]*)")
_STRANGE = (
    "Препарат полностью излечивает болезнь за одну неделю.",
    "该药物可在一周内完全治愈该疾病。",
    "この薬は一週間で病気を完全に治す。",
    "Лечение безопасно для всех.",
)
_HOMOGLYPHS = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "i": "і"}


def digit(text: str) -> Iterator[str]:
    """One digit of one number changed."""
    for match in _NUMBER.finditer(text):
        places = [at for at in range(match.start(), match.end()) if text[at].isdigit()]
        for at in places:
            yield text[:at] + str((int(text[at]) + 4) % 10) + text[at + 1 :]


def decimal_shift(text: str) -> Iterator[str]:
    """One number ten times as large, or a tenth."""
    for match in _NUMBER.finditer(text):
        value = float(match.group().replace(",", ""))
        if value:
            for shifted in (f"{value * 10:.10g}", f"{value / 10:.10g}"):
                yield text[: match.start()] + shifted + text[match.end() :]


def units(table: str) -> Mutator:
    """The mutator that changes the unit behind one number, by the swaps of a table."""

    def mutate(text: str) -> Iterator[str]:
        for old, new in _swaps("unit", table):
            for match in re.finditer(rf"(?<=\d)([ -]?){re.escape(old)}(?![\w/])", text):
                yield text[: match.start()] + match[1] + new + text[match.end() :]

    return mutate


def percentage_bases(table: str) -> Mutator:
    """The mutator that makes of a percentage one of another base, by the swaps of a table."""

    def mutate(text: str) -> Iterator[str]:
        for old, new in _swaps("percentage base", table):
            for match in re.finditer(rf"(?<=\d)([ -]?){re.escape(old)}(?!\w| points)", text):
                if not re.match(r"\s*(CI|confidence|CrI)", text[match.end() :]):
                    yield f"{text[: match.start()]} {new}{text[match.end() :]}".replace(" %", "%")

    return mutate


def comparator(text: str) -> Iterator[str]:
    """The two sides of a comparison, or the thing compared with, changed."""
    for match in _THAN.finditer(text):
        if match[1].lower() != match[4].lower():
            swapped = match[4] + match[2] + match[3] + match[1]
            yield text[: match.start()] + swapped + text[match.end() :]
    for match in _AGAINST.finditer(text):
        other = drugs()[sum(map(ord, match[2])) * 31 % len(drugs())]
        yield text[: match.start(2)] + other + text[match.end(2) :]
    yield from _arms_exchanged(text)


def _arms_exchanged(text: str) -> Iterator[str]:
    """The figures of two arms in each other's place ("45% versus 12%")."""
    for match in re.finditer(
        r"(\d+(?:\.\d+)?)( ?%.{1,60}?(?:versus|vs\.?|and|compared with) .{0,30}?)(\d+(?:\.\d+)?)(?= ?%)", text
    ):
        if match[1] != match[3]:
            yield text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]


def strange_script(text: str) -> Iterator[str]:
    """A sentence in Cyrillic, Chinese or Japanese in place of the statement, or behind it."""
    for other in _STRANGE:
        yield other
        yield f"{text} {other}"


def homoglyph(text: str) -> Iterator[str]:
    """One letter of one word is a Cyrillic one that looks the same."""
    for match in re.finditer(r"[A-Za-z]{5,}", text):
        at = next((at for at in range(match.start() + 1, match.end()) if text[at] in _HOMOGLYPHS), None)
        if at is not None:
            yield text[:at] + _HOMOGLYPHS[text[at]] + text[at + 1 :]


def swapped(kind: str, table: str = "swaps") -> Mutator:
    """The mutator of a kind of swaps: one place of one word or phrase of a table."""

    def mutate(text: str) -> Iterator[str]:
        for old, new in _swaps(kind, table):
            for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text, re.IGNORECASE):
                put = new.capitalize() if match.group()[0].isupper() and new else new
                broken = text[: match.start()] + put + text[match.end() :]
                yield re.sub(r" +(?=[ .,;)])", "", broken).strip()

    return mutate


@cache
def _swaps(kind: str, table: str) -> tuple[tuple[str, str], ...]:
    found = []
    for line in Path(__file__).with_name(f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            continue
        name, old, new = line.split("\t")
        if name == kind:
            found.append((old.lstrip("*"), new))
            if old.startswith("*"):
                found.append((new, old.lstrip("*")))
    return tuple(found)


MUTATORS: dict[str, Mutator] = {
    "digit": digit,
    "decimal shift": decimal_shift,
    "unit": units("swaps"),
    "percentage base": percentage_bases("swaps"),
    "negation": swapped("negation"),
    "direction": swapped("direction"),
    "hedge dropped": swapped("hedge dropped"),
    "hedge added": swapped("hedge added"),
    "population swapped": swapped("population"),
    "setting swapped or dropped": swapped("setting"),
    "animal to human": swapped("species"),
    "association to cause": swapped("cause"),
    "drug, disease or gene swapped": swapped_names,
    "comparator swapped": comparator,
    "time shifted": swapped("time"),
    "Cyrillic or CJK fabrication": strange_script,
    "homoglyph": homoglyph,
}
"""Ways that keep the citation as it is and change the words of the claim."""
