"""Words, their stems as the index holds them, and which of them are everyday English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text import terms
from probatum.text.terms import analyzer, indexable, is_everyday, stems, words
from probatum.vocabulary import words as entries


@pytest.mark.parametrize(
    "text",
    [
        "α2δ ligand",
        "alpha-2-delta ligands",
        "alpha2delta ligand",
        "alpha2-delta ligand",
        "Alpha 2 Delta LIGAND",
        "α₂δ ligand",
    ],
)
def test_alpha_2_delta_is_the_same_in_every_spelling(text: str) -> None:
    assert stems(text) == ["alpha", "2", "delta", "ligand"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TNF-α", "TNFα"),
        ("TNF-α", "TNF-alpha"),
        ("ω-3 fatty acids", "omega-3 fatty acid"),
        ("NF-κB", "NF-kappa B"),
        ("β-blocker", "beta blockers"),
        ("β2-agonist", "beta2 agonist"),
        ("5 μg", "5 µg"),
        ("5 μg", "5 ug"),
        ("Ω", "Ω"),
        ("Sjögren", "Sjogren"),
        ("legs", "leg"),
        ("Crohn's disease", "Crohn disease"),
        ("Parkinson’s", "Parkinson"),
    ],
)
def test_spellings_of_one_thing_have_the_same_stems(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_stems_keep_order_and_repeats() -> None:
    assert stems("Legs, restless legs") == ["leg", "restless", "leg"]


def test_run_without_end_is_no_word() -> None:
    assert stems("a" * 50 + " leg") == ["leg"]


def test_lone_surrogate_parts_words() -> None:
    assert stems("leg\ud800leg") == ["leg", "leg"]


def test_greek_word_is_left_whole() -> None:
    assert stems("ύπνος") == analyzer().analyze("ύπνος")


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text("aZ9_ -'.\x7f\u00e9α", max_size=60)
)
def test_stems_are_what_the_analyser_of_the_index_makes(text: str) -> None:
    assert stems(text) == analyzer().analyze(indexable(text))


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(["alpha", "Beta", "GAMMA", "delta", "Kappa", "omega", "2", "٢", "x", " ", "é"])
    ).map("".join)
)
def test_no_name_of_a_greek_letter_at_a_number_is_passed_over(text: str) -> None:
    assert terms._may_spell(text) or terms._SPELLED.search(text) is None


def test_plain_text_is_indexed_as_it_stands() -> None:
    text = "Restless legs syndrome"
    assert indexable(text) is text


def test_words_have_their_places() -> None:
    text = "Crohn's disease, α2δ; naïve."
    assert [word for word, _, _ in words(text)] == ["Crohn's", "disease", "α2δ", "naïve"]
    assert all(text[start:end] == word for word, start, end in words(text))


@pytest.mark.parametrize("word", ["leg", "legs", "pain", "baby's", "tried", "stopping", "makes", "oldest"])
def test_ordinary_word_is_everyday(word: str) -> None:
    assert is_everyday(word)


MEDICAL = """magnesium cannabis kidney transplant liver iron AIDS fasting blocker stroke ropinirole cancer
fever ulcers sleep sleeping coffee migraine restless dopamine heart hearing pregnancy α2δ"""


@pytest.mark.parametrize("word", MEDICAL.split())
def test_medical_word_is_not_everyday(word: str) -> None:
    assert not is_everyday(word)


@pytest.mark.parametrize("name", ["everyday", "not_everyday", "stop_words"])
def test_word_list_holds_single_words_in_small_letters(name: str) -> None:
    assert all(entry == entry.lower() and " " not in entry for entry in entries(name))


@given(st.text())
def test_any_text_has_stems_and_words(text: str) -> None:
    assert stems(text) == stems(text)
    assert all(stem and stem == stem.strip() for stem in stems(text))
    assert all(text[start:end] == word for word, start, end in words(text))
    is_everyday(text)
