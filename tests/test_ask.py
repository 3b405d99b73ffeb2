"""The whole line: the same question gives the same bytes, and replay proves it."""

import json as plain_json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask, settings_digest
from probatum.connectors import starter
from probatum.errors import AnswerFileError, PluginError, QuestionError
from probatum.exports import json
from probatum.library import Library
from probatum.replay import replay
from probatum.types.document import Document, Section
from probatum.types.source import Source
from probatum.understand import turn, understand

QUESTION = "What is augmentation in restless legs?"
CLINICIAN, PATIENT = audiences.load("clinician"), audiences.load("patient")


def built(folder: Path) -> Library:
    library = Library.create(folder)
    library.add(starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: None))
    return library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    yield built(tmp_path_factory.mktemp("starter") / "library")


@pytest.fixture
def own(tmp_path: Path) -> Library:
    """A library that a test may change."""
    return built(tmp_path / "library")


@pytest.fixture(scope="module")
def saved(library: Library) -> str:
    return json.render(ask(QUESTION, library, audience=CLINICIAN))


def test_every_statement_is_cited_and_every_quote_is_in_the_library(library: Library) -> None:
    edition = ask(QUESTION, library, audience=PATIENT)
    statements = [*edition.direct, *(one for section in edition.sections for one in section.statements)]
    assert statements
    for citation in (citation for each in statements for citation in each.claim.citations):
        sections = library.document(citation.source).sections
        text = {section.label: section.text for section in sections}[citation.section]
        assert text[citation.start : citation.end] == citation.quote


def test_an_empty_question_is_an_error_and_an_unanswered_one_is_a_value(library: Library) -> None:
    with pytest.raises(QuestionError):
        ask(" ", library, audience=CLINICIAN)
    edition = ask("What is the best treatment of kidney stones?", library, audience=CLINICIAN)
    assert not edition.answer.answered and edition.answer.reason


def test_audiences_differ_in_words_and_agree_on_what_was_found(library: Library) -> None:
    lay, expert = (ask(QUESTION, library, audience=each) for each in (PATIENT, CLINICIAN))
    assert lay.answer == expert.answer
    assert lay.direct != expert.direct
    assert lay.digest != expert.digest


_PROGRAM = """
import sys
from pathlib import Path
from probatum import audiences
from probatum.ask import ask
from probatum.exports import json
from probatum.library import Library
edition = ask(sys.argv[2], Library.open(Path(sys.argv[1])), audience=audiences.load("patient"))
sys.stdout.write(json.render(edition))
"""


def test_two_processes_give_the_same_bytes(own: Library, tmp_path: Path) -> None:
    def said(seed: str) -> bytes:
        command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "library"), QUESTION]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    assert said("1") == said("2") == json.render(ask(QUESTION, own, audience=PATIENT)).encode()


def test_an_answer_replays_as_the_same(library: Library, saved: str) -> None:
    assert replay(saved, library) is None


def test_a_follow_up_replays_as_the_same(library: Library) -> None:
    thread = [turn(understand(QUESTION))]
    thread.append(turn(understand("And in pregnancy?", thread)))
    edition = ask("What about iron?", library, audience=CLINICIAN, thread=thread)
    assert replay(json.render(edition), library) is None


def test_replay_tells_which_claims_have_gone_and_come(own: Library, saved: str) -> None:
    cited = plain_json.loads(saved)["references"][0]["id"]
    gone = {
        claim["id"]
        for claim in plain_json.loads(saved)["direct_answer"]
        if {citation["source"] for citation in claim["citations"]} == {cited}
    }
    assert gone
    own.drop([cited])
    difference = replay(saved, own)
    assert difference is not None
    assert gone <= {id_ for id_, _ in difference.vanished}
    assert [cause.partition(":")[0] for cause in difference.causes] == ["library"]
    assert {"references", "manifest", "digest"} <= set(difference.fields)


def test_replay_tells_that_only_the_library_has_grown(own: Library, saved: str) -> None:
    source = Source("local:1", ("local:1",), "On gardens")
    own.add([Document(source, (Section("Text", "Roses need water and light."),))])
    difference = replay(saved, own)
    assert difference is not None
    assert (difference.appeared, difference.vanished, difference.changed) == ((), (), ())
    assert difference.causes[0].startswith("library: sha256:")


def test_replay_tells_that_a_claim_reads_otherwise(library: Library, saved: str) -> None:
    answer = plain_json.loads(saved)
    was = answer["direct_answer"][0]
    other = saved.replace(was["text"], "Other words.")
    difference = replay(other, library)
    assert difference is not None
    assert difference.changed == ((was["id"], "Other words.", was["text"]),)
    assert difference.causes == ()


def test_replay_tells_of_other_settings(library: Library, saved: str) -> None:
    difference = replay(saved, library, records=61)
    assert difference is not None
    assert any(cause.startswith("settings and word lists:") for cause in difference.causes)


def test_the_settings_are_known_by_what_shapes_an_answer() -> None:
    assert settings_digest(60) == settings_digest(60) != settings_digest(61)


def test_an_answer_for_an_audience_of_ones_own_needs_it_to_replay(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "nurse.toml"
    shipped = Path(audiences.__file__).with_name("clinician.toml")
    file.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    nurse = audiences.load(str(file))
    told = json.render(ask(QUESTION, library, audience=nurse))
    with pytest.raises(PluginError, match="nurse"):
        replay(told, library)
    assert replay(told, library, audience=nurse) is None


@pytest.mark.parametrize("damage", ["", "{}", "[]", "no answer", '{"schema_version": "9"}'])
def test_what_is_no_answer_cannot_be_replayed(library: Library, damage: str) -> None:
    with pytest.raises(AnswerFileError):
        replay(damage, library)


@pytest.mark.parametrize("field", ["direct_answer", "sections"])
@pytest.mark.parametrize("value", [1, ["x"], [{}], [{"claims": 1}], None])
def test_an_answer_with_damaged_claims_cannot_be_replayed(
    library: Library, saved: str, field: str, value: object
) -> None:
    damaged = plain_json.dumps({**plain_json.loads(saved), field: value})
    with pytest.raises(AnswerFileError, match=field):
        replay(damaged, library)
