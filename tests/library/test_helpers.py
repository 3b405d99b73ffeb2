"""Helpers make what this process would make, in the same order, and nothing depends on them."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum.connectors import Removal
from probatum.indexes.local import Index
from probatum.library.arrivals import Arrival, Item, Work
from probatum.library.entry import Rules
from probatum.library.helpers import ALONE, STARTING, prepared
from tests.library.adding import documents
from tests.library.made import article

WORK = Work(Rules.of_the_house(["answers.example.org"]), Index.shelved)
BATCHES = ALONE + STARTING + 12


def batches(count: int = BATCHES) -> Iterator[list[Item]]:
    """Documents, one that is refused, one that loses an identifier, and a removal in every batch."""
    for number in range(1, count * 10, 10):
        yield [
            *documents(number, number + 5),
            article(f"pmid:{number}9", "isbn:123"),
            article("url:https://answers.example.org/legs"),
            Removal(f"PMID:{number}"),
        ]


def made_here() -> list[list[Arrival]]:
    return [WORK.arrivals(batch) for batch in batches()]


def own_children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def test_helpers_make_what_would_be_made_here() -> None:
    before = own_children()
    assert list(prepared(batches(), WORK)) == made_here()
    assert own_children() == before


def test_few_batches_start_no_helper() -> None:
    before = own_children()
    for _ in prepared(batches(ALONE), WORK):
        assert own_children() == before


def test_an_error_of_the_reader_comes_after_all_that_was_read() -> None:
    def broken() -> Iterator[list[Item]]:
        yield from batches()
        raise OSError("the disk was pulled out")

    made: list[list[Arrival]] = []
    with pytest.raises(OSError, match="pulled out"):
        made.extend(prepared(broken(), WORK))
    assert made == made_here()


@pytest.mark.parametrize("after", [ALONE + 1, ALONE + STARTING + 3])
def test_what_a_lost_helper_had_is_made_here(after: int) -> None:
    before = own_children()
    arrivals = prepared(batches(), WORK)
    made = [next(arrivals) for _ in range(after)]
    helping = set(own_children()) - set(before)
    assert helping
    for number in helping:
        os.kill(number, signal.SIGKILL)
    assert [*made, *arrivals] == made_here()


def test_a_reader_that_is_left_leaves_no_helper() -> None:
    before = own_children()
    arrivals = prepared(batches(), WORK)
    for _ in range(ALONE + STARTING + 2):
        next(arrivals)
    arrivals.close()  # type: ignore[attr-defined]
    assert own_children() == before
