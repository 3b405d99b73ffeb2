"""Every file in support/checks is a check, and every check keeps the contract."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.support import checks, checks_of_text, judge
from probatum.support.checks import Check
from probatum.types.answer import Outcome

CHECKS = checks_of_text()
WORDS = """
iron rats not may 5 1,200 mg % ( ) - – ½ 1,200½ < ≥ 95 ci one twenty million at least or more than aged to
and half once daily week type 2 α2δ naïve Москва 铁 ١ . ; , ' ’
"""
texts = st.text(max_size=200) | st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


def test_the_folder_is_the_list() -> None:
    files = sorted(path.stem for path in Path(checks.__file__).parent.glob("[a-z]*.py"))
    assert [name for name, _ in CHECKS] == files
    assert {"numbers", "negation", "hedges", "population", "entities"} <= set(files)


@pytest.mark.parametrize(("name", "check"), CHECKS)
@settings(max_examples=60)
@given(text=texts, quote=texts)
def test_a_check_judges_any_two_texts_and_passes_a_copy(
    name: str, check: Check, text: str, quote: str
) -> None:
    verdict = check.check(text, quote, ())
    assert (verdict.outcome is Outcome.PASS) == (not verdict.reason), name
    assert check.check(text, quote, ()) == verdict
    if text.isprintable():
        assert check.check(text, text, ()).outcome is Outcome.PASS, name


def test_without_quotes_nothing_can_be_checked() -> None:
    assert {verdict.outcome for _, verdict in judge("Iron helps.", [])} == {Outcome.COULD_NOT_CHECK}


def test_one_quote_has_to_support_the_whole_statement() -> None:
    quotes = ["Iron helps sleep in adults.", "Dopamine falls at night."]
    assert _fails("Iron helps sleep at night.", quotes)
    assert not _fails("Dopamine falls at night.", quotes)


def test_a_sentence_of_a_quote_supports_a_statement_alone() -> None:
    assert not _fails("Iron helps.", ["Iron helps. It may not be safe in children."])


def test_a_text_that_is_too_long_to_compare_is_no_statement() -> None:
    assert _fails("Iron helps. " * 10_000, ["Iron helps."])


def _fails(text: str, quotes: list[str]) -> bool:
    return any(verdict.outcome is Outcome.FAIL for _, verdict in judge(text, quotes))
