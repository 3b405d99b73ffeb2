"""What the word vectors say, and that they say it in whole numbers."""

import numpy as np
import pytest

from probatum import vectors
from probatum.text.terms import stems
from probatum.vectors import Real


def like(one: str, other: str) -> float:
    held = vectors.table()
    rows = [vectors.directions(held.find(stems(word))) for word in (one, other)]
    return float(vectors.likeness(*rows)[0, 0])


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("heart", "cardiac", "hepatic"),
        ("paracetamol", "acetaminophen", "insulin"),
        ("migraine", "headache", "fracture"),
        ("children", "pediatric", "elderly"),
    ],
)
def test_words_for_one_thing_are_nearer_than_words_for_two(word: str, near: str, far: str) -> None:
    assert like(word, near) > like(word, far) + 0.2


def test_a_word_is_itself_and_a_word_that_nobody_knows_is_like_none() -> None:
    assert like("heart", "heart") == pytest.approx(1.0)
    assert like("heart", "zzxqy") == 0.0


def test_stems_and_rows_are_of_one_length_and_sorted() -> None:
    held = vectors.table()
    assert len(held.places) == len(held.rows) == len(held.weights) - 1
    assert list(held.places) == sorted(held.places)


def text_vector(words: list[str]) -> Real:
    held = vectors.table()
    places = held.find(words)
    return vectors.text_vectors(vectors.directions(places), held.weights[places], [np.arange(len(words))])


def test_the_vector_of_a_text_is_whole_and_knows_no_order() -> None:
    words = stems("Iron helps restless legs in pregnancy and after surgery")
    one, other = text_vector(words), text_vector(words[::-1])
    assert (one == other).all()
    assert (one == np.rint(one)).all()
    assert vectors.angles(one[0], one)[0] == pytest.approx(1.0)


def test_a_text_without_known_words_is_at_no_angle() -> None:
    assert vectors.angles(text_vector(["zzxqy"])[0], text_vector(["heart"]))[0] == 0.0


def test_what_a_question_asks_for_counts_and_what_it_asks_with_does_not() -> None:
    held = vectors.table()
    treatment, symptoms, known, unknown = held.salience[held.find(["treatment", "symptom", "known", "zzxqy"])]
    assert treatment > symptoms > unknown == 1000 > known
