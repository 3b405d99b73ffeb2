"""Guidance of the reader's own place comes first, and readers are told what holds elsewhere."""

from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import guideline
from probatum.exports import html, json, markdown, terminal
from probatum.library import Library
from probatum.replay import replay
from probatum.support.places import holds_in
from probatum.types.edition import Edition
from probatum.types.question import Scope

QUESTION = "What dose of ferrous sulfate treats iron deficiency anaemia?"
SAID = {
    "US": (
        "American Iron Society",
        "We recommend ferrous sulfate 325 mg once daily for iron deficiency anaemia.",
    ),
    "GB": (
        "British Iron Society",
        "We recommend ferrous sulfate 200 mg once daily for iron deficiency anaemia.",
    ),
}
"""Made up here, so that nothing but the place differs."""


def stocked(folder: Path, *places: str) -> Library:
    folder.mkdir()
    for place in places:
        issuer, text = SAID[place]
        front = f"issuer: {issuer}\ntitle: Iron deficiency anaemia\nyear: 2020\njurisdiction: {place}"
        (folder / f"{place}.md").write_text(f"---\n{front}\n---\n# Treatment\n\n{text}\n", encoding="utf-8")
    library = Library.create(folder / "library")
    library.add(guideline.read(folder, damaged=lambda place, reason: pytest.fail(reason)))
    return library


def asked(library: Library, place: str) -> Edition:
    scope = Scope("2026-06-01", "", place)
    return ask(QUESTION, library, audience=audiences.load("clinician"), scope=scope)


def places(edition: Edition) -> list[str]:
    return [reference.source.jurisdiction for reference in edition.references]


def kinds(edition: Edition) -> set[str]:
    return {notice.kind for notice in edition.notices}


@pytest.mark.parametrize(("place", "first"), [("GB", "GB"), ("UK", "GB"), ("Scotland", "GB"), ("USA", "US")])
def test_guidance_of_the_readers_place_comes_first(tmp_path: Path, place: str, first: str) -> None:
    edition = asked(stocked(tmp_path / "both", "GB", "US"), place)
    assert places(edition)[0] == first
    assert "guidance-from-elsewhere" not in kinds(edition)


def test_where_only_guidance_of_another_place_is_found_readers_are_told(tmp_path: Path) -> None:
    edition = asked(stocked(tmp_path / "one", "US"), "GB")
    assert edition.answer.answered and places(edition) == ["US"]
    (told,) = [notice.text for notice in edition.notices if notice.kind == "guidance-from-elsewhere"]
    assert told == "The guidance cited here holds in US, not in GB. Look for what holds where you are."
    for export in (terminal, markdown, html):
        assert "holds in US, not in GB" in " ".join(export.render(edition).split())


def test_where_nobody_says_where_they_are_nothing_is_told_but_the_place_is_shown(tmp_path: Path) -> None:
    edition = asked(stocked(tmp_path / "one", "US"), "")
    assert "guidance-from-elsewhere" not in kinds(edition)
    for export in (terminal, markdown, html):
        assert "Guideline (US)" in export.render(edition)


def test_an_answer_for_one_place_is_replayed_for_that_place(tmp_path: Path) -> None:
    library = stocked(tmp_path / "one", "US")
    saved = json.render(asked(library, "GB"))
    assert replay(saved, library, scope=Scope("", "", "GB")) is None
    difference = replay(saved, library, scope=Scope("", "", "US"))
    assert difference is not None and any("settings" in cause for cause in difference.causes)


@pytest.mark.parametrize(
    ("jurisdiction", "place", "holds"),
    [
        ("GB", "UK", True),
        ("United Kingdom", "gb", True),
        ("UK", "Scotland", True),
        ("Scotland", "UK", False),
        ("England and Wales", "England and Wales", True),
        ("EU", "Germany", True),
        ("Germany", "EU", False),
        ("EU", "GB", False),
        ("international", "New Zealand", True),
        ("WHO", "US", True),
        ("US", "", True),
        ("", "US", True),
        ("Bavaria", "bavaria", True),
        ("Bavaria", "US", False),
    ],
)
def test_a_rule_of_a_place_holds_in_its_parts(jurisdiction: str, place: str, holds: bool) -> None:
    assert holds_in(jurisdiction, place) is holds
