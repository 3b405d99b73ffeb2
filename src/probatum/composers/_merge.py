"""The same finding in several sources is one statement with several citations; nothing is said twice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from probatum.composers._directions import ways
from probatum.composers._relevance import Scored
from probatum.composers._statement import Statement
from probatum.types.source import Kind

_SAME = 0.72
"""Share of the content stems of the one that the other holds, from which two statements say the same."""
_ALIKE = 0.55
"""Share (Jaccard) from which a second statement tells a reader too little that is new."""


_NEGATED = re.compile(
    r"\b(?:no|not|nor|without|never|neither)\b|\b(?:recommend|suggest|advis)\w* (?:\w+ )?against\b"
)


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
    """Best first, at most `most`; each joins the first that says the same, or is dropped as alike."""
    kept: list[Merged] = []
    profiles: list[_Profile] = []
    for item in scored:
        profile = _profile(item.statement)
        place = next((place for place, other in enumerate(profiles) if _says_the_same(other, profile)), None)
        if place is not None:
            kept[place] = _joined(kept[place], item.statement)
        elif len(kept) < most and not any(_alike(other, profile) for other in profiles):
            kept.append(Merged(item))
            profiles.append(profile)
    return kept


def _joined(group: Merged, statement: Statement) -> Merged:
    sources = {other.hit.source.id for other in (group.statement, *group.same)}
    if statement.hit.source.id in sources:
        return group
    return Merged(group.best, (*group.same, statement))


@dataclass(frozen=True, slots=True)
class _Profile:
    stems: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    ways: frozenset[int]
    """Whether it speaks of more, of less, or of both."""
    local: bool
    """Whether the house itself says it: what guidance says to the same is shown beside it."""


def _profile(statement: Statement) -> _Profile:
    content = frozenset(statement.content)
    numbers = frozenset(re.findall(r"\d+(?:\.\d+)?", statement.text))
    lower = statement.text.lower()
    negated = _NEGATED.search(lower) is not None
    local = statement.hit.source.kind is Kind.LOCAL
    return _Profile(content - numbers, numbers, negated, ways(lower), local)


def _says_the_same(first: _Profile, second: _Profile) -> bool:
    """Whether the second supports the first: its content words, figures, negation and direction."""
    if not first.stems or not first.numbers <= second.numbers or not _same_sign(first, second):
        return False
    return (
        len(first.stems & second.stems) >= _SAME * len(first.stems) and len(first.stems & second.stems) >= 4
    )


def _alike(first: _Profile, second: _Profile) -> bool:
    if first.local != second.local or not _same_sign(first, second):
        return False
    union = len(first.stems | second.stems)
    return bool(union) and len(first.stems & second.stems) / union >= _ALIKE


def _same_sign(first: _Profile, second: _Profile) -> bool:
    """Whether two statements agree in negation and direction; if not, they are a conflict, not doubles."""
    return first.negated == second.negated and first.ways == second.ways
