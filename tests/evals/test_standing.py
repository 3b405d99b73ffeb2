"""Every source of the suite and of the real samples is marked as it should be, and no other."""

from pathlib import Path

from evals.standing import scores


def test_all_marks_are_right_and_none_is_missing(shared: Path) -> None:
    found = list(scores())
    assert len(found) == 4
    for score in found:
        assert score.wanted == score.marked == score.right > 0, str(score)
