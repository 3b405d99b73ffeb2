"""Clean text: one spelling for each character, with a way back to the characters it came from.

Repaired: decomposed accents (NFC), invisible characters, ligatures, odd spaces and line ends, control
characters (those of Windows-1252 become the marks that were meant), overrides of the writing direction,
words broken at the end of a line, and Cyrillic, Greek or full-width letters that stand in a Latin word
where the Latin letter was meant. Greek letters used as symbols and words in other scripts are left as they
are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from unicodedata import is_normalized, normalize

from probatum.text.rare import beyond_ascii, is_broken_up
from probatum.vocabulary import rows, words

_INVISIBLE = (
    "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Soft hyphen, joiners, marks and overrides of direction, variation selectors, tags, non-characters."""
_CONTROL = "\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d"
_WINDOWS = "\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f"
"""Dashes, quotes and daggers of Windows-1252 that were read as Latin-1, as the HTML standard mends them."""
_LINE_ENDS = "\x0b\x0c\r\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COMPATIBLE = "\ufb00-\ufb06\uff01-\uff5e"
"""Latin ligatures and full-width forms, which NFKC spells out."""
_LONE_SURROGATES = "\ud800-\udfff"

_CHARACTER = re.compile(
    f"(?P<soft>\xad[ \t]*\r?\n[ \t]*(?=[^\\W_]))|(?P<gone>[{_INVISIBLE}{_CONTROL}]+)"
    f"|(?P<line>\r\n|[{_LINE_ENDS}])"
    f"|(?P<space>[{_SPACES}])|(?P<spell>[{_COMPATIBLE}])"
    f"|(?P<windows>[{_WINDOWS}])|(?P<broken>[{_LONE_SURROGATES}])"
)
_BROKEN_LINE = re.compile(r"(?<![^\W_])([^\W_]++)([-‐])[ \t]*\n[ \t]*(?=([^\W_]++))")
_WORD = re.compile(r"\w+")
_ACCENTED = re.compile("[\x00-\u02ff]?[\u0300-\U0010ffff]+")
"""Runs that NFC changes only as a whole: no character below U+0300 joins the one before it."""
_FIRST_JOINING = "\u0300"
_ASCII_WORK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|-[ \t]*\n")

_Repair = tuple[int, int, str]
"""Start, end and the characters to put there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: `text[start:end]` stands where the original had `was`."""

    start: int
    end: int
    was: str


