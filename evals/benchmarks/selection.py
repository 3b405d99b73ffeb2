"""Evidence selection: are the statements that stand first those that experts marked?

Ours and the baselines rank the sentences of the same thirty documents. Gold are the snippets that lie
in an abstract; a sentence counts by the share of its characters that a snippet covers. Precision, recall and
F1 are over characters. Each system may select 5 or 8 sentences, about as many as experts marked; ours is also
asked to say itself how many are worth selecting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.baselines import SENTENCES as BASELINES
from evals.benchmarks._selected import NEEDS, Asked, asked, gold_length, ours, overlap, sets
from evals.figures import OURS, Figure, Options
from evals.statistics import mean_figure
from probatum.composers._relevance import worthwhile
from probatum.composers._statement import Statement
from probatum.composers.extractive import ranking

NAME = "selection"
PACKAGES: tuple[str, ...] = ()
__all__ = ["NAME", "NEEDS", "PACKAGES", "run"]

_OF = "sentences of thirty documents"
COUNTS = (5, 8)
"""Sentences that each system may select; at 8 the best baseline is at its best."""
_MARKED = 0.5
"""Share of its characters from which a sentence counts as marked, for average precision."""

Ranked = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Measured:
    """One selection for one question; each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def run(options: Options) -> Iterator[Figure]:
    """Ours, then the baselines."""
    for of, questions in sets(options):
        if options.wants(set_ := f"{of}, {_OF}"):
            yield from _all(set_, [one for one in asked(questions) if gold_length(one)])


def _all(set_: str, runs: Sequence[Asked]) -> Iterator[Figure]:
    own = [worthwhile(ranking(one.evidence)) for one in runs]
    for name in (OURS, *BASELINES):
        ranked = [_ranked(name, one) for one in runs]
        for count in COUNTS:
            chosen = [_measured(row[:count], one) for row, one in zip(ranked, runs, strict=True)]
            yield from _figures(set_, name, f", {count} sentences", chosen)
        if name == OURS:
            chosen = [
                _measured([each.statement for each in row], one) for row, one in zip(own, runs, strict=True)
            ]
            yield from _figures(set_, name, ", as many as it finds worth it", chosen)
        precisions = [_average_precision(row, one) for row, one in zip(ranked, runs, strict=True)]
        yield mean_figure(NAME, set_, name, "MAP", precisions)


def _figures(set_: str, name: str, of: str, measured: Sequence[Measured]) -> Iterator[Figure]:
    yield mean_figure(NAME, set_, name, f"precision{of}", [each.precision for each in measured])
    yield mean_figure(NAME, set_, name, f"recall{of}", [each.recall for each in measured])
    yield mean_figure(NAME, set_, name, f"F1{of}", [each.f1 for each in measured])


def _ranked(name: str, one: Asked) -> Ranked:
    if name == OURS:
        return ours(one)
    texts = [statement.text for statement in one.statements]
    return [one.statements[place] for place in BASELINES[name](one.question.text, texts)]


def _measured(chosen: Ranked, one: Asked) -> Measured:
    lengths = [statement.span.end - statement.span.start for statement in chosen]
    hit = sum(overlap(each, one.question) * length for each, length in zip(chosen, lengths, strict=True))
    return Measured(hit / (sum(lengths) or 1), min(1.0, hit / gold_length(one)))


def _average_precision(ranked: Ranked, one: Asked) -> float:
    marked = [overlap(each, one.question) >= _MARKED for each in ranked]
    found = [place for place, is_marked in enumerate(marked, 1) if is_marked]
    return sum(rank / place for rank, place in enumerate(found, 1)) / len(found) if found else 0.0
