"""Answers: how much of the experts' ideal answer do the first 50, 100 and 200 words hold?

Ours and the baselines choose sentences from the same thirty documents and fill the same number of words; the
last sentence is cut where the words end. "Direct answer" is what a reader is shown first: two to four
statements, cut likewise, and empty where the library is said not to answer. The best baseline is named by its
figures, not by us.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.baselines import SENTENCES as BASELINES
from evals.benchmarks._selected import NEEDS, Asked, asked, sets
from evals.figures import OURS, Figure, Options
from evals.readers import bioasq
from evals.rouge import Score, first_words, rouge_2, rouge_su4
from evals.statistics import mean_figure
from probatum.composers.extractive import best, compose

NAME = "answers"
PACKAGES: tuple[str, ...] = ()
__all__ = ["NAME", "NEEDS", "PACKAGES", "run"]

LENGTHS = (50, 100, 200)
KINDS = ("all", "summary", "yesno", "factoid", "list")
DIRECT = f"{OURS}, direct answer"


@dataclass(frozen=True, slots=True)
class Measured:
    """One system on one question."""

    kind: str
    scores: dict[int, tuple[Score, Score]]
    """ROUGE-2 and ROUGE-SU4 for each length."""


def run(options: Options) -> Iterator[Figure]:
    """Ours, its direct answer, then the baselines; all kinds of question, then each kind."""
    for of, questions in sets(options):
        named = {kind: f"{of}, {kind if kind != 'all' else 'all kinds'}" for kind in KINDS}
        kinds = {kind: name for kind, name in named.items() if options.wants(name)}
        found = _found(questions) if kinds else {}
        for kind, set_ in kinds.items():
            for name, measured in found.items():
                chosen = [each for each in measured if kind in ("all", each.kind)]
                yield from _figures(set_, name, chosen)


def _found(questions: Sequence[bioasq.Question]) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {name: [] for name in (OURS, DIRECT, *BASELINES)}
    for one in asked(questions):
        for name, texts in _runs(one):
            found[name].append(_measured(" ".join(texts), one.question))
    return found


def _runs(one: Asked) -> Iterator[tuple[str, Sequence[str]]]:
    yield OURS, [claim.text for claim in best(one.evidence)]
    yield DIRECT, [claim.text for claim in compose(one.evidence).direct]
    texts = [statement.text for statement in one.statements]
    for name, ranker in BASELINES.items():
        yield name, [texts[place] for place in ranker(one.question.text, texts)]


def _measured(text: str, question: bioasq.Question) -> Measured:
    cut = {length: first_words(text, length) for length in LENGTHS}
    scores = {
        length: (rouge_2(words, question.ideal), rouge_su4(words, question.ideal))
        for length, words in cut.items()
    }
    return Measured(question.kind, scores)


def _figures(set_: str, name: str, measured: Sequence[Measured]) -> Iterator[Figure]:
    for length in LENGTHS:
        for place, measure in enumerate(("ROUGE-2", "ROUGE-SU4")):
            scores = [each.scores[length][place] for each in measured]
            yield mean_figure(
                NAME, set_, name, f"{measure} recall, {length} words", [s.recall for s in scores]
            )
            yield mean_figure(NAME, set_, name, f"{measure} F, {length} words", [s.f for s in scores])