@dataclass(frozen=True)
class Normalised:
    """Clean text, and the repairs that lead back to the original."""

    text: str
    edits: tuple[Edit, ...] = ()
    """In order, not overlapping; what lies between them is as it was."""

    @property
    def original(self) -> str:
        """The text as it came in, character for character."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (self.text[at : edit.start], edit.was)
            at = edit.end
        return "".join(parts) + self.text[at:]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` came from, in characters of the original.

        A repair that an edge cuts is taken whole; characters that were removed at an edge are left out.

        Raises: ValueError: not 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"Span {start}-{end} is not in a text of {len(self.text)}; give one that is.")
        first = self._origin(start, bisect_right(self._starts, start), opening=True)
        if start == end:
            return first, first
        return first, self._origin(end, bisect_left(self._starts, end), opening=False)

    def place(self, at: int) -> int:
        """Where the character `at` of the original stands now; of one that was removed, where it stood."""
        before = bisect_right(self._sources, at)
        if not before:
            return at
        edit, shift = self.edits[before - 1], self._shifts[before - 1]
        if at < edit.start + shift + len(edit.was):
            return edit.start
        return at - shift - len(edit.was) + (edit.end - edit.start)

    def _origin(self, at: int, before: int, *, opening: bool) -> int:
        """Place in the original of an edge of a span that has `before` repairs starting in front of it."""
        if not before:
            return at
        edit, shift = self.edits[before - 1], self._shifts[before - 1]
        if at < edit.end:
            return edit.start + shift + (0 if opening else len(edit.was))
        return at + shift + len(edit.was) - (edit.end - edit.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _sources(self) -> list[int]:
        """Where each repair starts in the original."""
        return [edit.start + shift for edit, shift in zip(self.edits, self._shifts, strict=True)]

    @cached_property
    def _shifts(self) -> list[int]:
        """How far the original runs ahead of the text at the start of each repair."""
        shifts, shift = [], 0
        for edit in self.edits:
            shifts.append(shift)
            shift += len(edit.was) - (edit.end - edit.start)
        return shifts


def clean(text: str) -> str:
    """The text with every repair made; the same object when there is nothing to repair."""
    while _needs_work(text):
        before = text
        for find in _PASSES:
            text = _applied(text, find(text))
        if text == before:
            break
    return text


def normalise(text: str) -> Normalised:
    """The text with every repair made, and the way back."""
    if not _needs_work(text):
        return Normalised(text)
    original, origins = text, [(at, at + 1) for at in range(len(text))]
    while True:
        before = text
        for find in _PASSES:
            repairs = list(find(text))
            origins = _moved(origins, repairs)
            text = _applied(text, repairs)
        if text == before:
            return Normalised(text, tuple(_edits(text, origins, original)))


def _needs_work(text: str) -> bool:
    if text.isascii():
        return is_broken_up(text) and _ASCII_WORK.search(text) is not None
    rare = beyond_ascii(text)
    if _work().search(text if is_broken_up(text) else rare):
        return True
    return max(rare) >= _FIRST_JOINING and not is_normalized("NFC", text)


@cache
def _work() -> re.Pattern[str]:
    """Finds any text outside ASCII that may need a repair other than NFC."""
    single = f"{_INVISIBLE}{_CONTROL}{_WINDOWS}{_LINE_ENDS}{_SPACES}{_COMPATIBLE}{_LONE_SURROGATES}"
    return re.compile(f"[{single}{''.join(_look_alikes())}]|[-‐][ \t]*\n")


@cache
def _look_alikes() -> dict[str, str]:
    return {letter: latin for letter, latin, _ in rows("look_alikes")}


def _characters(text: str) -> Iterator[_Repair]:
    """Characters that are removed or spelled otherwise wherever they stand."""
    for match in _CHARACTER.finditer(text):
        yield match.start(), match.end(), _replacement(match)


def _replacement(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "line":
            return "\n"
        case "space":
            return " "
        case "spell":
            return normalize("NFKC", match.group())
        case "windows":
            return match.group().encode("latin-1").decode("cp1252")
        case "broken":
            return "\ufffd"
        case _:
            return ""


def _letters(text: str) -> Iterator[_Repair]:
    """Look-alikes in words that are Latin but for them."""
    look_alikes = _look_alikes()
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or not any(letter in look_alikes for letter in word):
            continue
        if any(letter.isascii() and letter.isalpha() for letter in word) and not _other_script(word):
            for at, letter in enumerate(word, match.start()):
                if letter in look_alikes:
                    yield at, at + 1, look_alikes[letter]


def _other_script(word: str) -> bool:
    """Whether Cyrillic letters remain that look like no Latin letter: then it is a word of that script."""
    return any("\u0400" <= letter <= "\u052f" and letter not in _look_alikes() for letter in word)


def _broken_lines(text: str) -> Iterator[_Repair]:
    """Words broken at the end of a line: the break goes, and the hyphen unless it belongs to the word."""
    for match in _BROKEN_LINE.finditer(text):
        first, hyphen, rest = match.group(1), match.group(2), match.group(3)
        kept = hyphen if _keeps_hyphen(first, rest) else ""
        yield match.start(2) + len(kept), match.end(), ""


def _keeps_hyphen(first: str, rest: str) -> bool:
    if len(first) < 2 or not first.isalpha() or not rest.isalpha():
        return True
    return not (first[-1].islower() and rest.islower()) or first.lower() in words("hyphen_first_parts")


def _composed(text: str) -> Iterator[_Repair]:
    """Decomposed characters, one repair for each run that changes, without what it keeps."""
    if text.isascii() or is_normalized("NFC", text):
        return
    for match in _ACCENTED.finditer(text):
        old, new = match.group(), normalize("NFC", match.group())
        if new != old:
            left, right = _alike(old, new)
            yield match.start() + left, match.end() - right, new[left : len(new) - right]


def _alike(old: str, new: str) -> tuple[int, int]:
    """How many characters the two share at the start, then at the end; at least one of `old` is left over."""
    left = min(_shared(old, new), len(old) - 1)
    right = _shared(old[left:][::-1], new[left:][::-1])
    return left, min(right, len(old) - left - 1)


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_PASSES: tuple[Callable[[str], Iterator[_Repair]], ...] = (
    _characters,
    _composed,
    _letters,
    _broken_lines,
    _composed,
)


def _applied(text: str, repairs: Iterator[_Repair] | list[_Repair]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in repairs:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:])) if at else text


def _moved(origins: list[tuple[int, int]], repairs: list[_Repair]) -> list[tuple[int, int]]:
    """The origins of the characters after the repairs; new characters come from all they replace."""
    moved, at = [], 0
    for start, end, new in repairs:
        moved += origins[at:start]
        moved += [(origins[start][0], origins[end - 1][1])] * len(new)
        at = end
    return moved + origins[at:]


def _edits(text: str, origins: list[tuple[int, int]], original: str) -> Iterator[Edit]:
    """The runs of the text that are not what the original has there."""
    at, reached = 0, 0
    while at < len(text):
        first, last = origins[at]
        end = at + 1
        while end < len(text) and origins[end][0] < last:
            last = max(last, origins[end][1])
            end += 1
        if first > reached:
            yield Edit(at, at, original[reached:first])
        if text[at:end] != original[first:last]:
            yield Edit(at, end, original[first:last])
        at, reached = end, last
    if reached < len(original):
        yield Edit(at, at, original[reached:])
