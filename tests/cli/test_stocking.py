"""`probatum add` and `probatum library …`."""

from pathlib import Path

import pytest

from probatum.cli import run
from tests.cli.conftest import Type

pytestmark = pytest.mark.usefixtures("home")


def lines(*numbers: int, text: str = "Stretching may help some people.") -> str:
    each = '{{"format": "probatum-source-1", "id": "local:{}", "title": "Leaflet", "text": "{}"}}\n'
    return "".join(each.format(number, text) for number in numbers)


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_what_became_of_every_source_is_told(typed: Type) -> None:
    one = write("one.jsonl", lines(1, 2))
    assert typed("add", "jsonl", one, "--library", "own").out == "2 added\n"
    two = write("two.jsonl", lines(2, 3) + lines(1, text="Other words now stand here."))
    assert typed("add", "jsonl", two, "--library", "own").out == "1 added, 1 updated, 1 unchanged\n"


def test_several_files_are_added_in_one_go(typed: Type) -> None:
    files = [write("one.jsonl", lines(1)), write("two.jsonl", lines(2))]
    assert typed("add", "jsonl", *files, "--library", "own").out == "2 added\n"


def test_damaged_records_are_named_counted_and_never_fatal(typed: Type) -> None:
    file = write("some.jsonl", lines(1) + "{broken\n" + lines(2))
    said = typed("add", "jsonl", file, "--library", "own")
    assert said.code == 0
    assert said.out.startswith("2 added, 1 damaged\n")
    assert "some.jsonl" in said.out and "line 2" in said.out


def test_many_damaged_records_are_not_all_listed_to_people(typed: Type) -> None:
    file = write("some.jsonl", "{broken\n" * 30)
    assert "20 more" in typed("add", "jsonl", file, "--library", "own").out
    assert typed("add", "jsonl", file, "--library", "own").code == 1  # nothing else was there
    said = typed("add", "jsonl", file, "--library", "own", "--format", "json")
    assert len(said.json["damaged"]) == 30


def test_refused_sources_are_named_with_the_reason(typed: Type) -> None:
    page = '"id": "url:https://chatgpt.com/share/1", "title": "T", "text": "X y."'
    file = write("some.jsonl", f'{{"format": "probatum-source-1", {page}}}\n')
    said = typed("add", "jsonl", file, "--library", "own")
    assert said.code == 0
    assert "1 refused" in said.out and "Refused: url:https://chatgpt.com" in said.out


def test_adding_again_changes_nothing(typed: Type) -> None:
    assert typed("add", "starter").out.endswith("unchanged\n")


def test_a_connector_needs_to_know_what_to_read(typed: Type) -> None:
    assert typed("add", "jsonl").code == 2


def test_an_unknown_connector_is_answered_with_those_there_are(typed: Type) -> None:
    said = typed("add", "fax", "x")
    assert said.code == 2
    assert "pubmed" in said.err


def test_a_path_that_holds_nothing_is_named(typed: Type) -> None:
    said = typed("add", "jsonl", "nowhere")
    assert said.code == 1
    assert "nowhere" in said.err


def test_the_library_is_told_in_figures(typed: Type) -> None:
    assert "Sources" in typed("library", "info").out
    figures = typed("library", "info", "--format", "json").json
    assert figures["sources"] > 400 and figures["kinds"]["Guideline"] > 50


def test_a_sound_library_verifies(typed: Type) -> None:
    assert (typed("library", "verify").code, typed("library", "verify").out) == (0, "The library is sound.\n")
    assert typed("library", "verify", "--format", "json").json == {"sound": True, "faults": []}


def test_what_is_exported_comes_back_the_same(typed: Type) -> None:
    assert typed("library", "export", "all.jsonl").code == 0
    typed("add", "jsonl", "all.jsonl", "--library", "copy")
    original = typed("library", "info", "--format", "json").json["snapshot"]
    assert typed("library", "info", "--library", "copy", "--format", "json").json["snapshot"] == original
    assert typed("library", "export").out == Path("all.jsonl").read_text(encoding="utf-8")
    assert typed("library", "export", "-").out == Path("all.jsonl").read_text(encoding="utf-8")


def test_a_dropped_source_is_gone(typed: Type) -> None:
    typed("add", "jsonl", write("one.jsonl", lines(1, 2)), "--library", "own")
    assert typed("library", "drop", "local:1", "--library", "own").out == "1 dropped\n"
    assert typed("source", "local:1", "--library", "own").code == 2
    assert typed("source", "local:2", "--library", "own").code == 0


def test_a_named_library_is_never_made_by_a_question(typed: Type) -> None:
    said = typed("ask", "What helps?", "--library", "slip")
    assert said.code == 1
    assert "slip" in said.err and not Path("slip").exists()


def test_the_first_question_builds_the_starter_library(
    typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROBATUM_HOME", str(tmp_path / "fresh"))
    said = typed("ask", "What is augmentation in restless legs?")
    assert said.code == 0
    assert "Building the starter library" in said.err and "Building" not in said.out
    assert [entry.name for entry in (tmp_path / "fresh").iterdir()] == ["library"]
    assert typed("ask", "What is augmentation in restless legs?").err == ""


def test_a_library_named_by_a_setting_is_not_built(
    typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROBATUM_LIBRARY", str(tmp_path / "elsewhere"))
    assert typed("ask", "What helps?").code == 1


def test_a_home_that_cannot_be_written_is_told(
    typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("file", "")
    monkeypatch.setenv("PROBATUM_HOME", str(tmp_path / "file"))
    said = typed("ask", "What helps?")
    assert said.code == 1
    assert "Traceback" not in said.err and "fault" not in said.err


def test_run_can_be_called_from_a_program() -> None:
    assert run(["version"]) == 0
