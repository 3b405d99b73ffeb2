"""Sections cut into passages at the ends of sentences."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from probatum.text.sentences import sentences
from probatum.types.document import Passage, Section, Span
from probatum.vocabulary import rows

LONGEST_PASSAGE = 1_200
"""Characters aimed at; a sentence that is longer alone is a passage of its own."""
LONGEST_SENTENCE = 4_000
"""A longer one is cut at a space, or where it stands when there is none: no reader can check it."""


def cut(section: Section, source: str, population: str) -> tuple[Passage, ...]:
    """The passages of a section: runs of whole sentences, in order; only white space is left out.

    A passage ends where the next sentence stands behind another anchor.
    """
    role = section.role or role_of(section.label)
    starts = [anchor.start for anchor in section.anchors]
    return tuple(
        Passage(
            source=source,
            section=section.label,
            start=run[0].start,
            end=run[-1].end,
            text=section.text[run[0].start : run[-1].end],
            sentences=tuple(run),
            facet=section.facet,
            role=role,
            population=population,
            locator=section.anchors[place - 1].locator if place else "",
        )
        for place, run in _runs(section.text, starts)
    )


@cache
def role_of(label: str) -> str:
    """The role that a heading of up to four words announces, such as "result" for "Main results"."""
    words = label.lower().replace(":", " ").replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= 4 or label.endswith("?"):
        return ""
    return next((role for phrase, role in rows("label_words") if phrase in words), "")


def _runs(text: str, starts: list[int]) -> Iterator[tuple[int, list[Span]]]:
    """Each run, and how many of the places that start something new lie at or before it."""
    run: list[Span] = []
    before = 0
    for span in _bounded(text):
        place = bisect_right(starts, span.start) if starts else 0
        if run and (place != before or span.end - run[0].start > LONGEST_PASSAGE):
            yield before, run
            run = []
        before = place
        run.append(span)
    if run:
        yield before, run


def _bounded(text: str) -> Iterable[Span]:
    """The sentences, those that are too long in pieces."""
    spans = sentences(text)
    return spans if len(text) <= LONGEST_SENTENCE else _in_pieces(text, spans)


def _in_pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        if span.end - span.start <= LONGEST_SENTENCE:
            yield span
            continue
        start = span.start
        while span.end - start > LONGEST_SENTENCE:
            end = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            end = end if end > start else start + LONGEST_SENTENCE
            yield Span(start, end)
            start = end + (text[end] == " ")
        if start < span.end:
            yield Span(start, span.end)
