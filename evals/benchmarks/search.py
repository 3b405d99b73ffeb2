"""Search: are the records that answer a question among the first? Ours is `understand` and `retrieve`.

BM25 runs with its usual setting, and with the best of six for each set, chosen on that very set: it can only
look better than it is.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from evals.baselines import SETTINGS, USUAL, Bm25
from evals.benchmarks._tasks import NEEDS, TASKS, Asked, Entry, Task
from evals.figures import OURS, Figure, Options
from evals.statistics import mean, mean_figure, ndcg, recall, reciprocal_rank
from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.understand import understand

NAME = "search"
PACKAGES = ("bm25s", "Stemmer")
__all__ = ["NAME", "NEEDS", "PACKAGES", "run"]

_DEPTH = 100
_LONGEST = 20_000
"""Characters: the messages of LiveQA are printed whole."""


def run(options: Options) -> Iterator[Figure]:
    """Each set: ours, then BM25."""
    for task in TASKS:
        if options.wants(task.name):
            questions = options.sample(task.questions(), 150)
            stock = task.library()
            yield from _figures(task.name, OURS, questions, [found(one.text, stock) for one in questions])
            yield from _baselines(task, questions)


def found(text: str, stock: Library) -> list[str]:
    """The sources of the evidence on a question, best first, each once."""
    evidence = retrieve(understand(text, longest=_LONGEST), stock)
    return list(dict.fromkeys(hit.source.id for hit in evidence.hits))


def _baselines(task: Task, questions: Sequence[Asked]) -> Iterator[Figure]:
    ids = [entry.id for entry in task.stock()]
    bm25 = _bm25(task.stock)
    runs = {}
    for setting in SETTINGS:
        bm25.set(setting)
        best = bm25.best([one.text for one in questions], _DEPTH)
        runs[setting] = [[ids[place] for place in places] for places in best]
    yield from _figures(task.name, USUAL.name, questions, runs[USUAL])
    chosen = max(SETTINGS, key=lambda setting: mean(_each(questions, runs[setting])))
    yield from _figures(task.name, "BM25, best setting", questions, runs[chosen])


@lru_cache(maxsize=1)
def _bm25(stock: Callable[[], tuple[Entry, ...]]) -> Bm25:
    """Two sets over one stock share its words."""
    return Bm25([entry.whole for entry in stock()])


def _each(questions: Sequence[Asked], ranked: Sequence[Sequence[str]]) -> list[float]:
    return [ndcg(row, one.wanted) for one, row in zip(questions, ranked, strict=True)]


def _figures(
    name: str, system: str, questions: Sequence[Asked], ranked: Sequence[Sequence[str]]
) -> Iterator[Figure]:
    pairs = list(zip(ranked, (one.wanted for one in questions), strict=True))
    yield mean_figure(NAME, name, system, "nDCG@10", [ndcg(row, wanted) for row, wanted in pairs])
    yield mean_figure(NAME, name, system, "recall@100", [recall(row, wanted) for row, wanted in pairs])
    yield mean_figure(NAME, name, system, "MRR", [reciprocal_rank(row, wanted) for row, wanted in pairs])
