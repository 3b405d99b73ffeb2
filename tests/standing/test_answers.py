"""What an answer says of standing: as of when, who says so; and what a check changes and does not change."""

from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.exports import html, json, markdown, terminal
from probatum.library import Library
from probatum.replay import replay
from probatum.types.edition import Edition
from probatum.types.source import State
from probatum.types.standing import Entry, Mark
from tests.library.made import article

QUESTION = "Does iron help restless legs syndrome?"
TEXT = "Iron helps in restless legs syndrome. Symptoms were fewer with iron in restless legs syndrome."
DAY, LATER = "2026-01-01", "2026-02-01"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library.create(tmp_path / "library")
    found.add([article("pmid:1", text=TEXT, year=2020), article("pmid:2", text="Sleep is rest.")])
    return found


def answer(library: Library) -> Edition:
    return ask(QUESTION, library, audience=audiences.load("clinician"))


def check(library: Library, day: str, *entries: Entry) -> None:
    library.recheck(entries, by="Retraction Watch", today=day, schemes=("pmid",))


def test_an_answer_says_when_its_sources_were_last_checked(library: Library) -> None:
    for export in (terminal, markdown, html):
        assert "Standing of the sources: never looked up." in export.render(answer(library))
    check(library, DAY)
    for export in (terminal, markdown, html):
        assert f"Standing of the sources as of: Retraction Watch {DAY}." in export.render(answer(library))
    (reference,) = answer(library).references
    assert (reference.source.standing.checked, reference.source.standing.by) == (DAY, "Retraction Watch")
    assert json.edition(json.render(answer(library))).answer.manifest.checked == (("Retraction Watch", DAY),)


def test_a_check_that_finds_everything_as_it_was_ends_no_review(library: Library) -> None:
    before = answer(library).digest
    check(library, DAY)
    check(library, LATER)
    assert answer(library).digest == before


@pytest.mark.parametrize("state", [State.CORRECTED, State.CONCERN, State.SUPERSEDED, State.REINSTATED])
def test_a_change_of_standing_ends_a_review_and_is_shown(library: Library, state: State) -> None:
    before = answer(library).digest
    check(library, DAY, Entry(("pmid:1",), Mark(state, "Retraction Watch", "See the notice", date="2025")))
    after = answer(library)
    assert after.digest != before
    assert "See the notice" in markdown.render(after)


def test_a_retraction_empties_the_answer_and_is_named(library: Library) -> None:
    check(library, DAY, Entry(("pmid:1",), Mark(State.RETRACTED, "Retraction Watch", "Retraction 2025")))
    edition = answer(library)
    assert not edition.answer.answered
    assert "Retraction 2025" in markdown.render(edition)


def test_replay_names_the_check_as_what_has_changed(library: Library) -> None:
    saved = json.render(answer(library))
    check(library, DAY)
    difference = replay(saved, library)
    assert difference is not None
    assert difference.causes == (f"last check of the standing: none then, Retraction Watch {DAY} now",)
    assert not (difference.appeared or difference.vanished or difference.changed)
