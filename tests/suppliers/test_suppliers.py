"""Against suppliers that break, wait, cut short and change their form, nothing is lost or comes twice."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from probatum import plugins
from probatum.connectors import Access, Request, Supplier
from probatum.errors import OutsideRefused, OutsideUnavailable, UsageError
from probatum.fetch import Fetched, fetch
from probatum.library import Library
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.types.document import Document
from tests.suppliers import samples
from tests.suppliers.server import World, serving

FAULTS = ("429", "500", "503", "broken", "short", "slow", "drift")
QUERY = Request("restless legs syndrome[mesh]")
SERVICES = {"pubmed": "eutils", "europepmc": "europepmc", "crossref": "crossref"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world) as found:
        yield found


def access(world: World, address: str, name: str = "pubmed", *, rate: float = 3.0) -> Access:
    policy = Policy(private=(address.removeprefix("http://"),))
    client = Client(policy, clock=world.hands.clock(), rates={"127.0.0.1": rate})
    return Access(client, f"{address}/{SERVICES[name]}/", "desk@clinic.example")


def everything(name: str, request: Request, way: Access) -> tuple[list[str], list[tuple[str, str]]]:
    """Ids in the order in which they come, and what is damaged."""
    connector, named = plugins.load("connectors", name), []
    assert isinstance(connector, Supplier)
    pages = connector.pages(request, way, bookmark="", damaged=lambda place, why: named.append((place, why)))
    return [item.source.id for page in pages for item in page.documents if isinstance(item, Document)], named


def faults(seed: int) -> dict[int, str]:
    """Many faults, but never six in a row, after which a person is asked to come back later."""
    dice = random.Random(seed)
    return {n: dice.choice(FAULTS) for n in range(200) if n % 5 and dice.random() < 0.5}


def fill(world: World, count: int) -> None:
    world.pubmed = samples.own(count)
    world.results = samples.own_results(count)
    world.works = samples.own_works(count)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_all_pages_come(world: World, address: str, name: str) -> None:
    fill(world, 450)
    ids, named = everything(name, QUERY, access(world, address, name))
    assert named == []
    assert len(ids) == len(set(ids)) == 450


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_nothing_found_is_no_error(world: World, address: str, name: str) -> None:
    assert everything(name, QUERY, access(world, address, name)) == ([], [])


@pytest.mark.parametrize("name", sorted(SERVICES))
@pytest.mark.parametrize("seed", range(8))
def test_whatever_goes_wrong_nothing_is_lost_or_doubled(
    world: World, address: str, name: str, seed: int
) -> None:
    fill(world, 1_050)
    world.faults = faults(seed)
    ids, named = everything(name, QUERY, access(world, address, name))
    assert named == []
    assert len(ids) == len(set(ids)) == 1_050
    assert len(world.asked) > 1_050 // 200 + 1


@pytest.mark.parametrize(("rate", "gap"), [(3.0, 1 / 3), (10.0, 0.1)])
def test_the_rate_limit_holds_whatever_goes_wrong(
    world: World, address: str, rate: float, gap: float
) -> None:
    fill(world, 1_000)
    world.faults = {1: "429", 3: "short", 4: "500"}
    everything("pubmed", QUERY, access(world, address, rate=rate))
    moments = [moment for moment, _, _ in world.asked]
    assert min(later - earlier for earlier, later in pairwise(moments)) >= gap - 1e-9
    assert all(sum(at <= other < at + 1 - 1e-9 for other in moments) <= rate for at in moments)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_supplier_that_stays_broken_is_told_with_what_to_do(world: World, address: str, fault: str) -> None:
    fill(world, 10)
    world.faults = dict.fromkeys(range(100), fault)
    with pytest.raises(OutsideUnavailable, match=r"Run it again"):
        everything("pubmed", QUERY, access(world, address))
    assert len(world.asked) == 6


def test_the_supplier_is_told_who_asks(world: World, address: str) -> None:
    fill(world, 1)
    everything("pubmed", QUERY, access(world, address))
    for _, _, asked in world.asked:
        assert (asked["tool"], asked["email"]) == ("probatum", "desk@clinic.example")


def test_a_year_narrows_the_query(world: World, address: str) -> None:
    fill(world, 10)
    world.years = {str(n): 2010 + n for n in range(1, 11)}
    ids, _ = everything("pubmed", Request("legs", since=2015), access(world, address))
    assert ids == [f"pmid:{n}" for n in range(5, 11)]


def test_articles_like_one_are_linked(world: World, address: str) -> None:
    fill(world, 10)
    world.like = {"7": ["3", "9"]}
    ids, _ = everything("pubmed", Request(related="pmid:7"), access(world, address))
    assert ids == ["pmid:3", "pmid:9"]


def test_at_most_so_many(world: World, address: str) -> None:
    fill(world, 450)
    for name in SERVICES:
        assert len(everything(name, Request("legs", most=30), access(world, address, name))[0]) == 30


def test_more_than_one_search_gives_out_is_cut_by_days(world: World, address: str) -> None:
    world.pubmed = samples.own(10_700)
    world.days = {str(n): f"{2019 + n % 7}/0{n % 9 + 1}/1{n % 8}" for n in range(1, 10_701)}
    ids, named = everything("pubmed", QUERY, access(world, address))
    assert named == []
    assert len(ids) == len(set(ids)) == 10_700


def test_a_search_that_was_forgotten_is_done_again(world: World, address: str, tmp_path: Path) -> None:
    fill(world, 500)
    connector = plugins.load("connectors", "pubmed")
    pages = connector.pages(QUERY, access(world, address), bookmark="", damaged=pytest.fail)
    ids = [each.source.id for each in next(pages).documents]
    world.forget()
    ids += [each.source.id for page in pages for each in page.documents]
    assert set(ids) == {f"pmid:{n}" for n in range(1, 501)}


def test_a_record_that_has_gone_since_the_search_is_told_and_the_others_come(
    world: World, address: str
) -> None:
    fill(world, 250)
    connector = plugins.load("connectors", "pubmed")
    named: list[tuple[str, str]] = []
    pages = connector.pages(
        QUERY, access(world, address), bookmark="", damaged=lambda *told: named.append(told)
    )
    assert len(list(next(pages).documents)) == 200
    del world.pubmed["230"]
    assert len(list(next(pages).documents)) == 49
    assert named == [
        (
            "PubMed, records 201 to 250",
            "PubMed sends 49 of 50 records; the others may have been deleted",
        )
    ]


def test_a_record_that_cannot_be_read_is_named_and_the_others_come(world: World, address: str) -> None:
    fill(world, 3)
    world.pubmed["2"] = b"<PubmedArticle><MedlineCitation><PMID>two</PMID></MedlineCitation></PubmedArticle>"
    world.results[1]["title"] = 7
    world.works[1]["title"] = "no list"
    for name in SERVICES:
        ids, named = everything(name, QUERY, access(world, address, name))
        assert len(ids) == 2, name
        assert len(named) == 1, name


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("pubmed", Request()),
        ("pubmed", Request(related="seven")),
        ("europepmc", Request(related="pmid:7")),
        ("crossref", Request("legs", mirror="/x")),
        ("jsonl", QUERY),
    ],
)
def test_what_a_supplier_has_no_answer_to_is_refused(
    world: World, address: str, tmp_path: Path, name: str, request_: Request
) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        fetch(Library.create(tmp_path), name, request_, access(world, address))


def fetched(library: Library, world: World, address: str, name: str = "pubmed") -> Fetched:
    return fetch(library, name, QUERY, access(world, address, name))


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_after_a_break_it_goes_on_and_asks_for_no_page_twice(
    world: World, address: str, tmp_path: Path, name: str
) -> None:
    fill(world, 650)
    library = Library.create(tmp_path / "library")
    world.faults = dict.fromkeys(range(4, 10), "503")
    with pytest.raises(OutsideUnavailable):
        fetched(library, world, address, name)
    before = library.info().sources
    assert 0 < before < 650
    world.faults.clear()
    told = fetched(Library.open(tmp_path / "library"), world, address, name)
    assert told.resumed
    assert told.added.added == 650 - before and told.added.unchanged == 0
    assert library.info().sources == 650
    again = fetched(library, world, address, name)
    assert not again.resumed
    assert again.added.unchanged == 650


def test_a_host_that_is_not_permitted_is_never_asked(world: World, address: str, tmp_path: Path) -> None:
    way = Access(Client(Policy(), clock=world.hands.clock()), f"{address}/eutils/")
    with pytest.raises(OutsideRefused):
        fetch(Library.create(tmp_path), "pubmed", QUERY, way)
    assert world.asked == []


def test_real_records_come_whole_through_every_fault(
    world: World, address: str, tmp_path: Path, shared: Path
) -> None:
    world.pubmed, world.results = samples.real(shared), samples.results(shared)
    world.faults = faults(1)
    plain = Library.create(tmp_path / "plain")
    files = tmp_path / "files"
    files.mkdir()
    body = b"<PubmedArticleSet>" + b"\n".join(world.pubmed.values()) + b"</PubmedArticleSet>"
    (files / "all.xml").write_bytes(body)
    plain.add(plugins.load("connectors", "pubmed").read(files, damaged=pytest.fail))
    library = Library.create(tmp_path / "library")
    told = fetched(library, world, address)
    assert told.damaged == ()
    assert told.added.added == len(world.pubmed) > 200
    assert library.snapshot == plain.snapshot
    told = fetched(Library.create(tmp_path / "europepmc"), world, address, "europepmc")
    assert told.damaged == ()
    assert told.added.added + told.added.updated == len(world.results) == 1_000
