"""Any text may be examined: copies pass, errors fail, and what nobody can tell is said to be unchecked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.support import examine
from probatum.support.score import Stand, score
from probatum.types.answer import Outcome

QUOTE = "In adults with restless legs, pramipexole reduced the IRLS score by 5.7 points more than placebo."
TWELVE_WEEKS = "Pramipexole lowered the score by 5.7 points in adults after 12 weeks."


def outcome(text: str, *quotes: str) -> Outcome:
    return examine(text, quotes).outcome


def test_a_copy_passes_without_a_score() -> None:
    found = examine(QUOTE, [QUOTE])
    assert (found.outcome, found.score) == (Outcome.PASS, None)


def test_a_shortening_has_no_score_and_is_judged_by_its_words() -> None:
    found = examine("Iron helps.", ["In conclusion, iron helps."])
    assert (found.outcome, found.score) == (Outcome.PASS, None)


@pytest.mark.parametrize(
    "text",
    [
        QUOTE.replace("5.7", "7.5"),
        QUOTE.replace("reduced", "increased"),
        QUOTE.replace("pramipexole", "ropinirole"),
        QUOTE.replace("adults", "children"),
        QUOTE.replace("more than placebo", "more than pramipexole").replace(
            "pramipexole reduced", "placebo reduced"
        ),
    ],
)
def test_an_error_fails(text: str) -> None:
    assert outcome(text, QUOTE) is Outcome.FAIL


def test_a_text_in_its_own_words_that_nothing_can_place_could_not_be_checked() -> None:
    found = examine("After 12 weeks of pramipexole adults felt calm.", [TWELVE_WEEKS])
    assert found.outcome is Outcome.COULD_NOT_CHECK
    assert found.score is not None
    assert found.score.stand is Stand.COULD_NOT_CHECK


def test_without_spans_nothing_is_checked() -> None:
    assert outcome("Iron helps.") is Outcome.COULD_NOT_CHECK
    assert score("Iron helps.", []).stand is Stand.COULD_NOT_CHECK


def test_two_spans_cannot_be_stitched() -> None:
    one, two = "Iron reduced fatigue in women.", "Zinc cured colds in schoolchildren."
    assert outcome("Iron cured colds in schoolchildren.", one, two) is Outcome.FAIL


def test_a_close_paraphrase_is_placed_as_supported() -> None:
    text = "In women with iron deficiency, fatigue was reduced by intravenous ferric carboxymaltose."
    quote = "Intravenous ferric carboxymaltose reduced fatigue in women with iron deficiency."
    assert score(text, [quote]).stand is Stand.SUPPORTS


def test_what_a_check_objects_to_is_never_support_however_alike() -> None:
    text = "In women with iron deficiency, fatigue was increased by intravenous ferric carboxymaltose."
    quote = "Intravenous ferric carboxymaltose reduced fatigue in women with iron deficiency."
    assert score(text, [quote]).stand is not Stand.SUPPORTS


def test_the_three_probabilities_add_up_to_one() -> None:
    found = score("Iron relieves fatigue.", [QUOTE])
    assert found.supports + found.refutes + found.neither == pytest.approx(1, abs=2e-4)


@given(text=st.text(max_size=60), quote=st.text(max_size=60))
@settings(max_examples=200)
def test_no_text_raises(text: str, quote: str) -> None:
    assert examine(text, [quote]) == examine(text, [quote])


GLUCOSE = (
    "In GRADE, liraglutide brought more stomach and bowel complaints and more weight loss than the others."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("complaints and", "complaints and therefore"),
        ("the others.", "the others for life."),
        ("liraglutide", "lıraglutide"),
        ("stomach and bowel", "bowel and stomach"),
        ("loss than", "loss nearly"),
    ],
)
def test_all_but_a_copy_is_for_a_person(old: str, new: str) -> None:
    assert outcome(GLUCOSE.replace(old, new), GLUCOSE) is not Outcome.PASS


def test_a_copy_with_another_article_or_mark_stays_a_copy() -> None:
    assert outcome(GLUCOSE.replace("bowel complaints and", "bowel complaints, and"), GLUCOSE) is Outcome.PASS


def test_halves_of_two_sentences_of_one_quote_are_no_statement_of_it() -> None:
    quote = (
        "Asporin has been seen in many types of cancer; its role is unclear. Asporin may drive the growth of "
        "bowel cancer, and it could be a target for drugs against bowel cancer."
    )
    text = "Asporin has been a target for drugs against bowel cancer."
    assert outcome(text, quote) is Outcome.FAIL
