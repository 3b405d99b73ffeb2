"""The stems of a record are those of its text, though they are found sentence by sentence."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from probatum.library.cutting import cut
from probatum.support.naming import passage_stems
from probatum.text.terms import stems
from probatum.types.document import Section, Span

WORDS = (
    "iron",
    "Iron's",
    "alpha2",
    "2delta",
    "α2δ",
    "naïve",
    "found.The",
    "i.v.",
    "5.5",
    "μg",
    "'s",
    "…",
    "x" * 45,
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=30).map(" ".join)


@given(TEXTS, st.sampled_from([". ", ".", "\n", "; "]))
def test_stems_of_a_passage_are_those_of_its_text(text: str, between: str) -> None:
    section = Section("Abstract", between.join((text, text[::-1], text)))
    for passage in cut(section, "pmid:1", ""):
        assert passage_stems(passage) == stems(passage.text)


def test_a_text_that_its_sentences_do_not_cover_is_read_whole() -> None:
    (passage,) = cut(Section("Abstract", "Iron helps. Zinc does not."), "pmid:1", "")
    first = replace(passage, sentences=passage.sentences[:1])
    assert passage_stems(first) == passage_stems(replace(passage, sentences=())) == stems(passage.text)


def test_a_word_that_is_cut_in_two_stays_one() -> None:
    (passage,) = cut(Section("Abstract", "Pathophysiology."), "pmid:1", "")
    halves = replace(passage, sentences=(Span(0, 5), Span(5, 16)))
    assert passage_stems(halves) == stems(passage.text)
