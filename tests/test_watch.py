"""Watch: what would enter the evidence of an answer given before, the strongest kind of source first."""

from pathlib import Path

import pytest

from probatum.ask import look
from probatum.library import Library
from probatum.types.document import Document
from probatum.types.source import Kind, Standing, State
from probatum.watch import watch
from tests.library.made import article

QUESTION = "Does iron help restless legs syndrome?"
TEXT = "Iron helps in restless legs syndrome. Symptoms were fewer with iron in restless legs syndrome in {}."


def paper(number: int, kind: Kind, **fields: object) -> Document:
    return article(f"pmid:{number}", text=TEXT.format(f"trial {number}"), kind=kind, year=2020, **fields)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library.create(tmp_path / "library")
    found.add([paper(1, Kind.TRIAL, container="Sleep")])
    return found


def known(library: Library) -> set[str]:
    return {hit.source.id for hit in look(QUESTION, library).hits}


def test_nothing_is_news_in_the_same_library(library: Library) -> None:
    assert watch(QUESTION, library, known=known(library)) == ()


def test_new_sources_come_by_kind(library: Library) -> None:
    before = known(library)
    library.add(
        [
            paper(2, Kind.CASE_REPORT),
            paper(3, Kind.GUIDELINE, container="Sleep Society"),
            paper(4, Kind.SYSTEMATIC_REVIEW),
            article("pmid:5", text="Migraine aura is a visual disturbance.", title="Migraine"),
        ]
    )
    news = watch(QUESTION, library, known=before)
    assert [each.source.id for each in news] == ["pmid:3", "pmid:4", "pmid:2"]
    assert all(each.cited and each.rank >= 1 for each in news)


def test_a_source_that_was_known_by_another_identifier_is_no_news(library: Library) -> None:
    library.add([article("pmid:1", "doi:10.5555/one", text=TEXT.format("one"))])
    assert watch(QUESTION, library, known={"doi:10.5555/one"}) == ()


def test_what_is_retracted_is_no_news(library: Library) -> None:
    before = known(library)
    library.add([paper(2, Kind.TRIAL, standing=Standing(State.RETRACTED))])
    assert watch(QUESTION, library, known=before) == ()


def test_what_would_be_cited_comes_before_what_would_only_be_read(library: Library) -> None:
    before = known(library)
    library.add(
        [
            article("pmid:2", text="Restless legs syndrome was named by Ekbom.", kind=Kind.TRIAL, year=2024),
            paper(3, Kind.TRIAL),
        ]
    )
    news = watch(QUESTION, library, known=before)
    assert [(each.source.id, each.cited) for each in news] == [("pmid:3", True), ("pmid:2", False)]
