"""A slip of the hand is mended and said; a disease that the library lacks is not turned into another."""

from pathlib import Path

import pytest

from probatum.composers.extractive import compose
from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.understand import understand
from tests.retrieve.made import one_page

TEXT = (
    "Insomnia is trouble falling asleep. Metformin is contraindicated at an eGFR below 30. Iritis was rare."
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_page(tmp_path, "Insomnia", TEXT)


def things(question: str, library: Library) -> set[str]:
    return {one.text for one in retrieve(understand(question), library).concepts if not one.cue}


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("insomina", "insomnia"),
        ("insomia", "insomnia"),
        ("insomniaa", "insomnia"),
        ("insonnia", "insomnia"),
        ("metfromin", "metformin"),
    ],
)
def test_one_slip_of_the_hand_is_mended(library: Library, slip: str, word: str) -> None:
    assert word in things(f"What is {slip}?", library)


@pytest.mark.parametrize("word", ["ileitis", "sarcoidosis", "gout", "Brandachter"])
def test_word_that_the_library_lacks_stays_what_it_is(library: Library, word: str) -> None:
    assert word.lower() in things(f"What is {word}?", library)


def test_reader_is_told_how_the_question_was_read(library: Library) -> None:
    draft = compose(retrieve(understand("What is insomina?"), library))
    assert [notice.text for notice in draft.notices if notice.kind == "read-as"] == [
        "The question is read as asking about “insomnia”."
    ]
    rightly = compose(retrieve(understand("What is insomnia?"), library))
    assert not [notice for notice in rightly.notices if notice.kind == "read-as"]
