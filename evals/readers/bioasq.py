"""BioASQ 7B to 10B: questions of experts with gold documents, snippets and answers. CC BY 2.5."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from evals.readers import SHARED

QUESTIONS = "data/bioasq/questions-7b-10b.jsonl.gz"
PASSAGES = "data/bioasq/passages.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A gold span of a record; `text` is what BioASQ prints, which need not be the record's own words."""

    pmid: str
    section: str
    """title or abstract."""
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with all that is gold."""

    id: str
    batch: str
    kind: str
    """yesno, factoid, list or summary."""
    text: str
    pmids: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    ideal: tuple[str, ...]
    """Ideal answers; any of them counts."""
    exact: str
    """"yes" or "no" for a yesno question; otherwise the exact answer as JSON."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is held of one cited record: runs of its title and abstract that annotators chose.

    They are gold snippets, 31 words at the median, and not the whole abstract: what is set beside them has to
    be as short, or its length gives it away.
    """

    pmid: str
    title: str
    """Empty for most."""
    passages: tuple[str, ...]
    """Runs of the abstract as the file has them, without those that another holds whole."""

    @property
    def abstract(self) -> str:
        """The passages after one another."""
        return " ".join(self.passages)


def train() -> tuple[Question, ...]:
    """7B to 9B: choices are made here."""
    return tuple(question for question in _questions() if not question.batch.startswith("10B"))


def validate() -> tuple[Question, ...]:
    """10B: looked at when a choice has been made."""
    return tuple(question for question in _questions() if question.batch.startswith("10B"))


@cache
def records() -> dict[str, Record]:
    """The cited records by PMID, sorted."""
    texts: dict[str, dict[str, list[str]]] = {}
    for passage in _lines(PASSAGES):
        texts.setdefault(passage["pmid"], {}).setdefault(passage["section"], []).append(passage["text"])
    return {
        pmid: Record(pmid, max(found.get("title", [""]), key=len), _widest(found.get("abstract", [])))
        for pmid, found in sorted(texts.items())
    }


def _widest(passages: list[str]) -> tuple[str, ...]:
    unique = list(dict.fromkeys(passages))
    return tuple(one for one in unique if not any(one in other and one != other for other in unique))


@cache
def _questions() -> tuple[Question, ...]:
    found = sorted(_lines(QUESTIONS), key=lambda entry: (len(entry["batch"]), entry["batch"], entry["id"]))
    return tuple(map(_question, found))


def _question(entry: dict[str, Any]) -> Question:
    exact = entry["exact_answer"]
    return Question(
        id=entry["id"],
        batch=entry["batch"],
        kind=entry["type"],
        text=entry["question"],
        pmids=tuple(entry["pmids"]),
        snippets=tuple(Snippet(**snippet) for snippet in entry["snippets"]),
        ideal=tuple(entry["ideal_answer"]),
        exact=exact.lower() if isinstance(exact, str) else json.dumps(exact),
    )


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
