"""MEDIQA 2019, task 3: questions of consumers (LiveQA 2017, Alexa) with answers that were judged. Public."""

import tarfile
from dataclasses import dataclass
from functools import cache

from lxml import etree

from evals.readers import SHARED

ARCHIVE = "data/consumer/liveqa-mediqa-dev.tar.xz"
_FOLDER = "mediqa2019/MEDIQA_Task3_QA/"
_FILES = {
    "LiveQA": f"{_FOLDER}MEDIQA2019-Task3-QA-TrainingSet1-LiveQAMed.xml",
    "Alexa": f"{_FOLDER}MEDIQA2019-Task3-QA-TrainingSet2-Alexa.xml",
    "MEDIQA": f"{_FOLDER}MEDIQA2019-Task3-QA-ValidationSet.xml",
}
_USEFUL = 3
"""Of 4: an incomplete answer or better."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer from a page for consumers."""

    id: str
    text: str
    useful: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the answers that were judged for it."""

    id: str
    part: str
    """LiveQA (long messages), Alexa (short questions) or MEDIQA."""
    text: str
    answers: tuple[Answer, ...]


@cache
def questions() -> tuple[Question, ...]:
    """All, part by part, in the order of the files."""
    with tarfile.open(SHARED / ARCHIVE) as archive:
        found = []
        for part, name in _FILES.items():
            file = archive.extractfile(name)
            assert file, name
            page = etree.fromstring(file.read())
            found += [_question(part, entry) for entry in page.iter("Question")]
    return tuple(found)


def _question(part: str, entry: etree._Element) -> Question:
    answers = tuple(
        Answer(
            id=f"{part}/{answer.get('AID')}",
            text=" ".join((answer.findtext("AnswerText") or "").split()),
            useful=int(answer.get("ReferenceScore") or 0) >= _USEFUL,
        )
        for answer in entry.iter("Answer")
    )
    text = " ".join((entry.findtext("QuestionText") or "").split())
    return Question(f"{part}/{entry.get('QID')}", part, text, answers)
