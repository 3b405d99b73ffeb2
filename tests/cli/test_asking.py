"""`probatum ask` and `probatum replay`."""

import json
from pathlib import Path

import pytest

from probatum import plugins
from tests.cli.conftest import Type

QUESTION = "What is augmentation in restless legs?"
UNANSWERED = "What is the best treatment of kidney stones?"

pytestmark = pytest.mark.usefixtures("home")


def test_a_question_is_answered(typed: Type) -> None:
    said = typed("ask", QUESTION)
    assert (said.code, said.err) == (0, "")
    assert "augmentation" in said.out and "[1]" in said.out


def test_what_the_library_does_not_answer_has_a_code_of_its_own(typed: Type) -> None:
    said = typed("ask", UNANSWERED)
    assert said.code == 3
    assert "does not answer" in said.out


def test_an_unanswered_question_keeps_its_code_when_written_to_a_file(typed: Type) -> None:
    assert typed("ask", UNANSWERED, "-o", "answer.json").code == 3
    assert json.loads(Path("answer.json").read_text(encoding="utf-8"))["answered"] is False


@pytest.mark.parametrize("name", plugins.names("exports"))
def test_every_format_can_be_asked_for(typed: Type, name: str) -> None:
    said = typed("ask", QUESTION, "--format", name)
    assert said.code == 0
    assert len(said.out) > 200


@pytest.mark.parametrize("name", plugins.names("exports"))
def test_the_ending_of_the_file_picks_the_format(typed: Type, name: str) -> None:
    export = plugins.load("exports", name)
    typed("ask", QUESTION, "-o", f"answer{export.SUFFIX}")
    typed("ask", QUESTION, "-o", "same", "--format", name)
    assert Path(f"answer{export.SUFFIX}").read_bytes() == Path("same").read_bytes()


def test_an_ending_that_no_format_has_is_answered_with_those_there_are(typed: Type) -> None:
    said = typed("ask", QUESTION, "-o", "answer.docx")
    assert said.code == 2
    assert ".html" in said.err and "--format" in said.err


def test_the_audience_of_the_settings_is_used_unless_another_is_named(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROBATUM_AUDIENCE", "patient")
    assert typed("ask", QUESTION, "--format", "json").json["audience"] == "patient"
    assert typed("ask", QUESTION, "--format", "json", "-a", "student").json["audience"] == "student"


def test_a_follow_up_takes_its_topic_from_the_file(typed: Type) -> None:
    typed("ask", QUESTION, "-o", "first.json")
    said = typed("ask", "And in pregnancy?", "--follow-up-to", "first.json", "--format", "json")
    assert said.json["question"]["thread"] == [QUESTION]
    carried = {term["text"] for term in said.json["question"]["terms"] if term["carried"]}
    assert "legs" in carried


def test_an_answer_replays_as_the_same(typed: Type) -> None:
    typed("ask", QUESTION, "-o", "answer.json")
    assert (typed("replay", "answer.json").code, typed("replay", "answer.json").out) == (
        0,
        "The same, byte by byte.\n",
    )


def test_a_changed_answer_is_told_claim_by_claim(typed: Type) -> None:
    typed("ask", QUESTION, "-o", "answer.json")
    file = Path("answer.json")
    claim = json.loads(file.read_text(encoding="utf-8"))["direct_answer"][0]
    file.write_text(file.read_text(encoding="utf-8").replace(claim["text"], "Other."), encoding="utf-8")
    said = typed("replay", "answer.json")
    assert said.code == 1
    assert f"changed   {claim['id']}  Other." in said.out and claim["text"] in said.out
    assert typed("replay", "answer.json", "--format", "json").json["identical"] is False


def test_a_file_that_is_not_there_is_named(typed: Type) -> None:
    said = typed("replay", "nowhere.json")
    assert (said.code, said.out) == (2, "")
    assert "nowhere.json cannot be read" in said.err


def test_a_file_that_is_no_answer_is_refused(typed: Type) -> None:
    Path("notes.json").write_text("{}", encoding="utf-8")
    assert typed("replay", "notes.json").code == 1
    assert typed("ask", "And?", "--follow-up-to", "notes.json").code == 1
