"""What is to be done without is told apart from what somebody does not have."""

import pytest

from probatum.text.without import lacking, unwanted, without_unwanted


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("How can sleep apnoea be treated without CPAP?", "CPAP"),
        ("What helps migraine other than triptans?", "triptans"),
        ("How can I lower my blood pressure without taking tablets?", ""),
        ("How is migraine without aura treated?", ""),
    ],
)
def test_thing_to_do_without(text: str, thing: str) -> None:
    assert unwanted(text) == thing
    assert lacking(text) == () or "aura" in text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("How can sleep apnoea be treated without CPAP?", "How can sleep apnoea be treated ?"),
        ("lower my blood pressure without taking any tablets", "lower my blood pressure "),
        ("Is surgery or rest better without drugs?", "Is surgery or rest better ?"),
        (
            "Should iron deficiency without anaemia be treated?",
            "Should iron deficiency without anaemia be treated?",
        ),
    ],
)
def test_it_is_taken_out(text: str, left: str) -> None:
    assert without_unwanted(text) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Should iron deficiency without anaemia be treated?", ["anaemia"]),
        ("iron deficiency without having any anaemia", ["anaemia"]),
        ("How does migraine with aura differ from migraine without aura?", []),
        ("Is migraine with or without aura inherited?", []),
        ("What happens without treatment?", []),
    ],
)
def test_what_somebody_does_not_have(text: str, words: list[str]) -> None:
    found = lacking(text)
    assert [one.word for one in found] == words
    assert all(text[one.start :].startswith(one.word) for one in found)
