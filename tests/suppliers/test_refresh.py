"""A live refresh asks about every source, in both directions, goes on after a break, and clears nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum.connectors import Access
from probatum.library import Library
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.refresh import Refreshed, authorities, refresh_live, refresh_watch
from probatum.types.source import Standing, State
from tests.connectors.reading import article as xml
from tests.library.made import article
from tests.suppliers.server import World, serving

DAY, LATER = "2026-01-01", "2026-01-08"
HEAD = (
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"
)
RETRACTED = (
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Legs. 2025</RefSource>'
    "<PMID>999</PMID></CommentsCorrections></CommentsCorrectionsList>"
)


@pytest.fixture
def world() -> World:
    return World(pubmed={str(n): xml(str(n)).encode() for n in range(1, 451)})


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world) as found:
        yield found


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library.create(tmp_path / "library")
    found.add([article(f"pmid:{n}", f"doi:10.5555/{n}") for n in range(1, 451)])
    found.add([article("local:leaflet")])
    return found


def way(world: World, address: str, path: str) -> Access:
    policy = Policy(private=(address.removeprefix("http://"),))
    return Access(Client(policy, clock=world.hands.clock()), f"{address}/{path}")


def asked(library: Library, world: World, address: str, name: str = "pubmed", day: str = DAY) -> Refreshed:
    path = {"pubmed": "eutils/", "crossref": "crossref/"}[name]
    return refresh_live(library, name, way(world, address, path), today=day)


def standing(library: Library, number: int) -> Standing:
    return library.document(f"pmid:{number}").source.standing


def test_pubmed_and_crossref_can_be_asked() -> None:
    assert authorities() == ("crossref", "pubmed")


def test_pubmed_is_asked_about_every_pmid(library: Library, world: World, address: str) -> None:
    world.pubmed["7"] = xml("7", citation=RETRACTED).encode()
    told = asked(library, world, address)
    assert told.failure == "" and told.asked_about == 450
    assert [change.source for change in told.found.changed] == ["pmid:7"]
    assert standing(library, 7).state is State.RETRACTED
    assert standing(library, 8) == Standing(State.CURRENT, checked=DAY, by="PubMed")
    assert library.document("local:leaflet").source.standing == Standing()
    assert len(world.asked) == 3


def test_texts_are_left_alone(library: Library, world: World, address: str) -> None:
    before = library.snapshot
    asked(library, world, address)
    assert library.snapshot == before


def test_crossref_is_asked_in_both_directions(library: Library, world: World, address: str) -> None:
    world.works = [
        {"DOI": "10.5555/5", "updated-by": [{"DOI": "10.5555/n5", "type": "retraction"}]},
        {"DOI": "10.5555/n6", "update-to": [{"DOI": "10.5555/6", "type": "expression_of_concern"}]},
        {"DOI": "10.5555/7"},
    ]
    told = asked(library, world, address, "crossref")
    assert told.failure == ""
    assert (standing(library, 5).state, standing(library, 5).by) == (State.RETRACTED, "Crossref")
    assert standing(library, 6).state is State.CONCERN
    assert standing(library, 7).state is State.CURRENT


def test_after_a_break_only_the_rest_is_asked_about(library: Library, world: World, address: str) -> None:
    world.faults = dict.fromkeys(range(1, 7), "503")
    told = asked(library, world, address)
    assert told.asked_about == 200
    assert "Run it again" in told.failure
    (check,) = library.checks()
    assert (check.date, bool(check.failure)) == ("", True)
    world.faults.clear()
    again = asked(library, world, address)
    assert again.asked_about == 250
    (check,) = library.checks()
    assert (check.date, check.failure) == (DAY, "")


def test_a_failure_clears_no_mark_and_keeps_the_old_day(library: Library, world: World, address: str) -> None:
    world.pubmed["7"] = xml("7", citation=RETRACTED).encode()
    asked(library, world, address)
    world.faults = dict.fromkeys(range(100), "drift")
    told = asked(library, world, address, day=LATER)
    assert told.failure
    assert standing(library, 7).state is State.RETRACTED
    assert standing(library, 8).checked == DAY
    (check,) = library.checks()
    assert (check.date, check.tried) == (DAY, LATER)


def test_a_record_that_pubmed_deleted_is_no_failure(library: Library, world: World, address: str) -> None:
    del world.pubmed["9"]
    assert asked(library, world, address).failure == ""


def test_the_retraction_watch_data_is_fetched_whole(library: Library, world: World, address: str) -> None:
    rows = [f"5/3/2019 0:00,10.5555/n{n},0,,{n},Retraction" for n in (3, *range(10_000, 11_200))]
    world.files = {"watch.csv": "\n".join([HEAD, *rows, ""]).encode()}
    world.faults = {0: "broken", 1: "short"}
    told = refresh_watch(library, way(world, address, "mirror/watch.csv"), today=DAY)
    assert told.failure == ""
    assert told.found.entries == 1_201
    assert standing(library, 3).state is State.RETRACTED
    assert standing(library, 4) == Standing(State.CURRENT, checked=DAY, by="Retraction Watch")


def test_a_piece_of_the_data_is_not_taken_for_the_whole(library: Library, world: World, address: str) -> None:
    world.files = {"watch.csv": f"{HEAD}\n5/3/2019 0:00,,0,,3,Retraction\n".encode()}
    told = refresh_watch(library, way(world, address, "mirror/watch.csv"), today=DAY)
    assert "2 lines" in told.failure
    assert standing(library, 4) == Standing()
