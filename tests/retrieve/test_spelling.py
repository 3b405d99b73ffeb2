"""A name is found however British or American it is written."""

from pathlib import Path

import pytest

from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.retrieve.spelling import spellings
from probatum.understand import understand
from tests.retrieve.made import one_page

TEXT = (
    "Sleep apnoea is a disorder in which breathing stops. Oesophageal reflux and anaemia were rare. "
    "The tumour was seen in the centre; randomised patients had oedema."
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_page(tmp_path, "Sleep apnoea", TEXT)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("apnea", "apnoea"),
        ("esophageal", "oesophageal"),
        ("sleep apnea", "sleep apnoea"),
        ("anemia", "anaemia"),
        ("edema", "oedema"),
        ("tumor", "tumour"),
    ],
)
def test_other_spelling_that_the_library_has_is_found(library: Library, asked: str, held: str) -> None:
    assert spellings(asked, library) == (held,)


@pytest.mark.parametrize("asked", ["apnoea", "leukemia", "sleep", "toe", "gene"])
def test_spelling_that_the_library_lacks_is_not_made_up(library: Library, asked: str) -> None:
    assert spellings(asked, library) == ()


def test_question_in_american_spelling_finds_what_is_written_in_british(library: Library) -> None:
    evidence = retrieve(understand("What is sleep apnea?"), library)
    assert any("apnoea" in name for concept in evidence.concepts for name in concept.names)


def test_run_of_words_without_other_names_stays_words(library: Library) -> None:
    concepts = retrieve(understand("How is anemia treated?"), library).concepts
    assert [concept.text for concept in concepts] == ["anemia", "treated"]
