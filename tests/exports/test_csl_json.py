"""The references as CSL-JSON."""

import json
from typing import Any

import pytest

from probatum.exports.csl_json import item, render
from probatum.types.edition import Edition
from probatum.types.source import Kind, Source
from tests.exports import editions
from tests.exports.records import AASM, CRISES, registered


def items(edition: Edition) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(render(edition))
    return loaded


def test_an_article_has_every_field_of_its_record() -> None:
    assert items(editions.realistic())[2] == {
        "id": "local:review",
        "type": "article-journal",
        "title": "Dopamine in restless legs: an invented systematic review",
        "author": [
            {"family": "Example", "given": "A. B."},
            {"family": "van der Sample", "given": "C."},
            {"family": "Müller-Test", "given": "J.-P.", "suffix": "Jr"},
        ],
        "container-title": "Journal of Invented Neurology",
        "issued": {"date-parts": [[2019, 11, 3]]},
        "volume": "12",
        "issue": "4",
        "page": "201-218",
        "ISSN": "0000-0000",
        "language": "en",
        "note": "Corrected: An invented erratum changed table 2. Cited from a digest: a paraphrase written "
        "for the library, not the publisher's words; read the original.",
        "custom": {"kind": "Systematic review", "number": 3},
    }


def test_identifiers_stand_in_their_own_fields() -> None:
    assert (item(AASM)["PMID"], item(AASM)["DOI"]) == ("39324694", "10.5664/jcsm.11390")
    assert item(CRISES)["PMCID"] == "PMC11343900"
    assert item(AASM)["URL"] == "https://pubmed.ncbi.nlm.nih.gov/39324694/"


def test_a_guideline_outside_journals_is_a_report_of_its_issuer() -> None:
    guideline = items(editions.realistic())[0]
    assert (guideline["type"], guideline["publisher"]) == ("report", "Invented Society of Sleep")
    assert guideline["author"] == [{"literal": "Invented Guideline Committee"}]


def test_a_guideline_in_a_journal_is_an_article() -> None:
    assert item(AASM)["type"] == "article-journal"
    assert item(AASM)["container-title"] == "Journal of Clinical Sleep Medicine"


def test_items_are_in_the_order_of_the_numbers() -> None:
    assert [one["custom"]["number"] for one in items(registered())] == [1, 2, 3]


@pytest.mark.parametrize(
    ("date", "year", "parts"),
    [
        ("2021-11-03", 2021, [2021, 11, 3]),
        ("2021-11", 2021, [2021, 11]),
        ("2021", 2021, [2021]),
        ("", 2021, [2021]),
        ("2021-13", 2021, [2021]),
        ("Winter 2021", 2021, [2021]),
        ("", None, None),
    ],
)
def test_a_date_is_as_exact_as_the_record(date: str, year: int | None, parts: list[int] | None) -> None:
    source = Source("local:a", ("local:a",), "A", date=date, year=year, kind=Kind.OTHER)
    assert item(source).get("issued") == (parts and {"date-parts": [parts]})


def test_a_retracted_work_says_so_in_title_and_note() -> None:
    retracted = items(editions.retracted_since())[0]
    assert retracted["title"].startswith("RETRACTED: ")
    assert retracted["note"].startswith("Retracted in ")
