"""What says the same becomes one statement with several citations; what only shares its words does not."""

import pytest

from probatum.composers._merge import merged
from probatum.composers._relevance import Scored
from probatum.composers._statement import statements
from tests.composers.evidence import evidence, hit

SHOWN = "Diabetes itself is a risk factor for heart disease and stroke."


def cited(*texts: str) -> list[int]:
    """How many sources stand behind each statement that is kept."""
    hits = [hit(f"source-{place}", text) for place, text in enumerate(texts)]
    found = sorted(statements(evidence("What is diabetes?", *hits)), key=lambda one: one.order)
    scored = [Scored(one, 1.0, 1.0) for one in found]
    return [1 + len(group.same) for group in merged(scored, most=9)]


def test_what_says_the_same_is_one_statement_with_two_sources() -> None:
    assert cited(SHOWN, "Diabetes is itself a risk factor for heart disease and for stroke.") == [2]


@pytest.mark.parametrize(
    "other",
    [
        "Taking action to control risk factors can help prevent heart disease in people who have diabetes.",
        "For Medicare, people with heart disease, stroke, diabetes or another risk factor fill in a form.",
    ],
)
def test_a_long_statement_that_holds_the_words_of_a_short_one_is_no_support(other: str) -> None:
    assert cited(SHOWN, other) == [1, 1]


def test_what_denies_it_is_a_statement_of_its_own() -> None:
    says = "Stroke means numbness of arms or legs (an inability to move) and trouble seeing or speaking."
    denies = "Stroke means numbness of arms or legs and trouble seeing or speaking."
    assert cited(says, denies) == [1, 1]
