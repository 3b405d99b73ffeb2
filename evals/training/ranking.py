"""Train the model that ranks statements, on BioASQ 7B to 9B.

`python -m evals.training.ranking` writes `src/probatum/vocabulary/ranking_trees.tsv`. A statement is worth
the share of it that experts marked as a snippet, and twice what it shares with their ideal answer (F of
ROUGE-2). 10B is not read here. BioASQ: CC BY 2.5; only learnt figures are stored.

To choose anything, `python -m evals.training.ranking --without 9B`: what it then writes has not seen 9B, on
which `probatum eval selection answers --set 9B` measures it. Run it without the option at the end.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evals.benchmarks._selected import Asked, asked, overlap
from evals.readers import bioasq
from evals.rouge import rouge_2
from evals.training._boosting import Tree, boosted, predicted
from probatum.composers._context import context
from probatum.composers._features import NAMES, features
from probatum.composers._relevance import coverage
from probatum.composers._statement import Statement, statements

OUTPUT = Path(__file__).parents[2] / "src" / "probatum" / "vocabulary" / "ranking_trees.tsv"
_HEADING = "# See composers/_trees.py; written by evals/training/ranking.py from BioASQ 7B-9B (CC BY 2.5)."
TREES, RATE, SHRINK = 150, 0.12, 40.0
_ANSWER = 2.0
"""What the F of ROUGE-2 counts beside the share that is marked."""


def main(arguments: Sequence[str]) -> None:
    """Collect, train, say how far the squared error fell, and write."""
    without = tuple(arguments[1:]) if arguments[:1] == ["--without"] else ()
    questions = [one for one in bioasq.train() if not without or not one.batch.startswith(without)]
    examples = [example for one in asked(questions) for example in _examples(one)]
    values = np.array([row for row, _ in examples], dtype=np.float64)
    wanted = np.array([worth for _, worth in examples], dtype=np.float64)
    trees = boosted(values, wanted, trees=TREES, rate=RATE, shrink=SHRINK)
    explained = 1 - ((wanted - predicted(trees, values)) ** 2).sum() / ((wanted - wanted.mean()) ** 2).sum()
    print(f"{len(wanted):,} statements; {explained:.3f} of the variance explained in training")
    _write(trees)


def _examples(one: Asked) -> Iterator[tuple[tuple[float, ...], float]]:
    found = statements(one.evidence)
    read = context(found, one.evidence)
    for statement in found:
        values = features(statement, coverage(statement, one.evidence), read, one.evidence)
        yield values, _worth(statement, one.question)


def _worth(statement: Statement, question: bioasq.Question) -> float:
    return overlap(statement, question) + _ANSWER * rouge_2(statement.text, question.ideal).f


def _write(trees: list[Tree]) -> None:
    columns = ["feature", "limit"] * 3 + [f"value {answers:03b}" for answers in range(8)]
    lines = ["\t".join(columns), _HEADING]
    for tree in trees:
        asked_ = [text for column, limit in tree.questions for text in (NAMES[column], f"{limit:g}")]
        lines.append("\t".join([*asked_, *(f"{value:g}" for value in tree.values)]))
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
