"""PubMedQA, the 500 questions for development: abstract by section, conclusion and verdict. MIT."""

import gzip
import json
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

QUESTIONS = "data/pubmedqa/dev-500.json.gz"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, which is the title of the record that answers it."""

    pmid: str
    text: str
    sections: tuple[tuple[str, str], ...]
    """Label and text of the abstract's sections, without the conclusion."""
    conclusion: str
    verdict: str
    """yes, no or maybe."""


@cache
def questions() -> tuple[Question, ...]:
    """All, by PMID."""
    with gzip.open(SHARED / QUESTIONS, "rt", encoding="utf-8") as file:
        found = json.load(file)
    return tuple(
        Question(
            pmid=pmid,
            text=entry["QUESTION"],
            sections=tuple(zip(entry["LABELS"], entry["CONTEXTS"], strict=True)),
            conclusion=entry["LONG_ANSWER"],
            verdict=entry["final_decision"],
        )
        for pmid, entry in sorted(found.items(), key=lambda item: int(item[0]))
    )
