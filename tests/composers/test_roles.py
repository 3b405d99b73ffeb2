"""What part of a report a sentence is, by its heading or by its words."""

import pytest

from probatum.composers._roles import ROLES, features, label, probabilities, role_by_words, role_of_heading
from probatum.types.source import Kind


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("We searched MEDLINE and Embase for randomised trials.", 3, "method"),
        ("Mean ferritin was 12.3 in patients and 45.6 in controls (p < 0.001).", 5, "result"),
        ("Iron should be given to all patients with low ferritin.", 9, "recommendation"),
        ("We recommend iron for patients with low ferritin.", 9, "recommendation"),
    ],
)
def test_role_is_told_by_the_words(text: str, place: int, role: str) -> None:
    assert role_by_words(text, place, 10, Kind.RESEARCH) == role


def test_last_sentence_that_sums_up_is_a_conclusion() -> None:
    text = "These findings suggest that iron may be a useful treatment for restless legs."
    assert role_by_words(text, 9, 10, Kind.RESEARCH) == "conclusion"


def test_page_for_patients_is_not_read_as_an_abstract() -> None:
    text = "We searched MEDLINE and Embase for randomised trials."
    assert role_by_words(text, 3, 10, Kind.PATIENT_INFORMATION) == ""


def test_what_fits_nothing_well_stays_without_a_role() -> None:
    assert role_by_words("Iron.", 0, 1, Kind.RESEARCH) == ""


def test_heading_in_the_text_names_the_role() -> None:
    assert role_of_heading("MATERIALS AND METHODS: Mice were fed iron.") == "method"
    assert role_of_heading("CONCLUSIONS: Iron helps.") == "conclusion"
    assert role_of_heading("DNA: a molecule") == ""
    assert label("RESULTS: Iron helps.") == "RESULTS:"


def test_probabilities_add_up_to_one() -> None:
    shares = probabilities(features("Iron was measured in 12 people.", 2, 8))
    assert len(shares) == len(ROLES)
    assert sum(shares) == pytest.approx(1)
