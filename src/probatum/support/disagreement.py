"""Do two statements disagree: more against less, a denial against what it denies, figure against figure?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from probatum.support.checks.direction import OPPOSITE
from probatum.support.checks.negation import denials, scope
from probatum.support.guards import guards
from probatum.support.phrases import Found
from probatum.support.quantities import Quantity, quantities
from probatum.support.reading import READINGS
from probatum.support.topics import stems, topics

SAME_MATTER = 0.5
"""Share of the content words of the shorter statement that the other has to have; set by hand."""
FEWEST = 3
"""Content words that both must have: with fewer they may speak of different things."""
NEAR = 4
"""Content words on each side that tell what a direction or a number is said of."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """On what two statements disagree."""

    kind: str
    """direction, denial or number."""
    about: tuple[str, ...]
    """Stems of the words that both say it of, sorted; empty for a number."""
    reason: str
    """In plain words."""


@dataclass(frozen=True, slots=True)
class _Way:
    group: str
    denied: bool
    near: frozenset[str]


def disagreement(first: str, second: str) -> Disagreement | None:
    """Why both cannot hold as they stand; None when nothing shows that, or they speak of different things."""
    if not same_matter(first, second):
        return None
    found = _of_direction(first, second) or _of_denial(first, second) or _of_denial(second, first)
    return found or _of_numbers(first, second)


def same_matter(first: str, second: str) -> bool:
    """Whether the shorter one has most of its content words in common with the other."""
    one, other = _matter(first), _matter(second)
    shared = len(one & other)
    return shared >= min(FEWEST, len(one), len(other)) and shared >= SAME_MATTER * min(len(one), len(other))


@lru_cache(READINGS)
def _matter(text: str) -> frozenset[str]:
    """The content words but for those that only tell which way something goes, or how sure it is."""
    lists = ("directions", "hedges", "negations")
    taken = {at for name in lists for item in guards(text, name) for at in range(item.start, item.end)}
    return frozenset(topic.stem for topic in topics(text) if topic.at not in taken)


def _of_direction(first: str, second: str) -> Disagreement | None:
    """The closest pair of directions decides."""
    pairs = [
        (len(one.near & other.near), one, other)
        for one in _ways(first)
        for other in _ways(second)
        if other.group in (one.group, OPPOSITE[one.group])
    ]
    if not pairs:
        return None
    shared, one, other = max(pairs, key=lambda pair: pair[0])
    about = tuple(sorted(one.near & other.near))
    if not shared:
        return None
    if one.group == other.group and one.denied != other.denied:
        return Disagreement("denial", about, "One denies what the other says.")
    if one.group != other.group and not one.denied and not other.denied:
        return Disagreement("direction", about, "One finds more or better, the other less or worse.")
    return None


@lru_cache(READINGS)
def _ways(text: str) -> tuple[_Way, ...]:
    return tuple(
        _Way(item.group, _is_denied(text, item), _near(text, item.start, item.end))
        for item in guards(text, "directions")
    )


def _is_denied(text: str, item: Found) -> bool:
    own = {topic.stem for topic in topics(text) if item.start <= topic.at < item.end}
    return any(denial.start != item.start and own & scope(text, denial) for denial in denials(text))


def _near(text: str, start: int, end: int) -> frozenset[str]:
    known = _matter(text)
    before = [topic.stem for topic in topics(text) if topic.at < start and topic.stem in known]
    after = [topic.stem for topic in topics(text) if topic.at >= end and topic.stem in known]
    return frozenset(before[-NEAR:] + after[:NEAR])


def _of_denial(denying: str, saying: str) -> Disagreement | None:
    """What the one denies and the other, which denies nothing, says."""
    if denials(saying) or not denials(denying):
        return None
    denied = frozenset[str]().union(*(scope(denying, item) for item in denials(denying)))
    about = denied & stems(saying)
    if about and len(about) * 2 >= len(denied & _matter(denying)):
        return Disagreement("denial", tuple(sorted(about)), "One denies what the other says.")
    return None


def _of_numbers(first: str, second: str) -> Disagreement | None:
    """A figure of the one that lies outside the interval, or is not the figure, that the other gives."""
    for one in _figures(first):
        alike = [other for other in _figures(second) if other.unit == one.unit]
        close = [other for other in alike if one.near & other.near]
        if close and not any(_compatible(one, other) for other in close):
            return Disagreement("number", (), f"One says {one.shown}, the other {close[0].shown}.")
    return None


@dataclass(frozen=True, slots=True)
class _Figure:
    unit: str
    low: float
    high: float
    near: frozenset[str]
    shown: str


def _compatible(one: _Figure, other: _Figure) -> bool:
    return one.low <= other.high and other.low <= one.high


def _figures(text: str) -> Iterator[_Figure]:
    """Figures with a unit, each with the interval that follows it, or else as it stands."""
    items = [item for item in quantities(text) if not item.pronoun]
    for at, item in enumerate(items):
        if item.place or not item.unit or item.unit == "% confidence":
            continue
        low, high = _interval(item, items[at + 1 : at + 4])
        yield _Figure(item.unit, low, high, _near(text, item.start, item.end), str(item))


def _interval(item: Quantity, following: list[Quantity]) -> tuple[float, float]:
    value = float(item.value)
    if item.bound in ("<", "≤"):
        return float("-inf"), value
    if item.bound in (">", "≥"):
        return value, float("inf")
    ends = [float(each.value) for each in following if each.place]
    if len(ends) >= 2 and following[0].unit == "% confidence" and ends[0] <= value <= ends[1]:
        return ends[0], ends[1]
    return (value * 0.95, value * 1.05) if item.bound == "~" else (value, value)
