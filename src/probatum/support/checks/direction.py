"""What rises in the quote rises in the statement, and what gets better gets better."""

from probatum.support.checks import Names
from probatum.support.guards import guards, wording
from probatum.support.phrases import Found
from probatum.support.reading import read
from probatum.support.topics import topics
from probatum.support.verdict import PASSED, Verdict, failed, listed

OPPOSITE = {"more": "less", "less": "more", "better": "worse", "worse": "better"}
NEAR = 5
"""Content words on each side that tell what a direction is said of."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a direction is not in the quote, or is there said of something else."""
    there = guards(quote, "directions")
    wrong = [item for item in guards(text, "directions") if not _holds(text, item, quote, there)]
    return failed(f"direction not in the quote: {listed(wording(text, wrong))}") if wrong else PASSED


def _holds(text: str, item: Found, quote: str, there: tuple[Found, ...]) -> bool:
    same = [other for other in there if other.group == item.group]
    opposite = [other for other in there if other.group == OPPOSITE[item.group]]
    if not same or not opposite:
        return bool(same)
    near = _near(text, item)
    return _most_shared(near, quote, same) >= _most_shared(near, quote, opposite)


def _most_shared(near: frozenset[str], quote: str, items: list[Found]) -> int:
    return max(len(near & _near(quote, item)) for item in items)


def _near(text: str, item: Found) -> frozenset[str]:
    """The content words around a direction, up to the directions next to it."""
    others = guards(text, "directions")
    start = max((other.end for other in others if other.end <= item.start), default=0)
    end = min((other.start for other in others if other.start >= item.end), default=len(read(text).tokens))
    before = [topic.stem for topic in topics(text) if start <= topic.at < item.start]
    after = [topic.stem for topic in topics(text) if item.end <= topic.at < end]
    return frozenset(before[-NEAR:] + after[:NEAR])
