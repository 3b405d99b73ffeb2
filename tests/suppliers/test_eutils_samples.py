"""The 46 real answers of the E-utilities in the shared data, sent again: taken, or told, and never half."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum import plugins
from probatum.connectors import Access, Request
from probatum.connectors._pubmed.eutils import by_number
from probatum.errors import OutsideUnavailable
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.types.document import Document
from tests.connectors.reading import documents, unpacked
from tests.suppliers.server import World, serving

SEARCH, FETCH, LINK = (f"/eutils/{name}.fcgi" for name in ("esearch", "efetch", "elink"))
HISTORY = b"<QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv>"
"""As in the one sample that was asked for with `usehistory=y`."""


@pytest.fixture(scope="module")
def samples(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Body by name."""
    folder = tmp_path_factory.mktemp("samples")
    files = unpacked(shared / "data/pubmed/xml-samples.tar.xz", folder)
    found = {file.name: file.read_bytes() for file in files if file.suffix in {".xml", ".html"}}
    assert sum(name.endswith(".xml") for name in found) == 46
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def way(world: World) -> Iterator[Access]:
    with serving(world) as address:
        policy = Policy(private=(address.removeprefix("http://"),))
        yield Access(Client(policy, clock=world.hands.clock()), f"{address}/eutils/")


def never(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def named(samples: dict[str, bytes], start: str) -> list[str]:
    found = sorted(name for name in samples if name.startswith(start))
    assert found
    return found


def asked(way: Access, request: Request) -> tuple[list[str], list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    pages = plugins.load("connectors", "pubmed").pages(
        request, way, bookmark="", damaged=lambda *each: told.append(each)
    )
    return [each.source.id for page in pages for each in page.documents if isinstance(each, Document)], told


def pmids(body: bytes) -> list[str]:
    """The PMID of each record itself."""
    own = re.findall(rb"<PubmedArticle>\s*<MedlineCitation.*?<PMID[^>]*>(\d+)</PMID>", body, re.DOTALL)
    return [f"pmid:{number.decode()}" for number in own]


def test_every_real_page_of_records_comes_whole(
    samples: dict[str, bytes], world: World, way: Access, tmp_path: Path
) -> None:
    """As from a file, with the same text; none is lost."""
    pages = {name: body for name, body in samples.items() if b"<PubmedArticleSet" in body and pmids(body)}
    assert len(pages) >= 20
    for name, body in pages.items():
        world.verbatim = {FETCH: body}
        found = by_number(way, ["1"], never)
        (tmp_path / name).write_bytes(body)
        assert found == documents(plugins.load("connectors", "pubmed"), tmp_path / name), name
        assert [each.source.id for each in found if isinstance(each, Document)] == pmids(body), name


def test_a_real_search_is_followed_by_its_records(
    samples: dict[str, bytes], world: World, way: Access
) -> None:
    """Search and records as NCBI sent them; the count of the search is that of the page."""
    page = next(body for body in samples.values() if len(pmids(body)) > 0)
    for name in named(samples, "esearch"):
        body = re.sub(rb"<Count>\d+</Count>", b"<Count>%d</Count>" % len(pmids(page)), samples[name], count=1)
        if b"<WebEnv>" not in body:
            body = body.replace(b"<IdList", HISTORY + b"<IdList", 1)
        world.verbatim = {SEARCH: body, FETCH: page}
        assert asked(way, Request("legs"))[0] == pmids(page), name


def test_a_real_search_that_nothing_fits_is_no_error_and_names_what_is_unknown(
    samples: dict[str, bytes], world: World, way: Access
) -> None:
    world.verbatim = {SEARCH: samples["esearch8.xml"]}
    unknown = ("PubMed", "it does not know 'abcXYZ', and searched without it")
    assert asked(way, Request("abcXYZ")) == ([], [unknown])


def test_a_search_that_was_not_kept_is_told_and_not_taken_for_empty(
    samples: dict[str, bytes], world: World, way: Access
) -> None:
    for name in named(samples, "esearch"):
        if b"<WebEnv>" not in samples[name] and b"<Count>0<" not in samples[name]:
            world.verbatim = {SEARCH: samples[name]}
            with pytest.raises(OutsideUnavailable, match="did not keep the search"):
                asked(way, Request("legs"))


def test_links_of_another_form_are_told_and_not_taken_for_none(
    samples: dict[str, bytes], world: World, way: Access
) -> None:
    for name in named(samples, "elink"):
        world.verbatim = {LINK: samples[name]}
        with pytest.raises(OutsideUnavailable, match="kept no links"):
            asked(way, Request(related="pmid:12169658"))


@pytest.mark.parametrize(
    "inside",
    ["", "<LinkSetDbHistory><DbTo>pubmed</DbTo><Info>Empty result - nothing todo</Info></LinkSetDbHistory>"],
)
def test_an_article_that_is_like_no_other_is_no_error(world: World, way: Access, inside: str) -> None:
    head = "<DbFrom>pubmed</DbFrom><IdList><Id>7</Id></IdList>"
    world.verbatim = {LINK: f"<eLinkResult><LinkSet>{head}{inside}</LinkSet></eLinkResult>".encode()}
    for most in (None, 30):
        assert asked(way, Request(related="pmid:7", most=most)) == ([], [])
    assert len(world.asked) == 2


def test_answers_of_every_other_kind_are_told(samples: dict[str, bytes], world: World, way: Access) -> None:
    """Summaries, searches, links, records of other databases, a page of HTML: none are records of PubMed."""
    other = [name for name, body in samples.items() if b"<PubmedArticleSet" not in body]
    assert len(other) >= 20
    for name in other:
        world.verbatim = {FETCH: samples[name]}
        with pytest.raises(OutsideUnavailable, match="cannot be used now"):
            by_number(way, ["1"], never)
