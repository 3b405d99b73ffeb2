"""`Cue`: a regular expression that is compiled, and tried on a text, only where it can match.

Most cues of the word lists ask for a word that few sentences hold. Whether a text holds a run of letters is
told a hundred times sooner than whether a pattern matches it, and sooner than the pattern is compiled.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

_NOTHING = frozenset({""})
"""Every text holds the empty string: nothing can be told."""
_LONG = 5
"""Characters from which a longer needle is no rarer, and fewer needles are better."""

_LETTERS = re.compile(r"[^\\.^$*+?{}\[\]()|]+(?![*+?{])|[^\\.^$*+?{}\[\]()|]|\\[^a-zA-Z0-9]")
_UNTOLD = re.compile(r"[.^$]|\\[bBdDsSwW]|\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP = re.compile(r"\((\?<?[=!]|\?:|(?!\?))")
_QUANTIFIER = re.compile(r"[*+?][+?]?|\{(\d*),?\d*\}[+?]?")


class Cue:
    """One pattern, without flags."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.needles = needles(source)
        """A text that holds none of these does not match; no needle is ever missed."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first wanted."""
        return re.compile(self.source)

    @cached_property
    def matches(self) -> Callable[[str], object]:
        """Tells by anything true whether a text that holds a needle matches."""
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


def _opens(source: str) -> bool:
    """Whether it is known to match nowhere but at the start of a text."""
    if not source.startswith("^"):
        return False
    reader = _Reader(source)
    try:
        reader.sequence()
    except _UnknownError:
        return False
    return reader.at_end


class _UnknownError(Exception):
    """The pattern holds something that is not read here, such as a flag."""


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    @property
    def at_end(self) -> bool:
        """Whether all is read."""
        return self._at == len(self._source)

    def alternatives(self) -> frozenset[str]:
        """Up to the end of the group: each alternative has needles of its own."""
        found = self.sequence()
        while self._source.startswith("|", self._at):
            self._at += 1
            found |= self.sequence()
        return _NOTHING if "" in found else found

    def sequence(self) -> frozenset[str]:
        """Of what stands in a row all must match, so that the best needles will do."""
        best, run = _NOTHING, ""
        while not self.at_end and self._source[self._at] not in "|)":
            letters, needed = self._part()
            least = self._least()
            if letters and least == 1:
                run += letters
                continue
            best, run = _better(best, frozenset({run})), ""
            if least:
                best = _better(best, needed)
        return _better(best, frozenset({run}))

    def _part(self) -> tuple[str, frozenset[str]]:
        """The letters that stand here, or nothing; and the needles of what stands here."""
        if self._matched(_UNTOLD):
            return "", _NOTHING
        if group := self._matched(_GROUP):
            return "", self._inside(group[1])
        if found := self._matched(_LETTERS):
            letters = found[0].removeprefix("\\")
            return letters, frozenset({letters})
        raise _UnknownError

    def _inside(self, about: str) -> frozenset[str]:
        """The needles of a group; what looks ahead or behind has none."""
        inside = self.alternatives()
        if not self._source.startswith(")", self._at):
            raise _UnknownError
        self._at += 1
        return inside if about in ("", "?:") else _NOTHING

    def _least(self) -> int:
        """How often what stands before has to match at least; 1 without a quantifier, 2 for one or more."""
        quantifier = self._matched(_QUANTIFIER)
        if not quantifier:
            return 1
        return 2 if quantifier[0][0] == "+" or int(quantifier[1] or 0) else 0

    def _matched(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, and is then read."""
        found = pattern.match(self._source, self._at)
        if found:
            self._at = found.end()
        return found


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return max(one, other, key=lambda found: (min(_LONG, *map(len, found)), -len(found)))
