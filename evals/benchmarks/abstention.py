"""Abstention: is anything answered that the library cannot know, and anything refused that it can?

Made-up diseases are two made-up surnames. Conditions named in passing (`evals/mentioned.txt`) stand in the
starter library as a side effect, a group of people or a rival diagnosis, and nothing is said of them as such.
So do those of `evals/mentioned_pages.txt` in the pages of three of MedQuAD's institutes, whose own questions
are the answerable ones there. Other topics are asked of a library that holds one topic of it, save pairs
that share a subject.
"""

import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.figures import OURS, Figure, Options
from evals.questions import FOLDER, answered, entries, starter_library, thread_of
from evals.readers import SHARED, medquad
from evals.statistics import mean_figure
from probatum.connectors import medquad as pages
from probatum.connectors import starter
from probatum.library import Library

NAME = "abstention"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()

_SHARED_SUBJECT = (
    {"iron", "rls"},
    {"rls", "sleep"},
    {"diabetes", "hypertension"},
    {"hypertension", "sleep"},
    {"hypertension", "migraine"},
    {"diabetes", "sleep"},
)
"""Topics that speak of each other: sleep apnoea and blood pressure, ferritin and restless legs."""
_OVERVIEWS = (
    "What is {}?",
    "How is {} treated?",
    "What are the symptoms of {}?",
    "What causes {}?",
    "How is {} diagnosed?",
)
_INSTITUTES = ("5_NIDDK_QA", "8_NHLBI_QA_XML", "9_CDC_QA")
"""Collections of MedQuAD that speak of one field each: kidneys and digestion, heart and lungs, infections."""
_KINDS = frozenset({"information", "treatment", "symptoms", "causes", "exams and tests"})
_FIRST = ("Brand", "Ostrow", "Kell", "Tarv", "Mireb", "Hulst", "Vand", "Quarr")
_SECOND = ("achter", "lunde", "evold", "ingard", "osky", "umbre")
_ASKED = (
    "What is the pathophysiology of {} disease?",
    "How is {} syndrome treated?",
    "What are the symptoms of {} disease?",
    "Is {} disease inherited?",
    "What dose of iron is given in {} syndrome?",
    "Does exercise help against {} disease?",
)


def run(options: Options) -> Iterator[Figure]:
    """Five sets, each the share answered although it should not be, or refused although it should."""
    with tempfile.TemporaryDirectory() as folder:
        whole = starter_library(Path(folder) / "whole")
        made_up = options.sample([pattern.format(name) for name in _names() for pattern in _ASKED], 24)
        yield _answered("made-up diseases", [_is_answered(text, whole) for text in made_up])
        passing = options.sample(
            [pattern.format(name) for name in _mentioned("mentioned") for pattern in _OVERVIEWS], 36
        )
        yield _answered("conditions named in passing", [_is_answered(text, whole) for text in passing])
        yield from _pages(Path(folder), options)
        own = [entry for topic in _topics() for entry in entries(topic)]
        kept = [one for one in own if one.kind == "abstain"]
        yield _answered(
            "unanswerable questions of the starter library",
            [_is_answered(one.question, whole, one.topic) for one in kept],
        )
        foreign = [_is_answered(text, library) for library, text in _elsewhere(Path(folder), options)]
        yield _answered("other topics, asked of one", foreign)
        asked = [one for one in own if one.kind != "abstain"]
        refused = [1.0 - _is_answered(one.question, whole, one.topic) for one in asked]
        yield mean_figure(NAME, "answerable questions of the starter library", OURS, "share refused", refused)


def _answered(name: str, values: Sequence[float]) -> Figure:
    return mean_figure(NAME, name, OURS, "share answered", values)


def _is_answered(text: str, library: Library, topic: str = "") -> float:
    return float(answered(text, library, thread_of(topic)).answered)


def _names() -> list[str]:
    return [
        f"{first}{_SECOND[number % 6]}-{_FIRST[(number * 3 + 2) % 8]}{_SECOND[(number + 3) % 6]}"
        for number, first in enumerate(_FIRST)
    ]


def _pages(folder: Path, options: Options) -> Iterator[Figure]:
    """The same over pages of the National Institutes of Health, where these are there."""
    if not (SHARED / medquad.ARCHIVE).exists():
        return
    library = _pages_of(_INSTITUTES, folder)
    passing = [pattern.format(name) for name in _mentioned("mentioned_pages") for pattern in _OVERVIEWS]
    values = [_is_answered(text, library) for text in options.sample(passing, 57)]
    yield _answered("conditions named in passing, NIH and CDC", values)
    own = [one for one in medquad.answers() if one.id.startswith(_INSTITUTES) and one.kind in _KINDS]
    asked = options.sample([one.question for one in own][::3], 40)
    refused = [1.0 - _is_answered(text, library) for text in asked]
    yield mean_figure(NAME, "questions of NIH and CDC pages", OURS, "share refused", refused)


def _pages_of(institutes: Sequence[str], folder: Path) -> Library:
    """The pages of some of MedQuAD's collections as a library."""
    with tarfile.open(SHARED / medquad.ARCHIVE) as archive:
        chosen = [one for one in archive if any(f"/{name}/" in one.name for name in institutes)]
        archive.extractall(folder / "medquad", members=chosen, filter="data")
    library = Library.create(folder / "pages")
    library.add(pages.read(folder / "medquad", damaged=lambda place, why: None))
    return library


def _mentioned(name: str) -> list[str]:
    lines = (FOLDER.parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _topics() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def _elsewhere(folder: Path, options: Options) -> Iterator[tuple[Library, str]]:
    """A library of one topic, with each answerable question of a topic that it shares nothing with."""
    for topic in _topics():
        library = Library.create(folder / topic)
        library.add(starter.read(starter.DEFAULT_PATH / f"{topic}.toml", damaged=lambda place, why: None))
        for other in _topics():
            if other != topic and {topic, other} not in _SHARED_SUBJECT:
                asked = [one.question for one in entries(other) if one.kind not in ("abstain", "follow-up")]
                yield from ((library, text) for text in options.sample(asked, 3))
