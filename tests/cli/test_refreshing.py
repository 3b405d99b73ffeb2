"""`probatum library refresh`: what it says, and that failures clear nothing."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type

HEAD = (
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"
)
LINE = '{"id": "pmid:1", "title": "Iron", "text": "Iron may help in restless legs syndrome."}\n'


@pytest.fixture
def watch(typed: Type, tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(LINE + LINE.replace("pmid:1", "pmid:2"))
    assert typed("add", "jsonl", "a.jsonl", "--library", "lib").code == 0
    file = tmp_path / "watch.csv"
    file.write_text(f"{HEAD}\n5/3/2019 0:00,10.5555/n,9,,1,Retraction\n")
    return file


def test_what_changed_is_told_and_shown(typed: Type, watch: Path) -> None:
    said = typed("library", "refresh", "--retraction-watch", str(watch), "--library", "lib")
    assert said.code == 0
    assert "Retraction Watch: 1 entries, 1 of them new; 1 sources changed" in said.out
    assert "pmid:1  unknown → retracted  Retraction 2019-05-03 pmid:9" in said.out
    shown = typed("source", "pmid:1", "--library", "lib").out
    assert "retracted (Retraction Watch) Retraction 2019-05-03" in shown
    assert "(today)" in shown
    assert "Checked    Retraction Watch" in typed("library", "info", "--library", "lib").out
    assert "current (Retraction Watch)" in typed("source", "pmid:2", "--library", "lib").out


def test_the_age_of_a_check_is_shown(typed: Type, watch: Path) -> None:
    typed("library", "refresh", "--retraction-watch", str(watch), "--as-of", "2020-01-01", "--library", "lib")
    assert "2020-01-01 (" in typed("source", "pmid:1", "--library", "lib").out
    assert "days ago)" in typed("library", "info", "--library", "lib").out


def test_a_failure_is_told_and_clears_nothing(typed: Type, watch: Path) -> None:
    typed("library", "refresh", "--retraction-watch", str(watch), "--library", "lib")
    watch.write_text("nonsense")
    said = typed("library", "refresh", "--retraction-watch", str(watch), "--library", "lib")
    assert said.code == 1
    assert "Retraction Watch: failed." in said.out and "Every mark stays as it was." in said.out
    assert "retracted" in typed("source", "pmid:1", "--library", "lib").out
    assert "no column" in typed("library", "info", "--library", "lib").out


def test_a_register_of_the_house(typed: Type, watch: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text(
        "source\tstate\tby\tnotice\tdate\tnote\npmid:2\tsuperseded\t\tpmid:1\t2020\tOld\n"
    )
    said = typed("library", "refresh", "--register", "house=own.tsv", "--library", "lib", "--format", "json")
    assert said.json[0]["found"]["changed"][0]["after"]["state"] == "superseded"


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--ask", "nobody"), "Name one of: retraction_watch, crossref, pubmed."),
        (("--register", "house"), "NAME=FILE"),
        (("--register", "nobody=x"), "Use one of"),
        (("--retraction-watch", "x", "--as-of", "yesterday"), "2026-01-31"),
    ],
)
def test_what_is_not_understood_is_told(
    typed: Type, watch: Path, arguments: tuple[str, ...], advice: str
) -> None:
    said = typed("library", "refresh", *arguments, "--library", "lib")
    assert said.code == 2
    assert advice in said.err
