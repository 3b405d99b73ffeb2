"""Pages of real documents are read as a person marked them by hand."""

from pathlib import Path

from evals.extraction import MARKED, digest, measured


def test_nearly_all_marks_hold(shared: Path) -> None:
    found = measured(shared)
    held, count = (sum(pair[at] for pair in found.values()) for at in (0, 1))
    assert count == 89
    assert held >= 0.97 * count, found


def test_marks_hold_digests_and_no_words() -> None:
    lines = [line for line in MARKED.read_text(encoding="utf-8").splitlines() if line.startswith("  ")]
    assert len(lines) > 60
    assert all(set(line.strip(' ",')) <= set("0123456789abcdef-") for line in lines)


def test_marks_and_case_do_not_count() -> None:
    assert digest(["Iron,", "RLS"]) == digest(["iron", "(rls)"]) != digest(["iron"])
