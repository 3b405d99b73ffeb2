"""`Cue`: a regular expression that is compiled, and tried on a text, only where it can match.

Most cues of the word lists ask for a word that few sentences hold. Whether a text holds a run of letters is
told a hundred times sooner than whether a pattern matches it, and sooner than the pattern is compiled. Of
many cues at once only those are looked at of which a word begins as some word of the text does.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache

_NOTHING = frozenset({""})
"""Every text holds the empty string: nothing can be told."""
_LONG = 5
"""Characters from which a longer needle is no rarer, and fewer needles are better."""
_FIRST = 3
"""Letters of a word by which it is looked up."""

_PART = re.compile(
    r"(?P<letters>[^\\.^$*+?{}\[\]()|]+(?![*+?{])|[^\\.^$*+?{}\[\]()|]|\\[^a-zA-Z0-9])"
    r"|(?P<untold>[.^$]|\\[bBdDsSwW]|\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|\((?P<group>\?<?[=!]|\?:|(?!\?))"
)
_QUANTIFIER = re.compile(r"[*+?][+?]?|\{(\d*),?\d*\}[+?]?")
_QUANTIFIERS = tuple("*+?{")

_INSIDE = re.compile(r"\w")
_WORD = re.compile(r"(\w{1,3})\w*")
_UP_TO_A_WORD = re.compile(r"^(?:.*?\W(?=\w)|.*$)")
_BEFORE_A_WORD = ("^", r"\b", r"\s")
_APART = bytes(code if _INSIDE.match(chr(code)) else 32 for code in range(128)) + bytes(128)
"""What stands between the words of an ASCII text as a space."""


class Cue:
    """One pattern, without flags."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """A text that holds none of these does not match; no needle is ever missed."""
        return needles(self.source)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first wanted."""
        return re.compile(self.source)

    def matches(self, text: str) -> object:
        """Tells by anything true whether a text that holds a needle matches.

        Until it is compiled, which takes a while, a text has to hold a needle of every part.
        """
        if "_tried" not in self.__dict__ and not all(
            any(needle in text for needle in part) for part in self._parts
        ):
            return None
        return self._tried(text)

    @cached_property
    def _parts(self) -> tuple[frozenset[str], ...]:
        return parts(self.source)

    @cached_property
    def _tried(self) -> Callable[[str], object]:
        return self.pattern.match if _opens(self.source) else self.pattern.search

    def may_match(self, text: str) -> bool:
        """Whether the text holds a needle."""
        return any(needle in text for needle in self.needles)

    def found(self, text: str) -> bool:
        """Whether it matches anywhere in the text."""
        for needle in self.needles:
            if needle in text:
                return bool(self.matches(text))
        return False

    def starts(self, text: str) -> list[int]:
        """Where its matches start."""
        for needle in self.needles:
            if needle in text:
                return [match.start() for match in self.pattern.finditer(text)]
        return []


_Sought = tuple[str, str, Cue]
"""A string without which a cue does not match, with the name and the cue."""


class Named:
    """Many cues, each with a name, for one look at a text."""

    def __init__(self, named: Iterable[tuple[str, Cue]]) -> None:
        self._opening: dict[str, list[_Sought]] = {}
        """What begins a word of every text that matches, by its first letters."""
        self._anywhere: list[_Sought] = []
        for name, cue in named:
            parts = openings(cue.source)
            if all(map(_first, parts)):
                for part in parts:
                    self._opening.setdefault(_first(part), []).append((part, name, cue))
            else:
                self._anywhere += [(needle, name, cue) for needle in cue.needles]
        self._firsts = frozenset(self._opening)

    def any(self, text: str) -> bool:
        """Whether one of them matches."""
        for part, _, cue in self._sought(text):  # noqa: SIM110 - `any` takes twice as long
            if part in text and cue.matches(text):
                return True
        return False

    def found(self, text: str) -> list[str]:
        """The names of those that match, once for each."""
        likely = {(name, cue) for part, name, cue in self._sought(text) if part in text}
        return [name for name, cue in likely if cue.matches(text)]

    def _sought(self, text: str) -> list[_Sought]:
        """Of these one is in every text that matches."""
        sought = self._anywhere.copy()
        for first in self._firsts & _words(text):
            sought += self._opening[first]
        return sought


@lru_cache(2048)
def _words(text: str) -> frozenset[str]:
    """The first letters of each word; the sentences of one question are asked for several lists of cues."""
    if text.isascii():
        return frozenset([word[:_FIRST] for word in text.encode().translate(_APART).decode().split()])
    return frozenset(_WORD.findall(text))


def _first(part: str) -> str:
    """The first letters of the word that opens a string; empty where the word may be longer in a text."""
    found = _WORD.match(part)
    return found[1] if found and (len(found[1]) == _FIRST or found.end() < len(part)) else ""


def cues(sources: Iterable[str]) -> tuple[Cue, ...]:
    """A list of patterns."""
    return tuple(map(Cue, sources))


