"""The same finding in several sources is one statement with several citations; nothing is said twice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from probatum.composers._directions import ways
from probatum.composers._relevance import Scored
from probatum.composers._statement import Statement
from probatum.support.agreement import opposes
from probatum.support.phrases import opens
from probatum.types.source import Kind

_SAME, _NO_MORE = 0.72, 0.6
"""Shares of the content stems of the one, and of the other, that both hold, from which they say the same."""
_FEWEST = 4
"""Content stems that they have to share at least."""
_ALIKE = 0.55
"""Share (Jaccard) from which a second statement tells a reader too little that is new."""


_WORD = re.compile(r"\w+")
_NEGATED = re.compile(
    r"\b(?:no|not|nor|without|never|neither)\b|\b(?:recommend|suggest|advis)\w* (?:\w+ )?against\b"
)


_NEGATING = frozenset({"no", "not", "nor", "without", "never", "neither", "against"})
"""Stems of which one is in every statement that is negated: the pattern is tried on few."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A statement with others, of other sources, that say the same."""

    best: Scored
    same: tuple[Statement, ...] = ()

    @property
    def statement(self) -> Statement:
        """The one whose words are shown."""
        return self.best.statement


def merged(scored: Sequence[Scored], *, most: int) -> list[Merged]:
    """Best first, at most `most`; each joins the first that says the same, or is dropped as alike.

    Where the check that every further quote has to pass would find a denial or direction against the one
    shown, both are kept.
    """
    kept: list[Merged] = []
    places: dict[_Sign, list[_Placed]] = {}
    for item in scored:
        profile = _profile(item.statement)
        others = places.setdefault(profile.sign, [])
        place, alike = _compared(profile, others)
        if place is not None and not _denies(item.statement, kept[place].statement):
            kept[place] = _joined(kept[place], item.statement)
        elif len(kept) < most and not alike:
            others.append((len(kept), profile))
            kept.append(Merged(item))
    return kept


def _denies(new: Statement, shown: Statement) -> bool:
    """Whether a word that only one of them has opens a denial or a direction, and the check says so, too."""
    if new.text == shown.text:
        return False
    differing = {*_WORD.findall(new.lower)} ^ {*_WORD.findall(shown.lower)}
    return any(opens(word, "negations", "directions") for word in differing) and opposes(shown.text, new.text)


def _joined(group: Merged, statement: Statement) -> Merged:
    sources = {other.hit.source.id for other in (group.statement, *group.same)}
    if statement.hit.source.id in sources:
        return group
    return Merged(group.best, (*group.same, statement))


_Sign = tuple[bool, frozenset[int]]
"""Whether it is negated, and whether it speaks of more, of less, or of both.

Two statements that differ in it are a conflict, not doubles.
"""


@dataclass(frozen=True, slots=True)
class _Profile:
    stems: frozenset[str]
    numbers: frozenset[str]
    sign: _Sign
    local: bool
    """Whether the house itself says it: what guidance says to the same is shown beside it."""


_Placed = tuple[int, _Profile]


def _profile(statement: Statement) -> _Profile:
    content = frozenset(statement.content)
    numbers = frozenset(re.findall(r"\d+(?:\.\d+)?", statement.text))
    lower = statement.text.lower()
    negated = not _NEGATING.isdisjoint(statement.stems) and _NEGATED.search(lower) is not None
    local = statement.hit.source.kind is Kind.LOCAL
    return _Profile(content - numbers, numbers, (negated, ways(lower)), local)


def _compared(new: _Profile, others: Sequence[_Placed]) -> tuple[int | None, bool]:
    """Place of the first of the same sign whose content words and figures it has; whether any is alike."""
    alike = False
    for place, other in others:
        shared = len(other.stems & new.stems)
        if shared >= _FEWEST and _says_the_same(new, other, shared):
            return place, alike
        if shared and other.local == new.local:
            alike = alike or shared / (len(other.stems) + len(new.stems) - shared) >= _ALIKE
    return None, alike


def _says_the_same(new: _Profile, other: _Profile, shared: int) -> bool:
    """Whether the one holds nearly all of the other, figures included, and is about little else.

    A long statement may hold all words of a short one and say something else with them: it is no support.
    """
    held = shared >= _SAME * len(other.stems) and other.numbers <= new.numbers
    return held and shared >= _NO_MORE * len(new.stems)
