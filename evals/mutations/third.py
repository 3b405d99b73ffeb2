"""A third list of ways to break the words of a statement, written before the code of the checks was read.

Swaps of words stand in `third.tsv`; here are the ways that need a rule.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from evals.mutations.wording import Mutator, percentage_bases, swapped, units

_TABLE = "third"
_NUMBER = re.compile(r"(?<![\w.,·-])\d+(?:\.\d+)?(?![\w.,·]*\d)")
_YEAR = re.compile(r"\b(19|20)(\d)(\d)(s?)\b")
_INTERVAL = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?)( ?(?:-|–|to|,) ?)(-?\d+(?:\.\d+)?)(?=[\s;,)\]])")
_P_VALUE = re.compile(r"\b[Pp] ?[=<] ?0?\.0(\d+)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ROMAN = re.compile(
    r"\b([Tt]ype|[Ss]tage|[Ff]actor|[Pp]hase|[Cc]lass|[Gg]rade|[Cc]omplex) (III|II|IV|IX|I|VIII|VII|V|X)\b"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
_PREFIXES = {"hypo": "hyper", "hyper": "hypo", "anti": "pro", "pre": "post", "post": "pre", "over": "under"}
_PREFIXES |= {"under": "over", "macro": "micro", "micro": "macro", "intra": "extra", "poly": "oligo"}
_ACTS = (
    *("increases", "reduces", "inhibits", "activates", "causes", "induces", "regulates", "prevents"),
    *("precedes", "follows", "controls", "stimulates", "suppresses", "blocks", "phosphorylates", "targets"),
)
_REVERSED = re.compile(rf"^([A-Z][\w-]*(?: [\w-]+){{0,3}}) ({'|'.join(_ACTS)}) ((?:[\w-]+ ){{0,3}}[\w-]+)\b")
_FOR_WHOM = re.compile(
    r",? (?:in|among|for|of) (?:\w+ ){0,2}(?:patients|people|children|adults|women|men|infants|individuals"
    r"|persons|subjects|carriers|families|mice|rats) (?:with|without|who|aged|over|under|on|at) [^,.;()]+"
)
_CONDITION = re.compile(r",? \b(?:if|unless|when|provided that|only if|except|until|while) [^,.;()]+")
_NAME = re.compile(r"\b[A-Z]{2,}[A-Z0-9]*\b")
_LOOKS = {"a": "ɑ", "o": "ο", "v": "ν", "i": "ı", "l": "ӏ", "u": "υ", "p": "ρ", "y": "γ", "s": "ѕ", "h": "һ"}
_ARABIC_DIGITS = {ord(str(digit)): chr(0x0660 + (digit + 2) % 10) for digit in range(10)}
_FORGED = (
    "هذا الدواء يشفي المرض في أسبوع.",
    "यह दवा एक सप्ताह में रोग ठीक करती है।",
    "이 약은 일주일 만에 병을 낫게 한다.",
    "Το φάρμακο θεραπεύει τη νόσο.",
    "התרופה מרפאת את המחלה.",
)


def other_figure(text: str) -> Iterator[str]:
    """One number has two digits exchanged, one doubled or one lost, or is written out a hundredfold."""
    for match in _NUMBER.finditer(text):
        before, number, after = text[: match.start()], match.group(), text[match.end() :]
        for one, two in pairwise(range(len(number))):
            if number[one].isdigit() and number[two].isdigit() and number[one] != number[two]:
                yield before + number[:one] + number[two] + number[one] + number[two + 1 :] + after
        yield before + number[0] + number + after
        yield f"{before}{number} hundred{after}"
        if len(number) > 1 and number.isdigit():
            yield before + number[:-1] + after
        yield f"{before}{number}½{after}"
        yield f"{before}½{after}"
        yield f"{before}{number}²{after}"
        yield (
            before
            + "".join(chr(0x0660 + (int(one) + 2) % 10) if one.isdigit() else one for one in number)
            + after
        )


def figures_exchanged(text: str) -> Iterator[str]:
    """Two numbers of the statement stand in each other's place."""
    for one, two in pairwise(_NUMBER.finditer(text)):
        if one.group() != two.group():
            between = text[one.end() : two.start()]
            yield text[: one.start()] + two.group() + between + one.group() + text[two.end() :]


def other_interval(text: str) -> Iterator[str]:
    """An interval has its bounds exchanged, one moved, or another level; a P value is tenfold."""
    for match in _INTERVAL.finditer(text):
        low, dash, high = match.groups()
        if low != high:
            yield text[: match.start()] + high + dash + low + text[match.end() :]
            yield text[: match.start()] + "-" + low.lstrip("-") + dash + high + text[match.end() :]
    if "95%" in text:
        yield text.replace("95%", "90%", 1)
    for match in _P_VALUE.finditer(text):
        yield text[: match.start(1) - 1] + match[1] + text[match.end() :]


