"""Every file in `evals/benchmarks` keeps to the protocol."""

from pathlib import Path

import pytest

from evals.benchmarks import Benchmark, benchmarks, missing
from evals.benchmarks._tasks import Entry
from evals.figures import Options

ALL = benchmarks()


def test_every_benchmark_has_a_name_of_its_own() -> None:
    assert len({one.NAME for one in ALL}) == len(ALL)
    assert "starter" in {one.NAME for one in ALL}


@pytest.mark.parametrize("benchmark", ALL, ids=lambda one: one.NAME)
def test_what_a_benchmark_needs_is_in_the_shared_folder(benchmark: Benchmark, shared: Path) -> None:
    assert callable(benchmark.run)
    assert [need for need in benchmark.NEEDS if not (shared / need).exists()] == []


def test_what_is_absent_is_named() -> None:
    class Wanting:
        NAME = "wanting"
        NEEDS = ("data/no-such-set.jsonl",)
        PACKAGES = ("no_such_package", "json")

        def run(self, options: Options) -> list[None]:
            return []

    assert missing(Wanting()) == ["data/no-such-set.jsonl", "no_such_package"]  # type: ignore[arg-type]


def test_a_sample_is_spread_evenly_and_always_the_same() -> None:
    assert list(Options(quick=True).sample(range(10), 5)) == [0, 2, 4, 6, 8]
    assert list(Options().sample(range(10), 5)) == list(range(10))


def test_sets_are_chosen_by_part_of_their_name() -> None:
    assert Options(sets=("10b",)).wants("BioASQ 10B")
    assert not Options(sets=("10b",)).wants("SciFact")


def test_what_is_only_a_title_is_found_by_it() -> None:
    only_title = Entry("pmid:1", "Iron for restless legs", "")
    assert not only_title.document.sections
    assert only_title.findable.sections[0].text == "Iron for restless legs"
    whole = Entry("pmid:2", "Iron", "It is a metal.")
    assert whole.findable == whole.document
