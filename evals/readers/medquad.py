"""MedQuAD: questions that pages of the National Institutes of Health answer. CC BY 4.0."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

from evals.readers import SHARED

ARCHIVE = "data/consumer/medquad.tar.xz"
_HELD_OUT = 5
"""Of so many pages one is for validation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question."""

    id: str
    page: int
    """Number of the page within the collection."""
    focus: str
    """What the page is about; its title."""
    synonyms: tuple[str, ...]
    question: str
    kind: str
    """information, symptoms, treatment ..."""
    text: str


@cache
def answers() -> tuple[Answer, ...]:
    """All answered questions, by id."""
    with tarfile.open(SHARED / ARCHIVE) as archive:
        found = [
            answer
            for member in archive
            if member.name.endswith(".xml") and (file := archive.extractfile(member))
            for answer in _answers(member.name, etree.fromstring(file.read()))
        ]
    return tuple(sorted(found, key=lambda answer: answer.id))


def train() -> tuple[Answer, ...]:
    """Those of four pages in five."""
    return tuple(answer for answer in answers() if answer.page % _HELD_OUT)


def validate() -> tuple[Answer, ...]:
    """Those of the fifth page."""
    return tuple(answer for answer in answers() if answer.page % _HELD_OUT == 0)


def _answers(name: str, page: etree._Element) -> Iterator[Answer]:
    folder, file = name.removesuffix(".xml").split("/")[-2:]
    for pair in page.iter("QAPair"):
        question = pair.find("Question")
        text = " ".join((pair.findtext("Answer") or "").split())
        if question is None or not text:
            continue
        yield Answer(
            id=f"{folder}/{question.get('qid')}",
            page=int("".join(filter(str.isdigit, file))),
            focus=" ".join((page.findtext("Focus") or "").split()),
            synonyms=tuple(" ".join((one.text or "").split()) for one in page.iter("Synonym")),
            question=" ".join((question.text or "").split()),
            kind=question.get("qtype") or "",
            text=text,
        )
