"""Where statements of different sources cannot both hold as they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from probatum.composers._directions import way
from probatum.composers._merge import Merged
from probatum.composers._statement import Statement
from probatum.support.disagreement import disagreement
from probatum.types.draft import Claim, Conflict, DraftSection
from probatum.types.source import Kind
from probatum.vocabulary import words

_SHARED = 5
"""Content stems that both statements must hold: fewer, and they speak of different things."""
_PATTERNS = (
    (re.compile(r"\b([a-z]+) ([\w-]+(?: [\w-]+)?)"), 2, 1),
    (re.compile(r"\b([\w-]+(?: [\w-]+)?) (?:was|were|is|are) (?:\w+ly )?([a-z]+)\b"), 1, 2),
)
"""With the group of what is measured and the group of the word of direction."""
_OF_QUALITY = ("al", "ar", "ic", "ous", "ive", "ory")
_MOST = 6

Shown = tuple[Merged, Claim]


def conflicts(
    lead: Sequence[Merged],
    rest: Sequence[tuple[str, Sequence[Merged]]],
    opening: Sequence[Claim],
    body: Sequence[DraftSection],
) -> tuple[Conflict, ...]:
    """Pairs of claims of which one finds more and the other less of the same thing, newest source first."""
    shown: list[Shown] = [*zip(lead, opening, strict=True)]
    for (_, groups), section in zip(rest, body, strict=True):
        shown += zip(groups, section.claims, strict=True)
    return tuple(_pairs(shown))[:_MOST]


def _pairs(shown: Sequence[Shown]) -> Iterator[Conflict]:
    sides = [_Side(each, each[0].statement) for each in shown]
    for first, second in combinations(sides, 2):
        one, other = first.shown, second.shown
        special = _house(one, other) or _succession(one, other) if first.guides and second.guides else None
        about = "" if special else _opposed(first, second)
        if special:
            yield special
        elif about:
            newest = sorted((one, other), key=_newest)
            reason = f"One source finds more, the other less ({_years(newest)})."
            yield Conflict(about, tuple(claim.id for _, claim in newest), reason)


@dataclass(frozen=True)
class _Side:
    """A statement that is shown; it is set against every other, and read once."""

    shown: Shown
    statement: Statement

    @cached_property
    def guides(self) -> bool:
        """Whether it says what to do."""
        return self.statement.hit.source.kind in {Kind.GUIDELINE, Kind.LOCAL}

    @cached_property
    def content(self) -> frozenset[str]:
        """Its content stems without figures."""
        return frozenset(stem for stem in self.statement.content if not stem.isdigit())

    @cached_property
    def directions(self) -> dict[str, tuple[str, int]]:
        """See `_directions`."""
        return _directions(self.statement)


def _succession(one: Shown, other: Shown) -> Conflict | None:
    """A newer guideline that says something else than an older one to the same matter: the newer first."""
    newest = sorted((one, other), key=_newest)
    years = [shown[0].statement.hit.source.year for shown in newest]
    if {_kind(one), _kind(other)} != {Kind.GUIDELINE} or None in years or years[0] == years[1]:
        return None
    found = disagreement(*(shown[0].statement.text for shown in newest))
    if found is None or found.kind != "denial":
        return None
    reason = f"{found.reason} The newer guidance counts ({_years(newest)})."
    return Conflict("Newer and older guidance", tuple(claim.id for _, claim in newest), reason)


def _years(shown: Sequence[Shown]) -> str:
    """The years of the sources, as "2025 against 2012"."""
    return " against ".join(str(merged.statement.hit.source.year or "undated") for merged, _ in shown)


def _house(one: Shown, other: Shown) -> Conflict | None:
    """A local protocol that says something else than a guideline to the same matter: the protocol first."""
    local, guidance = sorted((one, other), key=lambda shown: _kind(shown) is not Kind.LOCAL)
    if (_kind(local), _kind(guidance)) != (Kind.LOCAL, Kind.GUIDELINE):
        return None
    found = disagreement(local[0].statement.text, guidance[0].statement.text)
    if found is None:
        return None
    house, issuer = (shown[0].statement.hit.source.container for shown in (local, guidance))
    return Conflict(
        "Local protocol and guidance", (local[1].id, guidance[1].id), f"{house} and {issuer}: {found.reason}"
    )


def _kind(shown: Shown) -> Kind:
    return shown[0].statement.hit.source.kind


def _newest(shown: Shown) -> tuple[int, str]:
    merged, claim = shown
    return -(merged.statement.hit.source.year or 0), claim.id


def _opposed(first: _Side, second: _Side) -> str:
    """The word on which two statements of different sources point opposite ways; empty when they do not."""
    if len(first.content & second.content) < _SHARED:
        return ""
    if first.statement.hit.source.id == second.statement.hit.source.id:
        return ""
    one, other = first.directions, second.directions
    found = [word for stem, (word, up) in one.items() if other.get(stem, ("", up))[1] == -up]
    return found[-1] if found else ""


def _directions(statement: Statement) -> dict[str, tuple[str, int]]:
    """For each thing that is said to be more or less: the word, and 1 or -1.

    Read are only "lower D2 binding" and "binding was lower": anything looser finds conflicts where none are.
    """
    ways: dict[str, tuple[str, int]] = {}
    for pattern, thing, direction in _PATTERNS:
        for match in pattern.finditer(statement.text.lower()):
            found = way(match.group(direction))
            for word in match.group(thing).split() if found else ():
                if word not in words("stop_words") | words("generic_words") and _is_thing(word):
                    ways.setdefault(word[:7], (word, found))
    return ways


def _is_thing(word: str) -> bool:
    """Whether a word may be what was measured; "cardiovascular" alone is not."""
    return len(word) > 3 and not word.endswith(_OF_QUALITY)
