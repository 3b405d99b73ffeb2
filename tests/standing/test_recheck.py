"""A recheck marks what it should and tells it; what fails says so and clears nothing; checks age."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from probatum.errors import InputError, LibraryBusy, LibraryDamaged
from probatum.library import Change, Library
from probatum.library.register import FILE
from probatum.retrieve import retrieve
from probatum.types.source import Source
from probatum.types.standing import Entry, Mark, Standing, State
from probatum.understand import understand
from tests.library.made import article, digest

RETRACTED = Entry(("pmid:1",), Mark(State.RETRACTED, "Retraction Watch", "Retraction 2020", "pmid:9", "2020"))
DAY, LATER = "2026-01-01", "2026-02-01"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library.create(tmp_path / "library")
    found.add([article("pmid:1", "doi:10.5555/one"), article("pmid:2"), digest("local:leaflet")])
    return found


def standing(library: Library, identifier: str = "pmid:1") -> Standing:
    return library.document(identifier).source.standing


def failing(*entries: Entry) -> Iterator[Entry]:
    yield from entries
    raise InputError("The file ends in the middle. Fetch it again.")


def test_it_tells_what_changed_and_from_what(library: Library) -> None:
    found = library.recheck([RETRACTED], by="Retraction Watch", today=DAY)
    (change,) = found.changed
    assert isinstance(change, Change)
    assert (change.source, change.before.state, change.after.state) == (
        "pmid:1",
        State.UNKNOWN,
        State.RETRACTED,
    )
    assert change.after.note == "Retraction 2020" and change.after.by == "Retraction Watch"
    assert library.recheck([RETRACTED], by="Retraction Watch", today=DAY).changed == ()


def test_a_retraction_takes_the_source_out_of_every_answer(library: Library) -> None:
    library.recheck([RETRACTED], by="Retraction Watch", today=DAY)
    evidence = retrieve(understand("Does iron help restless legs syndrome?"), library)
    assert "pmid:1" not in {hit.source.id for hit in evidence.hits}
    assert [each.source.id for each in evidence.set_aside] == ["pmid:1"]


def test_what_was_checked_and_has_no_mark_is_current_as_of_that_day(library: Library) -> None:
    assert standing(library, "pmid:2") == Standing()
    library.recheck([RETRACTED], by="Retraction Watch", today=DAY, schemes=("pmid", "doi"))
    assert standing(library, "pmid:2") == Standing(State.CURRENT, checked=DAY, by="Retraction Watch")
    assert standing(library, "pmid:1").checked == DAY
    assert standing(library, "local:leaflet") == Standing()


def test_what_came_after_the_check_is_checked_by_the_register_too(library: Library) -> None:
    entry = replace(RETRACTED, identifiers=("pmid:7",))
    library.recheck([entry], by="Retraction Watch", today=DAY, schemes=("pmid",))
    library.add([article("pmid:7"), article("pmid:8")])
    assert standing(library, "pmid:7").state is State.RETRACTED
    assert standing(library, "pmid:8").state is State.CURRENT


def test_an_authority_that_was_asked_about_some_speaks_of_those_alone(library: Library) -> None:
    library.recheck([], by="PubMed", today=DAY)
    library.note_looked_up("PubMed", ["pmid:1"], DAY)
    assert standing(library, "pmid:1") == Standing(State.CURRENT, checked=DAY, by="PubMed")
    assert standing(library, "pmid:2") == Standing()


def test_a_check_that_fails_says_so_and_keeps_every_mark_and_the_old_date(library: Library) -> None:
    library.recheck([RETRACTED], by="Retraction Watch", today=DAY, schemes=("pmid",))
    with pytest.raises(InputError):
        library.recheck(failing(), by="Retraction Watch", today=LATER, schemes=("pmid",))
    (check,) = library.checks()
    assert (check.date, check.tried) == (DAY, LATER)
    assert check.failure.startswith("The file ends")
    assert standing(library).state is State.RETRACTED
    assert standing(library, "pmid:2").checked == DAY


def test_a_first_check_that_fails_is_no_check(library: Library) -> None:
    with pytest.raises(InputError):
        library.recheck(failing(), by="Retraction Watch", today=DAY, schemes=("pmid",))
    assert library.checks()[0].date == ""
    assert standing(library, "pmid:2") == Standing()


def test_silence_clears_nothing(library: Library) -> None:
    library.recheck([RETRACTED], by="Retraction Watch", today=DAY, schemes=("pmid",))
    library.recheck([], by="Retraction Watch", today=LATER, schemes=("pmid",))
    library.add([article("pmid:1", text="A new abstract. Iron may help.")])
    assert standing(library).state is State.RETRACTED


def test_a_newer_record_that_is_silent_clears_nothing(library: Library) -> None:
    library.add([article("pmid:2", publication_types=("Retracted Publication",))])
    library.add([article("pmid:2", publication_types=("Journal Article",))])
    assert standing(library, "pmid:2").state is State.RETRACTED


def test_marks_travel_with_an_export(library: Library, tmp_path: Path) -> None:
    from probatum.connectors.jsonl import read, write_line

    library.recheck([RETRACTED], by="Retraction Watch", today=DAY)
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(map(write_line, library.documents())), encoding="utf-8")
    other = Library.create(tmp_path / "other")
    other.add(read(file, damaged=lambda place, reason: pytest.fail(reason)))
    assert list(other.documents()) == list(library.documents())
    assert other.snapshot == library.snapshot


def test_an_entry_that_fits_in_part_is_told_and_marks_nothing(library: Library) -> None:
    entry = replace(RETRACTED, identifiers=("pmid:1", "doi:10.5555/other"))
    found = library.recheck([entry], by="Retraction Watch", today=DAY)
    assert found.changed == ()
    assert found.doubtful == (
        ("pmid:1", "Retraction Watch says retracted of it, but names doi:10.5555/other"),
    )


def test_the_snapshot_changes_with_a_mark_and_not_with_a_check(library: Library) -> None:
    before = library.snapshot
    library.recheck([], by="Retraction Watch", today=DAY, schemes=("pmid",))
    assert library.snapshot == before
    library.recheck([RETRACTED], by="Retraction Watch", today=DAY)
    assert library.snapshot != before


def test_a_register_that_cannot_be_read_is_told(library: Library, tmp_path: Path) -> None:
    (tmp_path / "library" / FILE).write_bytes(b"rubbish" * 1000)
    with pytest.raises(LibraryDamaged, match=r"standing\.db.*Restore"):
        library.document("pmid:1")


def test_who_cannot_write_touches_nothing(library: Library, tmp_path: Path) -> None:
    other = Library.open(tmp_path / "library")

    def meanwhile() -> Iterator[Entry]:
        with pytest.raises(LibraryBusy):
            other.recheck([RETRACTED], by="Other", today=DAY)
        yield from ()

    library.recheck(meanwhile(), by="Retraction Watch", today=DAY)


def test_a_source_is_never_marked_by_a_relation_to_itself(library: Library) -> None:
    from probatum.types.source import Relation

    source: Source = article("pmid:5", relations=(Relation("retraction of", "X", "pmid:5"),)).source
    library.add([article("pmid:5", relations=source.relations)])
    assert standing(library, "pmid:5") == Standing()