def other_date(text: str) -> Iterator[str]:
    """A year is another year, a month another month."""
    for match in _YEAR.finditer(text):
        century, decade, year, plural = match.groups()
        yield f"{text[: match.start()]}{century}{decade}{(int(year) + 1) % 10}{plural}{text[match.end() :]}"
        yield f"{text[: match.start()]}{century}{(int(decade) + 9) % 10}{year}{plural}{text[match.end() :]}"
    for place, month in enumerate(_MONTHS):
        for match in re.finditer(rf"\b{month}\b(?= \d)|(?<=\d ){month}\b", text):
            yield text[: match.start()] + _MONTHS[(place + 5) % 12] + text[match.end() :]


def other_rank(text: str) -> Iterator[str]:
    """A stage, type, phase, class or factor has another Roman number."""
    for match in _ROMAN.finditer(text):
        put = _ROMANS[_ROMANS.index(match[2]) + 1]
        yield text[: match.start(2)] + put + text[match.end(2) :]


def other_prefix(text: str) -> Iterator[str]:
    """A word that begins with "hypo-", "pre-" and the like begins with the opposite."""
    for old, new in _PREFIXES.items():
        for match in re.finditer(rf"\b{old}-?(?=[a-z]{{4}})", text, re.IGNORECASE):
            put = new.capitalize() if match.group()[0].isupper() else new
            yield text[: match.start()] + put + match.group()[len(old) :] + text[match.end() :]


def roles_reversed(text: str) -> Iterator[str]:
    """What acts and what is acted upon change places; two names change places."""
    match = _REVERSED.match(text)
    if match:
        done = match[3][0].upper() + match[3][1:]
        yield f"{done} {match[2]} {match[1]}{text[match.end() :]}"
    for one, two in pairwise(_NAME.finditer(text)):
        if one.group() != two.group() and f"({two.group()})" not in text:
            between = text[one.end() : two.start()]
            yield text[: one.start()] + two.group() + between + one.group() + text[two.end() :]


def for_whom_dropped(text: str) -> Iterator[str]:
    """Whom it holds for is left out ("in patients with kidney failure")."""
    for match in _FOR_WHOM.finditer(text):
        yield text[: match.start()] + text[match.end() :]


def condition_dropped(text: str) -> Iterator[str]:
    """The condition is left out ("if ferritin is below 75")."""
    for match in _CONDITION.finditer(text):
        if match.start():
            yield text[: match.start()] + text[match.end() :]


def added(text: str) -> Iterator[str]:
    """The source's words go on with words that it has not."""
    rest = text.rstrip(". ")
    for more in ("and is safe", "in everyone", ", even in children", "without side effects", "for life"):
        yield f"{rest} {more}.".replace(" ,", ",")


def other_look_alike(text: str) -> Iterator[str]:
    """One letter of a word is one that looks like it: Greek, phonetic, dotless, or "I" for "l"."""
    for match in re.finditer(r"[A-Za-z]{5,}", text):
        at = next((at for at in range(match.start() + 1, match.end()) if text[at] in _LOOKS), None)
        if at is not None:
            yield text[:at] + _LOOKS[text[at]] + text[at + 1 :]
        if "l" in match.group()[1:]:
            at = text.index("l", match.start() + 1)
            yield text[:at] + "I" + text[at + 1 :]
        if "rn" in match.group():
            at = text.index("rn", match.start())
            yield text[:at] + "m" + text[at + 2 :]


def forged_script(text: str) -> Iterator[str]:
    """A sentence in Arabic, Hindi, Korean, Greek or Hebrew in place of the statement, or before it."""
    for other in _FORGED:
        yield other
        yield f"{other} {text}"


THIRD: dict[str, Mutator] = {
    "another figure": other_figure,
    "figures exchanged": figures_exchanged,
    "another interval or P value": other_interval,
    "another date": other_date,
    "number in words": swapped("number in words", _TABLE),
    "another bound": swapped("bound", _TABLE),
    "unit": units(_TABLE),
    "percentage base": percentage_bases(_TABLE),
    "measure or base in words": swapped("percentage base", _TABLE),
    "negation": swapped("negation", _TABLE),
    "direction": swapped("direction", _TABLE),
    "opposite prefix": other_prefix,
    "hedge dropped": swapped("hedge dropped", _TABLE),
    "hedge added": swapped("hedge added", _TABLE),
    "population swapped or dropped": swapped("population", _TABLE),
    "whom it holds for dropped": for_whom_dropped,
    "condition dropped": condition_dropped,
    "setting, route or design swapped": swapped("setting", _TABLE),
    "animal to human": swapped("species", _TABLE),
    "association to cause": swapped("cause", _TABLE),
    "drug, disease, organ or gene swapped": swapped("entity", _TABLE),
    "stage, type or factor swapped": other_rank,
    "roles reversed": roles_reversed,
    "comparator swapped or dropped": swapped("comparator", _TABLE),
    "time shifted": swapped("time", _TABLE),
    "advice turned": swapped("advice", _TABLE),
    "words added": added,
    "look-alike letter": other_look_alike,
    "forged in another script": forged_script,
}
"""Ways that keep the citation as it is and change the words of the claim."""
