"""The baselines that need no other package."""

import pytest

from evals.baselines import SENTENCES, best_sentences, lexrank, mmr

QUESTION = "Does iron help restless legs?"
TEXTS = [
    "Iron helps restless legs.",
    "Iron helps restless legs at night, too.",
    "The weather was fine on the day of the visit.",
    "Restless legs are common.",
]


@pytest.mark.parametrize("name", SENTENCES)
def test_every_ranker_places_every_sentence_once(name: str) -> None:
    assert sorted(SENTENCES[name](QUESTION, TEXTS)) == list(range(len(TEXTS)))
    assert SENTENCES[name](QUESTION, []) == []


def test_bm25_puts_the_sentence_with_the_words_first_and_the_one_without_last() -> None:
    order = best_sentences(QUESTION, TEXTS)
    assert order[0] == 0
    assert order[-1] == 2


def test_mmr_does_not_follow_a_sentence_with_its_twin() -> None:
    order = mmr(QUESTION, TEXTS, share=0.3)
    assert order.index(1) > order.index(3)


def test_lexrank_puts_what_others_say_before_what_none_says() -> None:
    order = lexrank(QUESTION, TEXTS, share=0.1)
    assert order.index(2) == len(TEXTS) - 1
