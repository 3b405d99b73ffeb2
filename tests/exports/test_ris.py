"""The references as RIS."""

import re

import pytest

from probatum.exports.ris import render
from probatum.types.edition import Edition
from tests.exports import editions
from tests.exports.records import registered


def records(edition: Edition) -> list[dict[str, list[str]]]:
    """The records of a file, tag by tag, as a reference manager reads them."""
    found: list[dict[str, list[str]]] = []
    for row in render(edition).split("\r\n"):
        if not row:
            continue
        tag, value = row[:2], row[6:]
        assert row[2:6] == "  - ", row
        if tag == "TY":
            found.append({})
        found[-1].setdefault(tag, []).append(value)
    return found


def test_an_article_has_every_field_of_its_record() -> None:
    review = records(editions.realistic())[2]
    assert review.pop("N1")[0].startswith("Reference 3. Systematic review. Corrected: An invented erratum")
    assert review == {
        "TY": ["JOUR"],
        "ID": ["local:review"],
        "TI": ["Dopamine in restless legs: an invented systematic review"],
        "AU": ["Example, A. B.", "van der Sample, C.", "Müller-Test, J.-P., Jr"],
        "T2": ["Journal of Invented Neurology"],
        "PY": ["2019"],
        "DA": ["2019/11/03/"],
        "VL": ["12"],
        "IS": ["4"],
        "SP": ["201"],
        "EP": ["218"],
        "SN": ["0000-0000"],
        "LA": ["en"],
        "ER": [""],
    }


def test_identifiers_and_links_are_given() -> None:
    first, second, _ = records(registered())
    assert (first["AN"], first["DO"]) == (["39324694"], ["10.5664/jcsm.11390"])
    assert second["C2"] == ["PMC11343900"]
    assert first["UR"] == ["https://pubmed.ncbi.nlm.nih.gov/39324694/", "https://doi.org/10.5664/jcsm.11390"]


def test_a_date_without_day_leaves_its_place_empty() -> None:
    assert records(editions.realistic())[0]["DA"] == ["2024/05//"]


def test_a_retracted_work_says_so_in_its_title() -> None:
    assert records(editions.retracted_since())[0]["TI"] == ["RETRACTED: An invented study that was retracted"]


@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_no_text_makes_a_record_or_a_field(text: str) -> None:
    rendered = render(editions.hostile(text))
    found = records(editions.hostile(text))
    assert [(one["TY"], one["ER"]) for one in found] == [(one["TY"], [""]) for one in found]
    assert len(found) == 2
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", rendered)
