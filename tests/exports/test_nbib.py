"""The references in PubMed's MEDLINE format."""

import re
from dataclasses import replace

import pytest

from probatum.exports.nbib import render
from probatum.types.edition import Edition, Reference
from tests.exports import editions
from tests.exports.records import registered


def records(edition: Edition) -> list[dict[str, list[str]]]:
    """The records of a file, tag by tag; what is indented by six continues the line before."""
    found = []
    for part in render(edition).split("\n\n"):
        record: dict[str, list[str]] = {}
        tag = ""
        for row in part.splitlines():
            if row.startswith(" " * 6):
                record[tag][-1] += row[5:]
                continue
            assert re.fullmatch(r"[A-Z]{2,4} {0,2}- .*", row), row
            tag = row[:4].strip()
            record.setdefault(tag, []).append(row[6:])
        found.append(record)
    return found


def test_an_article_has_every_field_of_its_record() -> None:
    review = records(editions.realistic())[2]
    assert review.pop("GN")[0].endswith("not the publisher's words; read the original.")
    assert review == {
        "IS": ["0000-0000"],
        "VI": ["12"],
        "IP": ["4"],
        "DP": ["2019 Nov 3"],
        "TI": ["Dopamine in restless legs: an invented systematic review."],
        "PG": ["201-218"],
        "OID": ["local:review"],
        "FAU": ["Example, A. B.", "van der Sample, C.", "Müller-Test, J.-P., Jr"],
        "AU": ["Example AB", "van der Sample C", "Müller-Test J-P Jr"],
        "LA": ["eng"],
        "PT": ["Systematic Review", "Journal Article"],
        "JT": ["Journal of Invented Neurology"],
        "EIN": ["J Invent Neurol. 2020;13(1):9"],
        "SO": ["Journal of Invented Neurology. 2019 Nov 3;12(4):201-218. CORRECTED."],
    }


def test_a_pubmed_record_opens_with_its_number() -> None:
    rendered = render(registered())
    assert rendered.startswith("PMID- 39324694\n")
    assert "\nLID - 10.5664/jcsm.11390 [doi]\nAID - 10.5664/jcsm.11390 [doi]\n" in rendered
    assert "\nPMC - PMC11343900\n" in rendered


def test_a_title_that_ends_in_a_question_mark_gets_no_full_stop() -> None:
    assert records(registered())[2]["TI"][0].endswith("model for restless legs syndrome?")


def test_a_group_is_a_collective_name() -> None:
    assert records(editions.realistic())[0]["CN"] == ["Invented Guideline Committee"]


def test_a_retracted_work_has_the_type_and_the_notice() -> None:
    retracted = records(editions.retracted_since())[0]
    assert retracted["PT"] == ["Journal Article", "Retracted Publication"]
    assert retracted["RIN"] == ["J Invent Neurol. 2012;5(1):1"]
    assert retracted["SO"][0].endswith("RETRACTED.")


def test_a_work_retracted_since_the_record_was_read_has_the_type() -> None:
    since = replace(editions.RETRACTED, publication_types=("Journal Article",))
    edition = replace(editions.retracted_since(), references=(Reference(1, since),))
    assert records(edition)[0]["PT"] == ["Journal Article", "Retracted Publication"]


def test_a_long_line_is_folded_and_none_is_wider_than_88() -> None:
    assert max(len(row) for row in render(editions.realistic()).splitlines()) <= 88


@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_no_text_makes_a_record_or_a_field(text: str) -> None:
    assert len(records(editions.hostile(text))) == 2
