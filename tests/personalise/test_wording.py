"""Which words of a claim an audience reads."""

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum import audiences
from probatum.personalise.wording import worded
from probatum.types.draft import Claim

PATIENT, CLINICIAN = audiences.load("patient"), audiences.load("clinician")


def read(text: str, plain: str = "") -> tuple[str, tuple[str, ...]]:
    return worded(Claim("c", text, (), "treatment", plain=plain), PATIENT)


def test_patients_read_the_plain_words() -> None:
    assert (
        read("Ferritin was below 75 ug/L.", "The iron store was below 75.")[0]
        == "The iron store was below 75."
    )


def test_clinicians_read_the_text_as_it_is() -> None:
    claim = Claim("c", "Scores fell by 5.7 points (95% CI 4.7-6.7).", (), "treatment", plain="Down 5.7.")
    assert worded(claim, CLINICIAN) == (claim.text, ())


def test_plain_words_that_lose_a_number_are_not_used() -> None:
    text = "Ferritin was below 75 ug/L in 12% of them."
    assert read(text, "The iron store was low in some of them.")[0] == text


def test_digits_of_a_name_are_no_number_to_lose() -> None:
    assert read("18F-dopa uptake and T2 of MEIS1 fell.", "Less of a tracer was taken up.")[0].startswith(
        "Less"
    )


@pytest.mark.parametrize(
    ("text", "short", "left_out"),
    [
        ("Down 5.7 points (95% CI 4.7-6.7).", "Down 5.7 points.", ("95% CI 4.7-6.7",)),
        (
            "Risk rose (odds ratio 2.32, 95% CI 1.74-3.08).",
            "Risk rose (odds ratio 2.32).",
            ("95% CI 1.74-3.08",),
        ),
        ("It fell by 3 points (p = 0.04) in men.", "It fell by 3 points in men.", ("p = 0.04",)),
        ("Up to 31% (95% CI 14 to 43%; P<0.001).", "Up to 31%.", ("95% CI 14 to 43%", "P<0.001")),
        (
            "Down 2.1 (95% CI 1.3-6.3; 7 trials, 345 people).",
            "Down 2.1 (7 trials, 345 people).",
            ("95% CI 1.3-6.3",),
        ),
    ],
)
def test_statistics_in_brackets_are_left_out_and_listed(
    text: str, short: str, left_out: tuple[str, ...]
) -> None:
    assert read(text) == (short, left_out)


@pytest.mark.parametrize(
    "text",
    [
        "Risk was lower (hazard ratio 0.90, 95% CI 0.78-1.04).",
        "The score changed by 2 points (95% CI -5.9 to 1.0).",
        "It fell by 3 points (P = .07).",
        "Sleep improved (95% CI 4.7-6.7).",
        "Give 50 mg (25 mg in kidney disease).",
        "In 12 of 30 people (all women) it came back.",
        "It may help 4 in 10 (but not in pregnancy).",
        "It was 4.7 (95% CI 4.1-6.9 in women; lower in men).",
        "It was 4.7 (95% CI 1.2.3-4.5.6).",
    ],
)
def test_size_certainty_population_and_dose_stay(text: str) -> None:
    assert read(text) == (text, ())


@given(st.text(alphabet="aP05.,;<=() %CI-to9", max_size=60))
def test_shortening_only_deletes(text: str) -> None:
    short, left_out = read(text)
    letters = iter(text)
    assert all(letter in letters for letter in short)
    assert bool(left_out) == (short != text)


def test_every_number_is_shown_or_listed() -> None:
    claim = Claim("c", "In 38 trials it fell by 5.7 (95% CI 4.7-6.7, p<0.001).", (), "treatment")
    short, left_out = worded(claim, replace(PATIENT, plain=False))
    assert short == "In 38 trials it fell by 5.7."
    assert left_out == ("95% CI 4.7-6.7", "p<0.001")


def test_every_plain_variant_of_the_starter_library_is_as_exact_as_its_statement() -> None:
    topics = (tomllib.loads(file.read_text("utf-8")) for file in files("probatum.starter").iterdir())
    findings = [finding for topic in topics for source in topic["sources"] for finding in source["findings"]]
    worded_plainly = [
        worded(
            Claim("c", each["text"], (), "treatment", plain=each["plain"]), replace(PATIENT, statistics=True)
        )
        for each in findings
        if each.get("plain")
    ]
    assert len(worded_plainly) > 1000
    assert {text for text, _ in worded_plainly} <= {each["plain"] for each in findings if each.get("plain")}
