"""`probatum add NAME --query`: from a supplier on this machine into a library."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Type
from tests.suppliers import samples
from tests.suppliers.server import World, serving


@pytest.fixture
def world() -> World:
    return World(pubmed=samples.own(30))


@pytest.fixture
def suppliers(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """PubMed is on this machine."""
    with serving(world) as address:
        monkeypatch.setenv("PROBATUM_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("PROBATUM_ADDRESSES", f"pubmed={address}/eutils")
        monkeypatch.setenv("PROBATUM_PRIVATE_HOSTS", address.removeprefix("http://"))
        yield world


def test_a_query_fills_the_library(typed: Type, suppliers: World, tmp_path: Path) -> None:
    query = "restless legs syndrome[mesh] AND review[pt]"
    said = typed("add", "pubmed", "--query", query, "--library", "lib")
    assert (said.code, said.out) == (0, "30 added\n")
    assert "pubmed has 30 records for this." in said.err
    assert "30" in typed("library", "info", "--library", "lib").out
    (searched, fetched) = map(json.loads, (tmp_path / "home/outside.jsonl").read_text().splitlines())
    assert searched["sent"]["term"] == f"({query})"
    assert fetched["path"] == "/eutils/efetch.fcgi"


def test_most_is_heeded(typed: Type, suppliers: World) -> None:
    said = typed("add", "pubmed", "--query", "legs", "--most", "7", "--library", "lib", "--format", "json")
    assert said.json["added"] == 7


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("jsonl", "--query", "legs"), "reads files only"),
        (("pubmed", "x.xml", "--query", "legs"), "not both"),
        (("pubmed", "--since", "2015"), "go with --query"),
        (("pubmed", "--query", "legs", "--mirror", "x"), "Give either"),
        (("pubmed", "--query", " ", "--library", "lib"), "nothing to ask"),
        (("europepmc", "--related-to", "pmid:1"), "--query alone"),
    ],
)
def test_what_cannot_be_asked_is_told(
    typed: Type, suppliers: World, arguments: tuple[str, ...], advice: str
) -> None:
    said = typed("add", *arguments, "--library", "lib")
    assert said.code == 2
    assert advice in said.err
    assert suppliers.asked == []


def test_a_host_that_the_settings_do_not_permit_is_not_asked(
    typed: Type, suppliers: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROBATUM_PRIVATE_HOSTS", "")
    said = typed("add", "pubmed", "--query", "legs", "--library", "lib")
    assert said.code == 1
    assert "https://" in said.err
    assert suppliers.asked == []


def test_ask_reaches_out_only_where_a_setting_says_so(
    typed: Type, suppliers: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.jsonl").write_text('{"id": "pmid:900", "title": "Legs", "text": "Legs are restless."}\n')
    typed("add", "jsonl", "a.jsonl", "--library", "lib")
    asking = ("ask", "Does iron help restless legs syndrome?", "--library", "lib", "--format", "json")
    assert typed(*asking).code == 3
    assert suppliers.asked == []
    monkeypatch.setenv("PROBATUM_LIVE", "true")
    said = typed(*asking)
    assert said.code == 0 and said.json["answered"]
    assert "PubMed was asked for: (iron) AND (restless legs syndrome) AND hasabstract" in said.err
    assert "30 sources are new in the library" in said.err and "new: pmid:" in said.err
