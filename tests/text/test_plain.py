"""The index holds the terms of `terms.stems`, whichever way it comes by them."""

import re
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from probatum.text import plain as module
from probatum.text.plain import plain, stemmer
from probatum.text.terms import stems


def terms(text: str) -> list[str]:
    found: list[str] = stemmer().analyze(plain(text))
    return found


@given(
    st.text(max_size=60)
    | st.text("aZ9_ -'.\x7f\u00e9α±≥–’·²\u00a0", max_size=60)
    | st.lists(st.sampled_from(["Legs", "naïve", "α2δ", "μg", "Crohn’s", "≥ 5 %", "x" * 39, "y" * 40])).map(
        " ".join
    )
)
@example("Iron±ferritin 5·10² — “naïve” patients’ legs")
def test_what_is_stemmed_are_the_terms_of_the_text(text: str) -> None:
    assert terms(text) == stems(text)


def test_signs_between_words_are_that_for_the_engine_too() -> None:
    signs = re.findall(module._MARKS.pattern.removesuffix("+"), "".join(map(chr, range(sys.maxunicode))))
    assert len(signs) > 400
    for sign in signs:
        assert stems(f"ab{sign}cd") == ["ab", "cd"]


def test_plain_text_is_in_lower_case_with_spaces_between_words() -> None:
    assert plain("Iron (ferritin): naïve").split() == ["iron", "ferritin", "naive"]
    assert plain("A,B").isascii()
