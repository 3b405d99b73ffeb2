"""Reading grades, against published figures and by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text.readability import measure, syllables
from probatum.vocabulary import rows

WORDS = {1: "leg", 2: "number", 3: "dopamine", 4: "epidemic"}


def sentence(counts: list[int]) -> str:
    """A sentence of words with so many syllables each."""
    return " ".join(WORDS[count] for count in counts) + "."


@pytest.mark.parametrize(("words", "in_all", "grade"), [(13, 24, 11.3), (1, 1, -3.4), (6, 6, -1.45)])
def test_flesch_kincaid_is_the_published_grade(words: int, in_all: int, grade: float) -> None:
    """Wikipedia gives 11.3 for 24 syllables in 13 words, and -3.40 as the lowest there is; -1.45 is ours."""
    counts = [2] * (in_all - words) + [1] * (2 * words - in_all)
    assert measure([sentence(counts)]).flesch_kincaid == pytest.approx(grade, abs=0.06)


@pytest.mark.parametrize(
    ("long_words", "grade"),
    [(4, 5), (10, 6), (17, 7), (25, 8), (36, 9), (49, 10), (64, 11), (81, 12), (100, 13)],
)
def test_smog_is_within_half_a_grade_of_mcgraws_table(long_words: int, grade: int) -> None:
    """The table rounds the formula: the nearest perfect square's root and 3 for 30 sentences."""
    each, rest = divmod(long_words, 30)
    sentences = [sentence([1, 1, *[3] * (each + (number < rest))]) for number in range(30)]
    assert measure(sentences).smog == pytest.approx(grade, abs=0.6)


def test_smog_is_not_given_under_30_sentences() -> None:
    assert measure([sentence([3, 1])] * 29).smog is None
    assert measure([sentence([3, 1])] * 30).smog is not None


def test_smog_of_a_longer_text_is_that_of_30_sentences_like_it() -> None:
    assert measure([sentence([3, 1])] * 90).smog == measure([sentence([3, 1])] * 30).smog


def test_text_without_words_has_no_grade() -> None:
    assert measure([]) == measure(["...", " – "])
    assert measure([]).flesch_kincaid is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a well-known drug", 3),
        ("5 mg/day (n = 20)", 5),
        ("TNF-α fell by 7%", 4),
        ("night—and day", 3),
        ("25.5 °C", 2),
    ],
)
def test_words_are_counted_as_flesch_counts_them(text: str, words: int) -> None:
    assert measure([text]).words == words


@pytest.mark.parametrize(
    "word", ["1,234", "7%", "ELISA", "mRNA", "IL-6", "mg", "RLS", "$15", "p<0.05", "H2O", "α2δ"]
)
def test_number_or_abbreviation_is_one_syllable(word: str) -> None:
    assert measure([word]) == measure(["leg"])


def test_word_joined_to_an_abbreviation_keeps_its_syllables() -> None:
    assert measure(["RLS-related"]) == measure(["leg-related"])


EXAMPLES = [example.split() for row in rows("syllable_rules") for example in row[2].split(", ")]
BY_HAND = (
    "restless 2|legs 1|syndrome 2|dopamine 3|iron 2|ferritin 3|augmentation 4|Parkinson’s 3|naïve 2|through 1"
)


@pytest.mark.parametrize(("word", "count"), [*EXAMPLES, *(pair.split() for pair in BY_HAND.split("|"))])
def test_syllables_are_counted(word: str, count: str) -> None:
    assert syllables(word) == int(count)


@given(st.lists(st.text()))
def test_any_text_is_measured(sentences: list[str]) -> None:
    measured = measure(sentences)
    assert (measured.flesch_kincaid is None) == (measured.words == 0)
    assert measured.sentences <= len(sentences)
    assert measured == measure(tuple(sentences))
