"""What becomes of a work of Crossref."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum.connectors import crossref
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Relation
from tests.connectors.reading import documents, everything, written

WORK: dict[str, Any] = {
    "DOI": "10.5555/ABC",
    "type": "journal-article",
    "title": ["Iron in <i>restless</i> legs"],
    "author": [
        {"given": "Ann-Marie", "family": "Roe"},
        {"name": "The Legs Group"},
    ],
    "container-title": ["Journal of Legs"],
    "published": {"date-parts": [[2020, 6]]},
    "volume": "3",
    "issue": "1",
    "page": "1-9",
    "ISSN": ["1234-5678"],
    "language": "en",
    "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
    "abstract": "<jats:title>Abstract</jats:title><jats:sec><jats:title>Results</jats:title>"
    "<jats:p>Iron helped in 10<jats:sup>9</jats:sup> legs.</jats:p></jats:sec>",
}


def one(folder: Path, **changes: Any) -> Document:
    content = {"message": {"items": [WORK | changes]}}
    (document,) = documents(crossref, written(folder, json.dumps(content), "a.json"))
    return document


def test_a_work_becomes_a_source(tmp_path: Path) -> None:
    document = one(tmp_path)
    source = document.source
    assert (source.id, source.title) == ("doi:10.5555/abc", "Iron in restless legs")
    assert source.authors == ("Roe AM", "The Legs Group")
    assert (source.container, source.year, source.date) == ("Journal of Legs", 2020, "2020-06")
    assert source.publication_types == ("Journal Article",)
    assert [(each.label, each.text) for each in document.sections] == [
        ("Results", "Iron helped in 10⁹ legs.")
    ]


def test_a_notice_is_a_notice_and_names_what_it_retracts(tmp_path: Path) -> None:
    update = {"DOI": "10.5555/OLD", "type": "retraction", "updated": {"date-parts": [[2021, 2, 3]]}}
    source = one(tmp_path, **{"update-to": [update]}).source
    assert source.relations == (Relation("retraction of", "doi:10.5555/old 2021-02-03", "doi:10.5555/old"),)
    assert source.publication_types == ("Journal Article", "Retraction of Publication")


def test_a_work_that_was_updated_says_by_what(tmp_path: Path) -> None:
    update = {"DOI": "10.5555/NOTICE", "type": "correction"}
    source = one(tmp_path, **{"updated-by": [update]}).source
    assert source.relations == (Relation("erratum in", "doi:10.5555/notice", "doi:10.5555/notice"),)


@pytest.mark.parametrize(
    "content", [{"message": WORK}, [WORK], {"status": "ok", "message": {"items": [WORK]}}, WORK]
)
def test_an_answer_a_list_or_a_single_work_is_read(tmp_path: Path, content: object) -> None:
    assert len(documents(crossref, written(tmp_path, json.dumps(content), "a.json"))) == 1


def test_a_field_of_another_form_costs_its_work_alone(tmp_path: Path) -> None:
    found, named = everything(
        crossref, written(tmp_path, json.dumps([WORK | {"author": "Roe"}, WORK]), "a.json")
    )
    assert len(found) == 1
    assert "author is 'Roe' and no list" in named[0][1]


def test_other_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no works"):
        documents(crossref, written(tmp_path, '{"resultList": {}}', "a.json"))


def test_a_date_without_sense_is_none(tmp_path: Path) -> None:
    source = one(tmp_path, published={"date-parts": [[None]]}).source
    assert (source.year, source.date) == (None, "")
