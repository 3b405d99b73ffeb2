"""How near records are to a question."""

from collections.abc import Sequence
from dataclasses import fields

import pytest

from probatum.retrieve.nearness import Asked, Nearness, nearness
from probatum.text.terms import stems


def near(question: str, *records: str) -> Nearness:
    asked = [Asked(stem, 1.0) for stem in stems(question)]
    return nearness(asked, [stems(record) for record in records])


def test_a_record_with_every_word_has_the_whole_share() -> None:
    found = near("iron legs", "legs and iron", "nothing")
    assert found.words[0] == found.run[0] == pytest.approx(1.0)


def test_another_word_for_the_thing_counts_more_than_one_for_something_else() -> None:
    found = near("heart attack", "myocardial infarction", "hepatic cirrhosis")
    assert found.words[0] > found.words[1] + 0.2
    assert found.subject[0] > found.subject[1]


def test_words_that_stand_together_count_more_than_words_far_apart() -> None:
    filler = "of the and in " * 20
    found = near("iron legs", f"iron legs {filler}", f"iron {filler} legs")
    assert found.words[0] == found.words[1]
    assert found.run[0] > found.run[1]


def test_a_run_may_begin_in_the_middle_of_another() -> None:
    filler = "of the and in "
    across = near("iron legs", f"{filler * 3} of the and iron legs {filler * 6}")
    assert across.run[0] == pytest.approx(1.0)


def test_words_side_by_side_count_more_than_words_in_one_sentence() -> None:
    filler = "of the and in " * 5
    found = near("iron legs", f"iron legs {filler} gout", f"iron {filler} legs")
    assert found.run[0] == found.run[1]
    assert found.phrase[0] > found.phrase[1]


def test_words_at_the_beginning_count_more_than_words_at_the_end() -> None:
    filler = "of the and in " * 20
    found = near("iron legs", f"iron legs {filler}", f"{filler} iron legs")
    assert found.words[0] == found.words[1]
    assert found.early[0] == pytest.approx(1.0)
    assert 0.2 < found.early[1] < 0.5


def test_how_long_a_record_goes_on_after_its_beginning_is_all_one() -> None:
    found = near("iron legs", "iron legs", "iron legs " + "of the and in " * 20)
    assert found.early[0] == found.early[1]


def test_a_name_that_the_vectors_do_not_know_and_that_is_rarer_than_all_else_is_turned_on() -> None:
    asked = [Asked("zzimab", 10.0), Asked("stroke", 4.0), Asked("treatment", 2.0)]
    found = nearness(asked, [["zzimab"], ["stroke", "treatment"]])
    assert list(found.name) == pytest.approx([0.6, 0.0])


def test_another_name_of_what_is_turned_on_counts_nearly_as_much() -> None:
    asked = [Asked("zzimab", 10.0, ((("zzq", 9.0), ("12", 1.0)),)), Asked("stroke", 4.0)]
    assert nearness(asked, [["zzq", "12"]]).name[0] == pytest.approx(0.54)


@pytest.mark.parametrize(
    "asked",
    [
        [Asked("zzimab", 10.0)],
        [Asked("zzimab", 10.0), Asked("zzib", 10.0)],
        [Asked("stroke", 10.0), Asked("treatment", 2.0)],
    ],
)
def test_no_question_turns_on_a_word_that_is_alone_or_one_of_two_or_known(asked: list[Asked]) -> None:
    assert not nearness(asked, [[one.stem for one in asked]]).name.any()


def test_another_name_of_the_thing_counts_nearly_as_much() -> None:
    others = ((("willi", 1.0), ("ekbom", 1.0)),)
    asked = [Asked("rls", 1.0, others)]
    found = nearness(asked, [["rls"], ["willi", "ekbom"], ["willi", "gout"], ["gout"]])
    assert found.words[0] == found.phrase[0] == pytest.approx(1.0)
    assert found.words[1] == pytest.approx(0.9)
    assert found.words[1] > found.words[2] > found.words[3]


def test_rare_words_weigh_more() -> None:
    found = nearness([Asked("iron", 3.0), Asked("leg", 1.0)], [["iron"], ["leg"]])
    assert found.words[0] > found.words[1]


@pytest.mark.parametrize("records", [[], [[]], [[], ["iron"]]])
def test_a_record_without_words_is_near_nothing(records: Sequence[Sequence[str]]) -> None:
    found = nearness([Asked("iron", 1.0)], records)
    assert len(found.words) == len(records)
    assert not any(share for share, record in zip(found.words, records, strict=True) if not record)


def test_a_question_without_words_is_near_nothing() -> None:
    assert not nearness([], [["iron"]]).words.any()


def test_neighbours_in_the_list_change_nothing() -> None:
    alone = near("heart attack", "myocardial infarction in women")
    among = near("heart attack", "hepatic cirrhosis", "myocardial infarction in women", "heart")
    for field in fields(Nearness):
        assert getattr(alone, field.name)[0] == getattr(among, field.name)[1]


def test_what_a_question_is_after_counts_more_than_the_word_that_asks_for_it() -> None:
    found = near("known treatment", "treatment", "known")
    assert found.words[0] > found.words[1] + 0.2


def test_words_that_every_record_holds_still_count_something() -> None:
    (share,) = nearness([Asked("iron", 1e-9)], [stems("iron")]).words
    assert share == pytest.approx(1.0)
