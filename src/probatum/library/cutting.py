"""Sections cut into passages at the ends of sentences."""

from collections.abc import Iterator
from functools import cache

from probatum.text.sentences import sentences
from probatum.types.document import Passage, Section, Span
from probatum.vocabulary import rows

LONGEST_PASSAGE = 1_200
"""Characters aimed at; a sentence that is longer alone is a passage of its own."""
LONGEST_SENTENCE = 4_000
"""A longer one is cut at a space, or where it stands when there is none: no reader can check it."""


def cut(section: Section, source: str, population: str) -> tuple[Passage, ...]:
    """The passages of a section: runs of whole sentences, in order; only white space is left out."""
    role = section.role or role_of(section.label)
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
        )
        for run in _runs(section.text)
    )


@cache
def role_of(label: str) -> str:
    """The role that a heading of up to four words announces, such as "result" for "Main results"."""
    words = label.lower().replace(":", " ").replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= 4 or label.endswith("?"):
        return ""
    return next((role for phrase, role in rows("label_words") if phrase in words), "")


def _runs(text: str) -> Iterator[list[Span]]:
    run: list[Span] = []
    for span in _bounded(text):
        if run and span.end - run[0].start > LONGEST_PASSAGE:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _bounded(text: str) -> Iterator[Span]:
    """The sentences, those that are too long in pieces."""
    for span in sentences(text):
        start = span.start
        while span.end - start > LONGEST_SENTENCE:
            end = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            end = end if end > start else start + LONGEST_SENTENCE
            yield Span(start, end)
            start = end + (text[end] == " ")
        if start < span.end:
            yield Span(start, span.end)
