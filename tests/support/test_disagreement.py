"""Two statements disagree by direction, by denial or by their figures, or not at all."""

import pytest

from probatum.support.disagreement import disagreement


def kind(first: str, second: str) -> str:
    found = disagreement(first, second)
    assert found == disagreement(first, second)
    return found.kind if found else ""


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        (
            "direction",
            "Iron increased dopamine in the striatum of patients.",
            "Striatum dopamine was reduced by iron in patients.",
        ),
        ("direction", "Sleep quality improved with the drug.", "The drug worsened sleep quality."),
        ("denial", "The drug improved sleep quality.", "The drug did not improve sleep quality."),
        ("denial", "Pregabalin is recommended for legs.", "Pregabalin is not recommended for legs."),
        (
            "number",
            "The prevalence in adults of Europe was 5% (95% CI 4-6).",
            "In Europe the prevalence in adults was 12% (95% CI 10-14).",
        ),
    ],
)
def test_statements_that_cannot_both_hold(expected: str, first: str, second: str) -> None:
    assert kind(first, second) == kind(second, first) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Iron increased dopamine in patients.", "Exercise reduced blood pressure in adults."),
        ("The drug did not improve sleep quality.", "The drug did not help sleep quality."),
        (
            "The prevalence in adults of Europe was 5% (95% CI 4-11).",
            "In Europe the prevalence in adults was 12% (95% CI 10-14).",
        ),
        ("Sleep quality improved with the drug.", "The drug improved the quality of sleep."),
        ("The dose in adults is at least 5 mg daily.", "The dose in adults is 10 mg daily."),
    ],
)
def test_statements_that_can_both_hold(first: str, second: str) -> None:
    assert kind(first, second) == kind(second, first) == ""


def test_the_reason_says_on_what_they_disagree() -> None:
    found = disagreement("Sleep quality improved with the drug.", "The drug worsened sleep quality.")
    assert found is not None
    assert (found.about, found.reason) == (
        ("drug", "qualiti", "sleep"),
        "One finds more or better, the other less or worse.",
    )
