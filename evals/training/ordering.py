"""Learn the four weights of `vocabulary/ranking.toml`: `python -m evals.training.ordering`.

Pairwise logistic regression on BioASQ 9B, which the word vectors have not seen, over its passages among as
short ones and among whole records. Prints the weights; a person rounds them and writes them down.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from evals.benchmarks._tasks import TASKS, Asked, Task
from evals.readers import bioasq
from probatum.library import Library
from probatum.retrieve.concepts import concepts
from probatum.retrieve.query import query_for
from probatum.retrieve.reordering import PARTS, parts, records_of
from probatum.understand import understand

Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Compare, fit, print."""
    found = [pair for task in TASKS if "(train)" in task.name for pair in _differences(task)]
    rows = np.vstack([rows for rows, _ in found])
    worth = np.concatenate([worth for _, worth in found])
    for name, weight in zip(PARTS, _fitted(rows, worth / worth.mean()), strict=True):
        print(f"{name} = {weight:.1f}")


def _differences(task: Task) -> Iterator[tuple[Numbers, Numbers]]:
    """Wanted less unwanted records among the 100 best of BM25, for each question of 9B, and their worth."""
    own = {question.text for question in bioasq.train() if question.batch.startswith("9B")}
    stock = task.library()
    for asked in task.questions():
        if asked.text in own:
            yield from _of_question(asked, stock)


def _of_question(asked: Asked, stock: Library) -> Iterator[tuple[Numbers, Numbers]]:
    question = understand(asked.text)
    hits = stock.search(query_for(concepts(question, stock), question), limit=100)
    records = records_of(hits)
    if len(records) < 2:
        return
    told = np.array(parts(records, question, stock))
    wanted = np.array([record[0].source.id in asked.wanted for record in records])
    good, bad = told[wanted][:10], told[~wanted][:30:3]
    if len(good) and len(bad):
        rows = (good[:, None] - bad[None, :]).reshape(-1, told.shape[1])
        yield rows, np.full(len(rows), 1 / len(rows))


def _fitted(
    differences: Numbers, worth: Numbers, *, rounds: int = 3000, pace: float = 1.0
) -> Sequence[float]:
    """Weights under which most differences are above 0: logistic loss, gradient descent."""
    scale = differences.std(axis=0)
    rows, weights = differences / scale, np.zeros(differences.shape[1])
    for _ in range(rounds):
        missed = worth / (1 + np.exp(np.clip(rows @ weights, -30, 30)))
        weights += pace * missed @ rows / len(rows)
    found: list[float] = (weights / scale).tolist()
    return found


if __name__ == "__main__":
    main()
