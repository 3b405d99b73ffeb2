"""The register of guidelines that ships: every line names its successor and where that was seen."""

import csv
import re
from pathlib import Path

import pytest

from probatum.library import Library
from probatum.library.identifiers import normalised
from probatum.refresh import refresh_shipped
from probatum.registers import guidelines
from probatum.types.source import State
from tests.library.made import article

DAY = "2026-12-01"


def rows() -> list[dict[str, str]]:
    with guidelines.SHIPPED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def never(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def test_every_line_says_what_replaces_what_and_where_and_when_that_was_seen() -> None:
    assert len(rows()) >= 8
    for row in rows():
        assert row["state"] == "superseded" and row["by"] == guidelines.BY
        assert row["note"] and len(row["seen"]) > 10
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["checked"]) and row["checked"] <= guidelines.CHECKED
        for identifier in (*row["source"].split(), row["notice"]):
            assert identifier in normalised(identifier), identifier
        assert row["notice"] not in row["source"].split()


def test_no_line_calls_replaced_what_another_names_as_the_newest() -> None:
    newest = {row["notice"] for row in rows()}
    assert not newest & {identifier for row in rows() for identifier in row["source"].split()}


def test_all_of_it_is_read_without_damage() -> None:
    assert len(list(guidelines.read(guidelines.SHIPPED, damaged=never))) == len(rows())


def test_a_guideline_that_was_replaced_is_marked_and_its_successor_is_not(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add([article("pmid:22851801"), article("doi:10.5664/jcsm.11390")])
    told = refresh_shipped(library, today=DAY)
    assert told.failure == "" and [change.source for change in told.found.changed] == ["pmid:22851801"]
    standing = library.document("pmid:22851801").source.standing
    assert (standing.state, standing.by) == (State.SUPERSEDED, guidelines.BY)
    assert library.document("doi:10.5664/jcsm.11390").source.standing.state is State.UNKNOWN
    assert refresh_shipped(library, today=DAY).found.changed == ()


def test_one_that_comes_in_later_is_marked_at_once(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    refresh_shipped(library, today=DAY)
    library.add([article("url:https://www.nice.org.uk/guidance/cg34")])
    (document,) = library.documents()
    assert document.source.standing.state is State.SUPERSEDED
