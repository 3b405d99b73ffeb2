"""A plain-language variant keeps the figures, the denials and the caution of what it puts plainly."""

import pytest

from probatum.support.plain import plain_variant
from probatum.types.answer import Outcome

QUOTE = "Pramipexole lowered IRLS by 5.7 points more than placebo after 12 weeks (95% CI 4.7-6.7)."
PLAIN = "After 12 weeks the drug had cut the score by 5.7 points more than dummy pills (95% CI 4.7-6.7)."


def outcome(plain: str, quote: str) -> Outcome:
    return plain_variant(plain, quote).outcome


@pytest.mark.parametrize(
    ("plain", "quote"),
    [
        (PLAIN, QUOTE),
        ("In 3 trials, half of the people slept better.", "Across three trials ½ slept better."),
        ("People may sleep better.", "Sleep might improve."),
        ("It is not known why.", "The mechanism is unknown, and nobody disputes it."),
        ("Doctors start with 3 mg of iron for each kg.", "The starting dose is 3 mg/kg of iron."),
        ("It is taken once a day.", "It is taken daily."),
    ],
)
def test_faithful_plain_words_pass(plain: str, quote: str) -> None:
    assert outcome(plain, quote) is Outcome.PASS


@pytest.mark.parametrize(
    ("plain", "quote"),
    [
        (PLAIN.replace("5.7", "57"), QUOTE),
        (PLAIN.replace(" (95% CI 4.7-6.7)", ""), QUOTE),
        (PLAIN.replace("12 weeks", "12 months"), QUOTE),
        (PLAIN.replace("had cut", "had not cut"), QUOTE.replace("lowered", "cut the score")),
        ("The drug helps sleep.", "The drug does not help sleep."),
        ("The drug helps sleep.", "The drug may help sleep."),
        ("At least 5 people slept.", "At most 5 people slept."),
        ("The drug helps sleep. Прамипексол лечит.", "The drug helps sleep."),
    ],
)
def test_plain_words_that_say_more_or_less_fail(plain: str, quote: str) -> None:
    assert outcome(plain, quote) is Outcome.FAIL


@pytest.mark.parametrize(
    ("plain", "quote"),
    [
        ("The difference could be chance.", "The difference was not significant."),
        ("Both groups slept the same.", "Sleep did not differ."),
        ("People without RLS slept well.", "Controls slept well."),
        ("The proof is fairly good.", "The evidence is of low certainty."),
        ("It may help sleep.", "It helps sleep."),
    ],
)
def test_other_words_that_may_say_the_same_are_left_to_a_person(plain: str, quote: str) -> None:
    assert outcome(plain, quote) is Outcome.COULD_NOT_CHECK