def pairs(found: Iterable[Cue]) -> tuple[tuple[str, Cue], ...]:
    """Each needle with its cue, for a loop over many cues at once."""
    return tuple((needle, cue) for cue in found for needle in cue.needles)


def needles(source: str) -> tuple[str, ...]:
    """Strings, sorted, of which every text that matches holds one; the empty one where nothing is known.

    What opens with a word at the start of the text is tried there at once, and needs no needle.
    """
    if source.startswith("^") and not source.startswith("^.") and _opens(source):
        return ("",)
    try:
        return tuple(sorted(_Reader(source).alternatives()))
    except _UnknownError:
        return ("",)


def parts(source: str) -> tuple[frozenset[str], ...]:
    """Of every part of a pattern that stands in a row its needles: of each a text that matches holds one."""
    reader = _Reader(source)
    try:
        found = reader.row()
        return tuple(found) if reader.at_end else ()
    except _UnknownError:
        return ()


def openings(source: str) -> tuple[str, ...]:
    """Needles, each of which stands where a word of the text begins; the empty one where nothing is known."""
    try:
        return tuple(sorted(_Reader(source, of_words=True).alternatives()))
    except _UnknownError:
        return ("",)


@cache
def _opens(source: str) -> bool:
    """Whether it is known to match nowhere but at the start of a text."""
    if not source.startswith("^"):
        return False
    reader = _Reader(source)
    try:
        reader.row()
    except _UnknownError:
        return False
    return reader.at_end


class _UnknownError(Exception):
    """The pattern holds something that is not read here, such as a flag."""


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, source: str, *, of_words: bool = False) -> None:
        self._source = source
        self._at = 0
        self._of_words = of_words
        """Whether only letters count with which a word begins, and those right behind them."""
        self._begins = False
        """Whether a letter that stands here begins a word."""

    @property
    def at_end(self) -> bool:
        """Whether all is read."""
        return self._at == len(self._source)

    def alternatives(self) -> frozenset[str]:
        """Up to the end of the group: each alternative has needles of its own."""
        begins = self._begins
        found = _best(self.row())
        while self._source.startswith("|", self._at):
            self._at += 1
            self._begins = begins
            found |= _best(self.row())
        return _NOTHING if "" in found else found

    def row(self) -> list[frozenset[str]]:
        """Of what stands in a row all must match: the needles of each that has any."""
        found, run = list[frozenset[str]](), ""
        while not self.at_end and self._source[self._at] not in "|)":
            letters, needed = self._part(run)
            least = self._least()
            if letters and least == 1:
                run += letters
                continue
            if run:
                found.append(frozenset({run}))
                run = ""
            if not least:
                self._begins = False
            elif "" not in needed:
                found.append(needed)
        return [*found, frozenset({run})] if run else found

    def _part(self, run: str) -> tuple[str, frozenset[str]]:
        """The letters that stand here behind a run, or nothing; and the needles of what stands here."""
        found = self._matched(_PART)
        if not found:
            raise _UnknownError
        if found.lastgroup == "letters":
            return self._counting(found[0].removeprefix("\\"), run)
        if found.lastgroup == "untold":
            self._begins = found[0] in _BEFORE_A_WORD
            return "", _NOTHING
        needed = self._inside(found["group"])
        self._begins = False
        return "", needed

    def _counting(self, letters: str, run: str) -> tuple[str, frozenset[str]]:
        """Those of the letters that count behind the run; as a needle only where they count without it."""
        alone = not self._of_words or (self._begins and _INSIDE.match(letters) is not None)
        self._begins = not _INSIDE.match(letters[-1])
        if not (alone or run):
            letters, alone = _UP_TO_A_WORD.sub("", letters), True
        return letters, frozenset({letters}) if alone else _NOTHING

    def _inside(self, about: str) -> frozenset[str]:
        """The needles of a group; what looks ahead or behind has none."""
        inside = self.alternatives()
        if not self._source.startswith(")", self._at):
            raise _UnknownError
        self._at += 1
        return inside if about in ("", "?:") else _NOTHING

    def _least(self) -> int:
        """How often what stands before has to match at least; 1 without a quantifier, 2 for one or more."""
        quantifier = self._source.startswith(_QUANTIFIERS, self._at) and self._matched(_QUANTIFIER)
        if not quantifier:
            return 1
        return 2 if quantifier[0][0] == "+" or int(quantifier[1] or 0) else 0

    def _matched(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, and is then read."""
        found = pattern.match(self._source, self._at)
        if found:
            self._at = found.end()
        return found


def _best(row: list[frozenset[str]]) -> frozenset[str]:
    """So that the best needles will do."""
    return max(row, key=_worth) if len(row) > 1 else row[0] if row else _NOTHING


def _worth(found: frozenset[str]) -> tuple[int, int, int]:
    """Needles of many letters are better than of few, few needles better than many, phrases than words."""
    letters = min([len(needle.replace(" ", "")) for needle in found])
    return min(_LONG, letters), -len(found), min([needle.strip().count(" ") for needle in found])
