"""What differs between two editions, sentence by sentence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from probatum_site.models import Edition
from probatum_site.reading import Reading, Statement, read

_ALIKE = 0.45
"""From this share of common words on, a statement is the other one reworded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, or another part of the page, before and after."""

    kind: str
    """`same`, `gone`, `new`, `reworded`, or `resourced`: the same words on other sources."""
    heading: str
    pieces: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in the order of the page."""

    statements: tuple[Line, ...]
    rest: tuple[Line, ...]
    """References, notices, gaps and what else is shown."""

    @property
    def changed(self) -> int:
        """How many lines are not the same."""
        return sum(one.kind != "same" for one in (*self.statements, *self.rest))


def difference(old: Edition, new: Edition) -> Difference:
    """The difference from one edition to another, of the same article or not.

    Raises: Damaged.
    """
    before, after = read(bytes(old.body)), read(bytes(new.body))
    return Difference(
        tuple(_statements(list(_spoken(before)), list(_spoken(after)))),
        tuple(line for name in _PARTS for line in _part(name, before, after)),
    )


_Spoken = tuple[str, Statement]


def _spoken(reading: Reading) -> Iterator[_Spoken]:
    yield from (("In short", one) for one in reading.direct)
    for section in reading.sections:
        yield from ((section.heading, one) for one in section.statements)


def _statements(old: list[_Spoken], new: list[_Spoken]) -> Iterator[Line]:
    keys = [[(heading, one.text, _sources(one)) for heading, one in side] for side in (old, new)]
    matcher = SequenceMatcher(a=keys[0], b=keys[1], autojunk=False)
    for tag, from_, to, at, until in matcher.get_opcodes():
        if tag == "equal":
            yield from (Line("same", heading, (Piece("same", one.text),)) for heading, one in new[at:until])
        else:
            yield from _replaced(old[from_:to], new[at:until])


def _replaced(old: list[_Spoken], new: list[_Spoken]) -> Iterator[Line]:
    """Each new statement with the old one that it is most like; old ones without a match are gone."""
    left = list(old)
    pairs: list[tuple[str, Statement, Statement | None]] = []
    for heading, one in new:
        match = max(left, key=lambda other: _likeness(other[1].text, one.text), default=None)
        if match is not None and _likeness(match[1].text, one.text) >= _ALIKE:
            left.remove(match)
            pairs.append((heading, one, match[1]))
        else:
            pairs.append((heading, one, None))
    yield from (Line("gone", heading, (Piece("gone", one.text),)) for heading, one in left)
    for heading, one, before in pairs:
        yield _pair(heading, before, one) if before else Line("new", heading, (Piece("new", one.text),))


def _pair(heading: str, old: Statement, new: Statement) -> Line:
    if old.text != new.text:
        return Line("reworded", heading, tuple(_words(old.text, new.text)), _other_sources(old, new))
    note = _other_sources(old, new) or "Moved from another section."
    return Line("resourced", heading, (Piece("same", new.text),), note)


def _words(old: str, new: str) -> Iterator[Piece]:
    a, b = old.split(), new.split()
    for tag, from_, to, at, until in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(b[at:until]))
            continue
        if to > from_:
            yield Piece("gone", " ".join(a[from_:to]))
        if until > at:
            yield Piece("new", " ".join(b[at:until]))


def _sources(one: Statement) -> tuple[tuple[str, str, int, int, bool], ...]:
    return tuple((c.reference.id, c.section, c.start, c.end, c.against) for c in one.cited)


def _other_sources(old: Statement, new: Statement) -> str:
    if _sources(old) == _sources(new):
        return ""
    names = [", ".join(c.reference.title for c in one.cited) or "nothing" for one in (old, new)]
    if names[0] == names[1]:
        return "Rests on other words of the same source."
    return f"Rested on: {names[0]}. Rests on: {names[1]}."


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(a=old.split(), b=new.split(), autojunk=False).ratio()


def _references(reading: Reading) -> list[str]:
    return [f"{one.title} ({one.kind})" for _, group in reading.references for one in group]


_PARTS: dict[str, Callable[[Reading], list[str]]] = {
    "Notices": lambda reading: [text for _, text in reading.notices],
    "Evidence conflicts": lambda reading: [f"{one.about}: {one.reason}" for one in reading.conflicts],
    "What the library cannot answer": lambda reading: list(reading.gaps),
    "Found and set aside": lambda reading: [f"{title}: {reason}" for title, reason in reading.set_aside],
    "Words explained": lambda reading: [f"{term}: {meaning}" for term, meaning in reading.glossary],
    "References": _references,
    "Disclaimer": lambda reading: [reading.disclaimer],
}


def _part(name: str, old: Reading, new: Reading) -> Iterator[Line]:
    before, after = _PARTS[name](old), _PARTS[name](new)
    yield from (Line("gone", name, (Piece("gone", one),)) for one in _only(before, after))
    yield from (Line("new", name, (Piece("new", one),)) for one in _only(after, before))


def _only(these: Sequence[str], others: Sequence[str]) -> list[str]:
    return [one for one in these if one not in set(others)]
