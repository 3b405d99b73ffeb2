"""The flagship article against a checklist, for every audience, and the follow-ups with their key facts.

The checklist is `evals/flagship.toml`; a theme counts when a statement that this audience is shown speaks of
it. The follow-ups are the development questions on restless legs, asked in one thread with the flagship.
"""

import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.figures import OURS, Figure, Options
from evals.questions import Result, starter_library
from evals.questions import run as ask_all
from evals.statistics import figure, mean_figure
from probatum import audiences
from probatum.ask import ask
from probatum.types.edition import Edition

NAME = "flagship"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()

CHECKLIST = Path(__file__).parents[1] / "flagship.toml"
_FOLLOW_UPS = "follow-ups on restless legs"


def run(options: Options) -> Iterator[Figure]:
    """Each audience, then the follow-ups."""
    checklist = tomllib.loads(CHECKLIST.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        library = starter_library(Path(folder) / "library")
        for audience in filter(options.wants, audiences.names()):
            edition = ask(checklist["question"], library, audience=audiences.load(audience))
            yield from _checked(audience, edition, checklist)
        if options.wants(_FOLLOW_UPS):
            yield from _followed_up([one for one in ask_all(library) if one.topic == "rls"])


def shown(edition: Edition) -> list[str]:
    """The statements that the audience reads, in its words, and the claims' own where those differ."""
    statements = [*edition.direct, *(one for part in edition.sections for one in part.statements)]
    return [f"{one.text}\n{one.claim.text}" for one in statements]


def _checked(audience: str, edition: Edition, checklist: dict[str, Any]) -> Iterator[Figure]:
    texts = shown(edition)
    themes = [any(re.search(pattern, text) for text in texts) for pattern in checklist["themes"].values()]
    yield mean_figure(NAME, audience, OURS, "themes shown", [float(theme) for theme in themes])
    methods = sum(re.search(checklist["methods"], text) is not None for text in texts)
    counts = {
        "headed sections": len(edition.sections),
        "sources cited": len(edition.references),
        "statements": len(texts),
        "statements about methods": methods,
        "statements said twice": len(texts) - len(set(texts)),
        "statements withheld": len(edition.answer.withheld),
    }
    for metric, count in counts.items():
        yield Figure(NAME, audience, OURS, metric, count, count, count, 1)


def _followed_up(results: Sequence[Result]) -> Iterator[Figure]:
    asked = [result for result in results if result.kind != "abstain"]
    yield mean_figure(NAME, _FOLLOW_UPS, OURS, "answered", [float(one.answered) for one in asked])
    direct = [float(one.expected_in_direct) for one in asked]
    yield mean_figure(NAME, _FOLLOW_UPS, OURS, "expected source in the direct answer", direct)
    yield figure(NAME, _FOLLOW_UPS, OURS, "key figures shown", asked, _share)


def _share(results: Sequence[Result]) -> float:
    wanted = sum(one.figures for one in results)
    return sum(one.figures_found for one in results) / wanted if wanted else 0.0
