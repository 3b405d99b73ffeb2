"""How answers read: does what a reader was after stand first, and nothing that has no place there?

The questions, and what has to lead each answer, are `evals/reading.toml`. One half was open while the word
lists were mended, the other was kept for a look at the end; the part "asked" was open, too.
"""

import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.figures import OURS, Figure, Options
from evals.questions import starter_library
from evals.statistics import mean_figure
from probatum import audiences
from probatum.ask import ask
from probatum.library import Library

NAME = "reading"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()

QUESTIONS = Path(__file__).parents[1] / "reading.toml"


@dataclass(frozen=True, slots=True)
class Read:
    """How the direct answer to one question reads."""

    half: str
    text: str
    answered: bool
    lead: bool
    """Whether its first statement says what has to lead."""
    gist: bool
    """Whether it leads so somewhere, and holds all that it has to hold."""
    clean: bool
    """Whether it holds nothing that has no place there."""
    words: tuple[str, ...]


def run(options: Options) -> Iterator[Figure]:
    """Each half: shares of its questions."""
    with tempfile.TemporaryDirectory() as folder:
        results = list(read(starter_library(Path(folder) / "library")))
    for half in sorted({one.half for one in results}, reverse=True):
        if options.wants(f"{half} half"):
            yield from _figures(half, [one for one in results if one.half == half])


def read(library: Library) -> Iterator[Read]:
    """Every question, in file order."""
    marked = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    for question in marked["questions"]:
        yield _read(question, marked["never"], library)


def _read(question: dict[str, Any], never: Sequence[str], library: Library) -> Read:
    audience = audiences.load(question.get("audience", "clinician"))
    edition = ask(question["text"], library, audience=audience)
    shown = tuple(one.text for one in edition.direct)
    leading = [_says(question["lead"], text) for text in shown]
    holds = all(any(_says(part, text) for text in shown) for part in question.get("holds", ()))
    wrong = any(_says(part, text) for part in [*never, *question.get("never", ())] for text in shown)
    return Read(
        half=question["half"],
        text=question["text"],
        answered=edition.answer.answered,
        lead=leading[:1] == [True],
        gist=any(leading) and holds,
        clean=bool(shown) and not wrong,
        words=shown,
    )


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _figures(half: str, results: Sequence[Read]) -> Iterator[Figure]:
    name = f"{half} half"
    yield mean_figure(NAME, name, OURS, "answered", [float(one.answered) for one in results])
    yield mean_figure(NAME, name, OURS, "what was asked leads", [float(one.lead) for one in results])
    yield mean_figure(NAME, name, OURS, "gist in the direct answer", [float(one.gist) for one in results])
    yield mean_figure(NAME, name, OURS, "nothing out of place", [float(one.clean) for one in results])
