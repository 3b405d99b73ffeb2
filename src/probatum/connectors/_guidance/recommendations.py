"""Recommendations in running text, and what they state of their strength and certainty."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from probatum.text.sentences import sentences
from probatum.types.document import Span
from probatum.vocabulary import table

_Passage = tuple[Span, tuple[Span, ...], bool, Span | None, Span | None]
"""Its place, its statements, whether it is a recommendation, and where it states strength and certainty."""


def passages(text: str, *, listed: bool) -> Iterator[_Passage]:
    """A paragraph in passages: each recommendation alone, with the marks of strength behind it, and the rest.

    `listed`: it stands in a list under a heading that announces recommendations, so it is one as a whole.
    """
    spans = sentences(text)
    if listed and spans:
        yield _recommendation(text, _without_marks(text, spans), spans[-1].end)
        return
    rest: list[Span] = []
    at = 0
    while at < len(spans):
        if not _recommends(text[spans[at].start : spans[at].end]):
            rest.append(spans[at])
            at += 1
            continue
        if rest:
            yield Span(rest[0].start, rest[-1].end), tuple(rest), False, None, None
            rest = []
        first, at = at, at + 1
        while at < len(spans) and is_mark(text[spans[at].start : spans[at].end]):
            at += 1
        yield _recommendation(text, [spans[first]], spans[at - 1].end)
    if rest:
        yield Span(rest[0].start, rest[-1].end), tuple(rest), False, None, None


def is_mark(text: str) -> bool:
    """Whether a text only states strength or certainty: "(Strong; low certainty)", "Grade: B"."""
    rest = text
    for name in ("strength", "certainty"):
        for pattern in _patterns(name):
            rest = pattern.sub("", rest)
    return rest != text and len(re.findall(r"[^\W\d_]{2,}", rest)) <= 3


def announces(heading: str) -> bool:
    """Whether what is listed under this heading are recommendations."""
    return any(pattern.search(heading) for pattern in _patterns("headings"))


def _recommends(sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in _patterns("recommends"))


def _without_marks(text: str, spans: Sequence[Span]) -> list[Span]:
    kept = [span for span in spans if not is_mark(text[span.start : span.end])]
    return kept or list(spans)


def _recommendation(text: str, spans: Sequence[Span], end: int) -> _Passage:
    start = spans[0].start
    strength, certainty = (_stated(text, start, end, name) for name in ("strength", "certainty"))
    return Span(start, end), tuple(spans), True, strength, certainty


def _stated(text: str, start: int, end: int, name: str) -> Span | None:
    """The first place that states it, by the first pattern that finds one."""
    for pattern in _patterns(name):
        if match := pattern.search(text, start, end):
            found = match.span("stated") if "stated" in pattern.groupindex else match.span()
            return Span(*found)
    return None


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("recommendations")[name])
