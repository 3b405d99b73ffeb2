"""What becomes of a result of Europe PMC, and the real answers of the shared data."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum.connectors import europepmc
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Relation
from tests.connectors.reading import documents, everything, unpacked, written

RESULT: dict[str, Any] = {
    "id": "11",
    "source": "MED",
    "pmid": "11",
    "pmcid": "PMC12",
    "doi": "10.5555/ABC",
    "title": "Iron at 10<sup>9</sup>/L.",
    "authorList": {"author": [{"fullName": "Roe A"}, {"collectiveName": "The Legs Group"}]},
    "journalInfo": {
        "volume": "3",
        "issue": "1",
        "printPublicationDate": "2020-06-01",
        "journal": {"title": "Journal of Legs", "issn": "1234-5678"},
    },
    "pubYear": "2020",
    "pageInfo": "1-9",
    "language": "ger",
    "license": "cc by",
    "abstractText": "<h4>Background</h4>Legs are restless. <h4>Results</h4>Iron helped.",
    "pubTypeList": {"pubType": ["Retraction of Publication", "Journal Article"]},
    "meshHeadingList": {
        "meshHeading": [
            {"majorTopic_YN": "N", "descriptorName": "Humans"},
            {
                "majorTopic_YN": "N",
                "descriptorName": "Iron",
                "meshQualifierList": {"meshQualifier": [{"qualifierName": "blood", "majorTopic_YN": "Y"}]},
            },
        ]
    },
    "keywordList": {"keyword": ["legs"]},
    "commentCorrectionList": {
        "commentCorrection": [
            {"id": "9", "source": "MED", "reference": "J Legs. 2018", "type": "Retraction of"}
        ]
    },
}


def one(folder: Path, **changes: Any) -> Document:
    content = {"resultList": {"result": [RESULT | changes]}}
    (document,) = documents(europepmc, written(folder, json.dumps(content), "a.json"))
    return document


def test_a_result_becomes_a_source(tmp_path: Path) -> None:
    source = one(tmp_path).source
    assert (source.id, source.identifiers) == ("pmid:11", ("doi:10.5555/abc", "pmcid:PMC12", "pmid:11"))
    assert source.title == "Iron at 10⁹/L."
    assert source.authors == ("Roe A", "The Legs Group")
    assert (source.container, source.issn, source.volume, source.issue, source.pages) == (
        "Journal of Legs",
        "1234-5678",
        "3",
        "1",
        "1-9",
    )
    assert (source.year, source.date, source.language, source.licence) == (2020, "2020-06-01", "de", "cc by")
    assert source.mesh == ("Humans", "Iron/blood*")
    assert source.relations == (Relation("retraction of", "J Legs. 2018", "pmid:9"),)


def test_headings_of_an_abstract_are_its_sections(tmp_path: Path) -> None:
    sections = one(tmp_path).sections
    assert [(each.label, each.text, each.role) for each in sections] == [
        ("Background", "Legs are restless.", "background"),
        ("Results", "Iron helped.", "result"),
    ]


@pytest.mark.parametrize(
    ("source", "id_", "expected"),
    [
        ("PMC", "PMC7", "pmcid:PMC7"),
        ("PPR", "PPR7", "url:https://europepmc.org/article/PPR/PPR7"),
        ("MED", "7", "pmid:7"),
    ],
)
def test_every_sort_of_result_has_an_identifier(tmp_path: Path, source: str, id_: str, expected: str) -> None:
    bare = {"id": id_, "source": source, "title": "A"}
    file = written(tmp_path, json.dumps([bare]), "a.json")
    assert [document.source.id for document in documents(europepmc, file)] == [expected]


def test_a_field_of_another_form_costs_its_result_alone(tmp_path: Path) -> None:
    content = [RESULT | {"title": 7}, RESULT]
    found, named = everything(europepmc, written(tmp_path, json.dumps(content), "a.json"))
    assert len(found) == 1
    assert "title is 7 and no str" in named[0][1]


def test_other_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="resultList"):
        documents(europepmc, written(tmp_path, '{"message": {"items": []}}', "a.json"))


def test_the_real_answers_are_read_whole(shared: Path, tmp_path: Path) -> None:
    counts = {}
    for file in unpacked(shared / "data/formats/europepmc.tar.xz", tmp_path):
        if file.suffix == ".json" and "page" not in file.name and "no_results" not in file.name:
            found, named = everything(europepmc, file)
            assert named == [], file.name
            counts[file.stem] = len(found)
    assert counts["search_1000results_cancer"] == 1_000
    assert counts["search_cancer_core"] == 25
