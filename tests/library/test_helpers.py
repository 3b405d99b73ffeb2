"""Helpers make what this process would make, in the same order, and nothing depends on them."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum.connectors import Item, Removal, pubmed
from probatum.indexes.local import Index
from probatum.library.arrivals import Arrival, Work
from probatum.library.entry import Rules
from probatum.library.helpers import ALONE, STARTING, prepared
from probatum.library.intake import _batches
from probatum.types.document import Document
from tests.connectors.reading import article as record
from tests.connectors.reading import article_set, everything, written
from tests.library.adding import documents, started_by
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
    return started_by(os.getpid())


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
@pytest.mark.parametrize("which", [slice(1), slice(1, None), slice(None)])
def test_what_a_lost_helper_had_is_made_here(after: int, which: slice) -> None:
    before = own_children()
    arrivals = prepared(batches(), WORK)
    made = [next(arrivals) for _ in range(after)]
    helping = [number for number in own_children() if number not in before]
    assert helping
    for number in helping[which]:
        os.kill(number, signal.SIGKILL)
    assert [*made, *arrivals] == made_here()
    assert own_children() == before


def test_helpers_that_do_not_end_by_themselves_are_ended() -> None:
    before = own_children()
    arrivals = prepared(batches(), WORK)
    for _ in range(ALONE + STARTING + 2):
        next(arrivals)
    helping = [number for number in own_children() if number not in before]
    for number in helping:
        os.kill(number, signal.SIGSTOP)
    arrivals.close()  # type: ignore[attr-defined]
    assert own_children() == before
    assert not any(Path(f"/proc/{number}/task").exists() for number in helping[:1])


def test_a_reader_that_is_left_leaves_no_helper() -> None:
    before = own_children()
    arrivals = prepared(batches(), WORK)
    for _ in range(ALONE + STARTING + 2):
        next(arrivals)
    arrivals.close()  # type: ignore[attr-defined]
    assert own_children() == before


def test_files_in_bundles_arrive_as_their_records_do(tmp_path: Path) -> None:
    text = f"<ArticleTitle>{'restless legs ' * 400}</ArticleTitle>"
    for file in range(3):
        numbers = range(1 + 1000 * file, 1 + 1000 * file + 900)
        content = article_set(*(record(str(number), text) for number in numbers))
        if file == 1:
            content = content.replace(">1500<", ">1500<PMID").replace(">1800<", ">no number<")
        written(tmp_path, content, f"{file}.xml")
    named: list[tuple[str, str]] = []
    reading = pubmed.read(tmp_path, damaged=lambda place, reason: named.append((place, reason)))
    arrived = [arrival for arrivals in prepared(_batches(reading), WORK) for arrival in arrivals]
    items, told = everything(pubmed, tmp_path)
    assert arrived == WORK.arrivals([item for item in items if isinstance(item, Document)])
    assert len(arrived) == 2698
    assert named == told
