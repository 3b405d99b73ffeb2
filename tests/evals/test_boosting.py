"""The boosting that trains the ranking model."""

import pytest

np = pytest.importorskip("numpy", reason="numpy comes with the extra bench")

from evals.training._boosting import boosted, predicted  # noqa: E402


def test_trees_learn_what_two_features_decide_together() -> None:
    values = np.array([[a, b, 0.5] for a in (0.0, 1.0) for b in (0.0, 1.0)] * 50)
    wanted = values[:, 0] * values[:, 1]
    trees = boosted(values, wanted, trees=20, rate=0.5, shrink=1.0)
    assert np.abs(predicted(trees, values) - wanted).max() < 0.05


def test_same_rows_give_the_same_trees() -> None:
    values = np.arange(60.0).reshape(20, 3) % 7
    wanted = values.sum(axis=1)
    first, second = (boosted(values, wanted, trees=5, rate=0.3, shrink=1.0) for _ in range(2))
    assert first == second
