"""The development questions over the starter library: answered, from an expected source, or rightly not.

`python -m evals.questions --show` lists every question.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evals.figures import OURS, Figure, Options
from evals.questions import Result, starter_library
from evals.questions import run as ask_all
from evals.statistics import figure, mean_figure

NAME = "starter"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()

_MEASURES: dict[str, Callable[[Result], bool]] = {
    "answered": lambda result: result.answered,
    "expected source cited": lambda result: result.expected_cited,
    "expected source in the direct answer": lambda result: result.expected_in_direct,
}


def run(options: Options) -> Iterator[Figure]:
    """All questions: they take half a minute."""
    with tempfile.TemporaryDirectory() as folder:
        results = list(ask_all(starter_library(Path(folder) / "library")))
    for topic in ["all topics", *sorted({result.topic for result in results})]:
        if options.wants(topic):
            yield from _figures(topic, [one for one in results if topic in ("all topics", one.topic)])


def _figures(topic: str, results: Sequence[Result]) -> Iterator[Figure]:
    asked = [result for result in results if result.kind != "abstain"]
    for metric, measure in _MEASURES.items():
        yield mean_figure(NAME, topic, OURS, metric, [float(measure(result)) for result in asked])
    yield figure(NAME, topic, OURS, "key figures shown", asked, _share_of_figures)
    kept = [float(not result.answered) for result in results if result.kind == "abstain"]
    if kept:
        yield mean_figure(NAME, topic, OURS, "unanswerable kept back", kept)


def _share_of_figures(results: Sequence[Result]) -> float:
    wanted = sum(result.figures for result in results)
    return sum(result.figures_found for result in results) / wanted if wanted else 0.0
