"""How wide a statement holds: what is about a case of the thing stands behind what is about the thing."""

import pytest

from probatum.composers._scope import is_for_later, is_of_a_part, is_particular
from probatum.composers._statement import statements
from tests.composers.evidence import evidence, hit


def particular(question: str, text: str, *names: str) -> bool:
    found = evidence(question, hit("one", text, title="Iron deficiency"), names=names)
    return is_particular(statements(found)[0], found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In heart failure, iron deficiency is defined by transferrin saturation.", True),
        ("In 2012 the academy listed iron deficiency among the causes.", True),
        ("In iron deficiency without anaemia, ferritin is below 30 ng/mL.", False),
        ("In IRONMAN, iron deficiency was defined by ferritin.", False),
        ("In suspected cases, iron deficiency is confirmed by ferritin.", False),
        ("Iron deficiency means that stores are low.", False),
    ],
)
def test_opener_with_another_case_is_particular(text: str, expected: bool) -> None:
    assert particular("How is iron deficiency diagnosed?", text, "iron deficiency") is expected


def test_case_that_the_question_names_is_not_particular() -> None:
    text = "In heart failure, iron deficiency is defined by transferrin saturation."
    assert not particular("How is iron deficiency diagnosed in heart failure?", text, "iron deficiency")


def test_second_line_is_for_later_unless_it_was_asked_for() -> None:
    text = "Refractory disease may need a combination of drugs."
    for question, expected in (
        ("How is insomnia treated?", True),
        ("How is refractory insomnia treated?", False),
    ):
        found = evidence(question, hit("one", text))
        assert is_for_later(statements(found)[0], found) is expected


def test_daily_rhythm_of_a_thing_is_a_part_of_it() -> None:
    part = "Candidate drivers of the daily rhythm of restless legs syndrome include iron and melatonin."
    whole = "The cause of restless legs syndrome is unclear but probably includes dopamine and iron."
    assert is_of_a_part(statements(evidence("What is restless legs syndrome?", hit("a", part)))[0])
    assert not is_of_a_part(statements(evidence("What is restless legs syndrome?", hit("a", whole)))[0])
