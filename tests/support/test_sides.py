"""Two sides of a comparison and their figures, in the words of a statement."""

import pytest

from probatum.support.sides import figures, sides


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Pregabalin or pramipexole?", ("pregabalin", "pramipexole")),
        ("Is chlorthalidone better than hydrochlorothiazide?", ("chlorthalidone", "hydrochlorothiazide")),
        ("How good is erenumab compared with topiramate?", ("erenumab", "topiramate")),
        ("How is insomnia treated?", None),
    ],
)
def test_question_names_two_sides(question: str, named: tuple[str, str] | None) -> None:
    assert sides(question) == named


@pytest.mark.parametrize(
    "text",
    [
        "Augmentation occurred in 2.1% on drugone and 7.7% on drugtwo 0.5 mg.",
        "Side effects made 2.1% stop drugone and 7.7% stop drugtwo.",
        "Augmentation was rarer on drugone than on drugtwo (2.1% versus 7.7%).",
    ],
)
def test_both_figures_are_runs_of_the_statement(text: str) -> None:
    told = figures(text, "drugone", "drugtwo")
    assert told is not None
    assert (told.first, told.second) == ("2.1%", "7.7%")
    assert text.startswith(told.outcome)


@pytest.mark.parametrize(
    "text",
    [
        "Augmentation occurred in 2.1% on drugone.",
        "Both drugone and drugtwo helped 12% of people.",
        "On drugone 2.1% more people slept than on drugtwo.",
    ],
)
def test_statement_without_a_figure_for_each_side_gives_no_row(text: str) -> None:
    assert figures(text, "drugone", "drugtwo") is None
