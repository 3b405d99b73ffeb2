"""The sets of the search benchmark: what is searched, what is asked, and what is to be found."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from evals.readers import abstracts, bioasq, clef_tar, mediqa, medquad, pubmedqa, scifact
from evals.stock import library, record
from probatum.library import Library
from probatum.types.document import Document

NEEDS = (
    bioasq.QUESTIONS,
    bioasq.PASSAGES,
    abstracts.ABSTRACTS,
    scifact.CORPUS,
    scifact.CLAIMS,
    clef_tar.TOPICS,
    pubmedqa.QUESTIONS,
    medquad.ARCHIVE,
    mediqa.ARCHIVE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record to be found, or to be passed over."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text, as a baseline reads it."""
        return f"{self.title} {self.text}".strip()

    @property
    def document(self) -> Document:
        """As the library takes it; without text there is nothing to cite, and search passes it over."""
        return record(self.id, self.title, self.text)

    @property
    def findable(self) -> Document:
        """The same with the title as text where there is no other, as a baseline reads it.

        6,436 of the 68,515 records, some of them wanted, are a title and no more.
        """
        return record(self.id, self.title, self.text or self.title)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the ids of what is to be found."""

    text: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """One set."""

    name: str
    stock: Callable[[], tuple[Entry, ...]]
    questions: Callable[[], list[Asked]]

    def library(self) -> Library:
        """What is searched, each record findable; built once."""
        return library(f"{self.stock.__name__}-findable", (entry.findable for entry in self.stock()))


@cache
def pubmed() -> tuple[Entry, ...]:
    """The passages that BioASQ cites, record by record, among 55,101 whole records; no catalogue data."""
    return _among([(one.pmid, one.title, one.abstract) for one in _others()])


@cache
def cut() -> tuple[Entry, ...]:
    """The same with the others cut to runs of sentences as short as BioASQ's: length tells nothing."""
    lengths = [len(one.abstract.split()) for one in bioasq.records().values()]
    titled = sum(bool(one.title) for one in bioasq.records().values()) / len(lengths)
    rows = []
    for one in _others():
        mark = crc32(one.pmid.encode())
        title = one.title if mark % 1000 < titled * 1000 or not one.abstract else ""
        rows.append((one.pmid, title, _run(one.abstract, mark, lengths[mark % len(lengths)])))
    return _among(rows)


def _run(text: str, mark: int, length: int) -> str:
    """Whole sentences from one that the mark picks, until there are `length` words."""
    sentences = re.split(r"(?<=[.?!])\s+", text)
    first, kept = mark // 7 % len(sentences), 0
    last = first
    while last < len(sentences) and kept < max(length, 1):
        kept += len(sentences[last].split())
        last += 1
    return " ".join(sentences[first:last])


def _others() -> list[abstracts.Abstract]:
    return [one for one in abstracts.abstracts() if one.pmid not in bioasq.records()]


def _among(others: Sequence[tuple[str, str, str]]) -> tuple[Entry, ...]:
    cited = [(one.pmid, one.title, one.abstract) for one in bioasq.records().values()]
    return tuple(Entry(f"pmid:{pmid}", title, text) for pmid, title, text in (*cited, *others))


@cache
def claims() -> tuple[Entry, ...]:
    """The abstracts of SciFact."""
    return tuple(
        Entry(f"local:scifact-{one.id}", one.title, " ".join(one.sentences))
        for one in scifact.corpus().values()
    )


@cache
def pages() -> tuple[Entry, ...]:
    """The answers of MedQuAD, each under the title of its page."""
    return tuple(Entry(f"local:{_plain(one.id)}", one.focus, one.text) for one in medquad.answers())


@cache
def judged() -> tuple[Entry, ...]:
    """The answers that MEDIQA judged, for all of its questions."""
    answers = [answer for question in mediqa.questions() for answer in question.answers]
    return tuple(Entry(f"local:{_plain(one.id)}", "", one.text) for one in answers)


def _bioasq(questions: tuple[bioasq.Question, ...]) -> list[Asked]:
    held = bioasq.records()
    asked = [Asked(one.text, _pmids(pmid for pmid in one.pmids if pmid in held)) for one in questions]
    return [one for one in asked if one.wanted]


def _scifact() -> list[Asked]:
    return [
        Asked(claim.text, frozenset(f"local:scifact-{one}" for one in claim.cited))
        for claim in scifact.claims()
    ]


def _clef() -> list[Asked]:
    return [Asked(topic.title, _pmids(topic.pmids)) for topic in clef_tar.topics()]


def _pubmedqa() -> list[Asked]:
    return [Asked(one.text, _pmids([one.pmid])) for one in pubmedqa.questions()]


def _medquad() -> list[Asked]:
    return [Asked(one.question, frozenset([f"local:{_plain(one.id)}"])) for one in medquad.validate()[::3]]


def _mediqa(part: str) -> list[Asked]:
    asked = [
        Asked(one.text, frozenset(f"local:{_plain(answer.id)}" for answer in one.answers if answer.useful))
        for one in mediqa.questions()
        if one.part == part
    ]
    return [one for one in asked if one.wanted]


def _pmids(pmids: Iterable[str]) -> frozenset[str]:
    return frozenset(f"pmid:{pmid}" for pmid in pmids)


def _plain(identifier: str) -> str:
    return identifier.lower().replace("/", "-").replace("_", "-")


TASKS = (
    Task("BioASQ 10B among 55,101", pubmed, lambda: _bioasq(bioasq.validate())),
    Task("BioASQ 7B-9B among 55,101 (train)", pubmed, lambda: _bioasq(bioasq.train())),
    Task("BioASQ 10B among as short passages", cut, lambda: _bioasq(bioasq.validate())),
    Task("BioASQ 7B-9B among as short passages (train)", cut, lambda: _bioasq(bioasq.train())),
    Task("SciFact, claims of train", claims, _scifact),
    Task("CLEF-TAR titles", pubmed, _clef),
    Task("PubMedQA", pubmed, _pubmedqa),
    Task("MedQuAD", pages, _medquad),
    Task("LiveQA messages", judged, lambda: _mediqa("LiveQA")),
    Task("Alexa questions", judged, lambda: _mediqa("Alexa")),
)
