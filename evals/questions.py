"""The development questions: are they answered, from an expected source, with the key facts?

Run with `python -m evals.questions [--show]`. Questions of restless legs are asked as follow-ups to the
flagship question, all others alone, and all over the whole starter library. Key figures are the numbers in a
question's key facts; a figure counts when it stands in a statement that is shown.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from probatum.composers.extractive import compose
from probatum.connectors import starter
from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.types.answer import Answer
from probatum.types.question import Turn
from probatum.understand import turn, understand
from probatum.verify import verify

FLAGSHIP = "What is the pathophysiology of restless leg syndrome?"
FOLDER = Path(__file__).parent / "starter"


@dataclass(frozen=True, slots=True)
class Entry:
    """One development question."""

    topic: str
    question: str
    kind: str
    """follow-up, alone ...; "abstain" for one that the starter library cannot answer."""
    sources: frozenset[str]
    """Any of which the answer should cite."""
    key_facts: str


@dataclass(frozen=True, slots=True)
class Result:
    """How one question was answered."""

    topic: str
    question: str
    kind: str
    answered: bool
    expected_cited: bool
    expected_in_direct: bool
    figures: int
    figures_found: int


def run(library: Library) -> Iterator[Result]:
    """Every development question, in file order."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for entry in entries(path.stem):
            yield _ask(entry, library)


def entries(topic: str) -> list[Entry]:
    """The questions of one topic, in file order."""
    lines = (FOLDER / f"{topic}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Entry(
            topic=topic,
            question=entry["question"],
            kind=entry["kind"],
            sources=frozenset(entry.get("sources", ())),
            key_facts=entry.get("key_facts", ""),
        )
        for entry in map(json.loads, lines)
    ]


def thread_of(topic: str) -> list[Turn]:
    """What was asked before a question of a topic."""
    return [turn(understand(FLAGSHIP))] if topic == "rls" else []


def _ask(entry: Entry, library: Library) -> Result:
    answer = answered(entry.question, library, thread_of(entry.topic))
    expected = entry.sources
    figures = set(re.findall(r"\d+(?:\.\d+)?", entry.key_facts))
    claims = [*answer.direct, *(claim for section in answer.sections for claim in section.claims)]
    text = " ".join(claim.text for claim in claims).replace(",", "")
    return Result(
        topic=entry.topic,
        question=entry.question,
        kind=entry.kind,
        answered=answer.answered,
        expected_cited=bool(expected & {source.id for source in answer.sources}),
        expected_in_direct=bool(
            expected & {one.source for claim in answer.direct for one in claim.citations}
        ),
        figures=len(figures),
        figures_found=sum(
            re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d]|\.\d)", text) is not None for figure in figures
        ),
    )


def answered(text: str, library: Library, thread: list[Turn]) -> Answer:
    """The verified answer to one question."""
    evidence = retrieve(understand(text, thread), library)
    return verify(compose(evidence), evidence)


def starter_library(path: Path) -> Library:
    """The starter library, built in a folder."""
    library = Library.create(path)
    library.add(starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: None))
    return library


def main() -> None:
    """Build the starter library in a temporary folder, ask everything and print the counts."""
    with tempfile.TemporaryDirectory() as folder:
        results = list(run(starter_library(Path(folder) / "library")))
    if "--show" in sys.argv:
        _show(results)
    _counts(results)


def _show(results: list[Result]) -> None:
    for result in results:
        good = not result.answered if result.kind == "abstain" else result.expected_cited
        marks = f"{'A' if result.answered else '-'}{'D' if result.expected_in_direct else '-'}"
        figures = f"{result.figures_found}/{result.figures}"
        print(f"{'ok' if good else 'BAD':4}{result.topic:13}{marks:4}{figures:>6}  {result.question}")


def _counts(results: list[Result]) -> None:
    print(
        _ROW.format("topic", "asked", "answered", "expected", "in direct", "figures", "abstain", "kept back")
    )
    for topic in [*sorted({result.topic for result in results}), "all"]:
        rows = [result for result in results if topic in (result.topic, "all")]
        asked = [result for result in rows if result.kind != "abstain"]
        abstain = [result for result in rows if result.kind == "abstain"]
        figures = f"{sum(one.figures_found for one in asked)}/{sum(one.figures for one in asked)}"
        answered = sum(one.answered for one in asked)
        expected = sum(one.expected_cited for one in asked)
        direct = sum(one.expected_in_direct for one in asked)
        kept = sum(not one.answered for one in abstain)
        print(_ROW.format(topic, len(asked), answered, expected, direct, figures, len(abstain), kept))


_ROW = "{:14}{:>7}{:>10}{:>10}{:>11}{:>12}{:>9}{:>11}"


if __name__ == "__main__":
    main()
