"""Reports, reviews and leaflets as pages: of the kind that somebody says, never one that is vouched for."""

from pathlib import Path

import pytest

from probatum.connectors import guideline, page
from probatum.connectors.page import KINDS
from probatum.library import Library
from probatum.types.source import Kind
from tests.connectors.reading import documents, everything, written

BODY = "# Iron\n\nWe recommend iron for adults with low ferritin. It is cheap.\n"


def front(**fields: object) -> str:
    known = {"issuer": "Iron Institute", "title": "Iron", "year": 2020} | fields
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in known.items()) + "---\n" + BODY


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_of_the_kind_that_somebody_says(tmp_path: Path, kind: str) -> None:
    (document,) = documents(page, written(tmp_path, front(kind=kind), "a.md"))
    library = Library.create(tmp_path / "library")
    library.add([document])
    assert library.document(document.source.id).source.kind is Kind(kind)


@pytest.mark.parametrize("kind", ["Guideline", "Local protocol", "Drug label", "guideline", "Opinion"])
def test_it_is_never_of_a_kind_that_is_vouched_for(tmp_path: Path, kind: str) -> None:
    found, named = everything(page, written(tmp_path, front(kind=kind), "a.md"))
    assert found == []
    assert "must be one of: Systematic review, Trial" in named[0][1]


def test_a_page_of_which_nobody_says_the_kind_is_refused(tmp_path: Path) -> None:
    found, named = everything(page, written(tmp_path, front(), "a.md"))
    assert found == []
    assert "does not say its kind" in named[0][1]


def test_a_guideline_is_told_where_other_kinds_go(tmp_path: Path) -> None:
    content = front(kind="Review", jurisdiction="GB")
    found, named = everything(guideline, written(tmp_path, content, "a.md"))
    assert found == []
    assert "added as page" in named[0][1]


@pytest.mark.parametrize(
    "notice",
    [
        "Persons using assistive technology might not be able to fully access information in this file.",
        "All MMWR HTML versions of articles are electronic conversions from ASCII text into HTML.",
        "Page converted: 10/1/2001",
    ],
)
def test_what_a_publisher_says_of_its_page_is_left_out(tmp_path: Path, notice: str) -> None:
    content = front(kind="Research") + f"\n{notice}\n\nPersons using iron sleep better.\n"
    (document,) = documents(page, written(tmp_path, content, "a.md"))
    text = " ".join(section.text for section in document.sections)
    assert notice not in text and "Persons using iron sleep better." in text
