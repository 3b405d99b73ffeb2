"""A plug-in is a file; an installed package may bring more."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum import plugins
from probatum.errors import PluginError

GROUPS = ("connectors", "exports", "thesauri")


@pytest.mark.parametrize("group", GROUPS)
def test_every_file_is_a_plug_in_and_knows_its_name(group: str) -> None:
    assert plugins.names(group)
    for name in plugins.names(group):
        module = plugins.load(group, name)
        assert name == module.NAME


@pytest.mark.parametrize("group", GROUPS)
def test_every_plug_in_says_in_one_line_what_it_is(group: str) -> None:
    for name in plugins.names(group):
        first = (plugins.load(group, name).__doc__ or "").splitlines()[0]
        assert 10 < len(first) <= 110


def test_helpers_are_no_plug_ins() -> None:
    assert not [name for group in GROUPS for name in plugins.names(group) if name.startswith("_")]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package on the path that brings one connector by entry point."""
    (tmp_path / "catalogue_of_cards.py").write_text('"""Cards."""\nNAME = "cards"\n', encoding="utf-8")
    meta = tmp_path / "cards-1.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: cards\nVersion: 1\n", encoding="utf-8")
    entry = "[probatum.connectors]\ncards = catalogue_of_cards\nris = catalogue_of_cards\n"
    (meta / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.known.cache_clear()
    yield "cards"
    plugins.known.cache_clear()
    sys.modules.pop("catalogue_of_cards", None)


def test_an_installed_package_brings_plug_ins(installed: str) -> None:
    assert installed in plugins.names("connectors")
    assert plugins.load("connectors", installed).NAME == "cards"


def test_what_is_built_in_is_not_replaced(installed: str) -> None:
    assert plugins.load("connectors", "ris").NAME == "ris"
    assert plugins.names("connectors").count("ris") == 1


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(PluginError, match=r"no connector 'fax'.*pubmed.*starter"):
        plugins.load("connectors", "fax")
