"""Train the model that tells what a sentence of an abstract is, from structured abstracts of PubMed.

`python -m evals.training.roles` writes `src/probatum/vocabulary/role_weights.tsv`: multinomial logistic
regression by Adagrad over all sentences at once, four fifths of the abstracts for training, and prints how
well it does on the last fifth. Headings are cut off before training. Only statistics of the texts are stored.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.readers import abstracts
from probatum.composers._roles import ROLES, features, label
from probatum.library.cutting import role_of
from probatum.text.sentences import sentences

OUTPUT = Path(__file__).parents[2] / "src" / "probatum" / "vocabulary" / "role_weights.tsv"
_HEADING = "# Weights for the role of a sentence; evals/training/roles.py writes them from PubMed abstracts."
_FEWEST = 12
"""Sentences that must hold a feature."""
_ROUNDS, _STEP, _SHRINK = 300, 0.3, 1e-4
_KEPT = 900
"""Features kept, those with the largest weight first."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence."""

    features: tuple[str, ...]
    role: int


def main() -> None:
    """Train, say how good it is, and write."""
    texts = [one.abstract for one in abstracts.abstracts() if len(_labels(one.abstract)) >= 3]
    train = [example for place, text in enumerate(texts) if place % 5 for example in _examples(text)]
    test = [example for place, text in enumerate(texts) if not place % 5 for example in _examples(text)]
    names = _names(train)
    weights = _fitted(_design(train, names), np.array([one.role for one in train]))
    kept = np.sort(np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:_KEPT])
    names, weights = [names[place] for place in kept], weights[kept].round(2)
    _write(names, weights)
    guessed = (_design(test, names) @ weights).argmax(axis=1)
    print(f"{len(texts)} abstracts, {len(train)} sentences for training, {len(test)} for testing")
    print(f"accuracy {np.mean(guessed == [one.role for one in test]):.3f}")
    for role, name in enumerate(ROLES):
        gold, said = np.array([one.role for one in test]) == role, guessed == role
        both = (gold & said).sum()
        print(f"{name:12} precision {both / said.sum():.3f}  recall {both / gold.sum():.3f}  n {gold.sum()}")


def _labels(text: str) -> list[str]:
    spans = sentences(text)
    return [found for span in spans if (found := label(text[span.start : span.end]))]


def _examples(text: str) -> list[Example]:
    """The sentences whose heading names a role that the model knows, without the heading."""
    found: list[Example] = []
    spans, role = sentences(text), ""
    for place, span in enumerate(spans):
        words = text[span.start : span.end]
        heading = label(words)
        role = role_of(heading.rstrip(":").lower()) if heading else role
        if role in ROLES:
            own = features(words.removeprefix(heading), place, len(spans))
            found.append(Example(tuple(own), ROLES.index(role)))
    return found


def _names(examples: Sequence[Example]) -> list[str]:
    counts = Counter(feature for example in examples for feature in example.features)
    return ["always", *sorted(name for name, count in counts.items() if count >= _FEWEST)]


def _design(examples: Sequence[Example], names: Sequence[str]) -> Matrix:
    """One row a sentence, one column a feature, 1 where it holds it."""
    column = {name: place for place, name in enumerate(names)}
    design = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for feature in ("always", *example.features):
            if feature in column:
                design[row, column[feature]] = 1.0
    return design


def _fitted(design: Matrix, roles: NDArray[np.int64]) -> Matrix:
    wanted = np.eye(len(ROLES))[roles]
    weights = np.zeros((design.shape[1], len(ROLES)))
    slopes = np.full_like(weights, 1e-12)
    for _ in range(_ROUNDS):
        sums = design @ weights
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = design.T @ (shares - wanted) / len(design) + _SHRINK * weights
        slopes += slope**2
        weights -= _STEP * slope / np.sqrt(slopes)
    return weights


def _write(names: Sequence[str], weights: Matrix) -> None:
    lines = ["\t".join(("feature", *ROLES)), _HEADING]
    lines += ["\t".join((name, *map(str, row))) for name, row in zip(names, weights.tolist(), strict=True)]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
