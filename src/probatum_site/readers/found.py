"""What the library holds on a question, for a page whose text is still being put together."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache

from probatum.errors import ProbatumError
from probatum_site import engine

MOST = 12
_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources found, best first, and how many more there are."""

    sources: tuple[tuple[str, str, str, int | None], ...]
    """Id, title, kind and year."""
    more: int


def found(question: str, before: bytes | None) -> Shelf | None:
    """The sources on the question; None when it cannot be looked up, which the worker will say better."""
    key = f"found:{sha256(question.encode() + b'|' + (before or b'')).hexdigest()}"
    known: Shelf | None = cache.get(key)
    if known is None:
        known = _look(question, before)
        cache.set(key, known, 60 * _MINUTES)
    return known


def _look(question: str, before: bytes | None) -> Shelf | None:
    try:
        hits = engine.found(question, before).hits
    except ProbatumError:
        return None
    sources = {hit.source.id: hit.source for hit in hits}
    rows = tuple((one.id, one.title, one.kind.value, one.year) for one in sources.values())
    return Shelf(rows[:MOST], max(0, len(rows) - MOST))
