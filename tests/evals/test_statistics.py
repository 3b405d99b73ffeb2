"""The measures, worked out by hand."""

from math import log2

import pytest

from evals import statistics
from evals.rouge import first_words, rouge_2, rouge_su4


def test_a_found_document_counts_less_the_further_down_it_stands() -> None:
    best = 1 + 1 / log2(3)
    assert statistics.ndcg(["x", "a", "b"], {"a", "b"}) == pytest.approx((1 / log2(3) + 1 / log2(4)) / best)
    assert statistics.ndcg(["a", "b"], {"a", "b"}) == 1.0
    assert statistics.ndcg(["x"] * 10 + ["a"], {"a"}) == 0.0


def test_recall_is_the_share_of_what_is_wanted() -> None:
    assert statistics.recall(["a", "x", "b"], {"a", "b", "c"}, at=2) == pytest.approx(1 / 3)


def test_the_first_wanted_one_decides_the_reciprocal_rank() -> None:
    assert statistics.reciprocal_rank(["x", "x", "a", "b"], {"a", "b"}) == pytest.approx(1 / 3)
    assert statistics.reciprocal_rank(["x"], {"a"}) == 0.0


def test_average_precision_divides_by_all_that_is_wanted() -> None:
    assert statistics.average_precision(["a", "x", "b"], {"a", "b", "c"}) == pytest.approx((1 + 2 / 3) / 3)


def test_macro_f1_gives_every_gold_label_the_same_weight() -> None:
    pairs = [("yes", "yes"), ("yes", "yes"), ("yes", "no"), ("no", "no"), ("maybe", "yes")]
    yes, no = 2 * 2 / (3 + 3), 2 * 1 / (1 + 2)
    assert statistics.macro_f1(pairs) == pytest.approx((yes + no + 0) / 3)
    assert statistics.accuracy(pairs) == pytest.approx(0.6)


def test_the_interval_holds_the_mean_narrows_with_more_and_repeats() -> None:
    few = statistics.interval([0.0, 1.0] * 10, statistics.mean)
    many = statistics.interval([0.0, 1.0] * 200, statistics.mean)
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert few == statistics.interval([0.0, 1.0] * 10, statistics.mean)


def test_rouge_2_counts_pairs_of_neighbouring_stems() -> None:
    score = rouge_2("iron lowers symptoms", ["Iron lowered symptoms of legs"])
    assert (score.precision, score.recall) == (1.0, 0.5)
    assert score.f == pytest.approx(2 / 3)


def test_rouge_su4_counts_pairs_at_a_distance_and_single_words() -> None:
    score = rouge_su4("iron symptoms", ["iron lowers symptoms"])
    assert score.precision == 1.0
    assert score.recall == pytest.approx(3 / 6)


def test_of_several_references_the_best_counts() -> None:
    assert rouge_2("iron lowers symptoms", ["nothing like it", "iron lowers symptoms"]).f == 1.0
    assert rouge_2("iron", []).f == 0.0


def test_a_text_is_cut_after_so_many_words() -> None:
    assert first_words("one two  three", 2) == "one two"
