"""What identifies a person is named, and can be left out."""

import pytest

from probatum.text.personal import asked_of, named, without


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Restless legs at night", "Restless legs at night"),
        ("My name is john smith and what helps?", "and what helps?"),
        ("Is iron safe for Mrs. Jones?", "Is iron safe for ?"),
        ("dob 12/03/1980 with anaemia", "with anaemia"),
        ("call 555-123-4567 please", "call please"),
        ("MRN: 00123 has cramps", "has cramps"),
        ("ferritin 45 ug/L in 2019", "ferritin 45 ug/L in 2019"),
        ("restless legs syndrome[mesh] AND review[pt]", "restless legs syndrome[mesh] AND review[pt]"),
    ],
)
def test_identifiers_go_and_medicine_stays(text: str, kept: str) -> None:
    assert without(text) == kept
    assert bool(named(text)) == (text != kept)
    assert not named(without(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Should Mr Smith take metformin?", "Should take metformin?"),
        ("My name is Ann Lee. What is migraine?", "What is migraine?"),
        ("my name is ann lee what is migraine?", "what is migraine?"),
        ("Call 555-123-4567. What is migraine?", "Call . What is migraine?"),
        ("MRN 00123. Is iron safe?", "Is iron safe?"),
        ("I am ann@example.org, what helps?", "I am , what helps?"),
    ],
)
def test_question_keeps_what_is_asked(text: str, kept: str) -> None:
    assert asked_of(text) == kept
