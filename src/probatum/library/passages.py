"""Passages that a connector gives, checked and moved along when their text is cleaned."""

from collections.abc import Sequence
from dataclasses import replace

from probatum.text.normalise import clean
from probatum.types.document import Passage, Section, Span
from probatum.types.source import Source


class Refused(ValueError):
    """A document that may not come in; its text is the reason."""


def given(section: Section, kept: Section, source: Source) -> tuple[Passage, ...]:
    """The passages of a section that came in, with their places in the text that is `kept`, in order.

    Raises: Refused: a passage is not the text at its place, or its sentences are not in it.
    """
    passages = sorted(section.passages, key=lambda passage: (passage.start, passage.end))
    for passage in passages:
        _check(passage, section)
    if kept.text != section.text:
        passages = _moved(passages, section.text, kept.text)
    return tuple(
        replace(
            passage,
            source=source.id,
            section=kept.label,
            text=kept.text[passage.start : passage.end],
            plain=" ".join(clean(passage.plain).split()),
        )
        for passage in passages
        if passage.start < passage.end
    )


def _check(passage: Passage, section: Section) -> None:
    where = f"section {section.label!r}, passage {passage.start}-{passage.end}"
    if not 0 <= passage.start < passage.end <= len(section.text):
        raise Refused(f"{where} is outside the text of {len(section.text)} characters")
    if passage.text != section.text[passage.start : passage.end] or not passage.text.strip():
        raise Refused(f"{where} is not the text at that place")
    at = passage.start
    for span in passage.sentences:
        if not at <= span.start < span.end <= passage.end:
            raise Refused(f"{where} has a sentence {span.start}-{span.end} outside it or out of order")
        at = span.end
    for stated in (passage.strength, passage.certainty):
        if stated and not passage.start <= stated.start < stated.end <= passage.end:
            raise Refused(f"{where} has a strength or certainty outside it")


def _moved(passages: Sequence[Passage], text: str, cleaned: str) -> list[Passage]:
    """The passages at the places that their edges have in the cleaned text."""
    edges = {edge for passage in passages for edge in (passage.start, passage.end)}
    edges |= {edge for passage in passages for span in _spans(passage) for edge in (span.start, span.end)}
    place = {edge: len(clean(text[:edge])) for edge in edges}
    for edge in sorted(edges):
        if clean(text[:edge]) + clean(text[edge:]) != cleaned:
            raise Refused(f"the text cannot be cleaned without moving the edge at {edge}; clean it before")
    return [
        replace(
            passage,
            start=place[passage.start],
            end=place[passage.end],
            sentences=tuple(
                Span(place[span.start], place[span.end])
                for span in passage.sentences
                if place[span.start] < place[span.end]
            ),
            strength=passage.strength and Span(place[passage.strength.start], place[passage.strength.end]),
            certainty=passage.certainty
            and Span(place[passage.certainty.start], place[passage.certainty.end]),
        )
        for passage in passages
    ]


def _spans(passage: Passage) -> tuple[Span, ...]:
    return (*passage.sentences, *(span for span in (passage.strength, passage.certainty) if span))
