"""What was kept as JSON can be written in every format, and is the same as it was, byte by byte."""

import json as plain_json
from dataclasses import replace

import pytest

from probatum import audiences, plugins
from probatum.ask import ask
from probatum.connectors import starter
from probatum.errors import AnswerFileError
from probatum.exports import json
from probatum.library import Library
from probatum.types.edition import Edition, ReviewState, Signed
from tests.exports import editions

MODULES = [plugins.load("exports", name) for name in plugins.names("exports")]
QUESTIONS = (
    "What is the pathophysiology of restless leg syndrome?",
    "What dose of gabapentin is used for restless legs?",
    "Is metformin safe in kidney disease?",
    "Which drugs prevent migraine?",
    "How is iron deficiency diagnosed?",
    "Who cooks best in Naples?",
    "What lowers blood pressure in pregnancy?",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.create(tmp_path_factory.mktemp("rebuilt"))
    made.add(starter.read(starter.DEFAULT_PATH, damaged=lambda *_: None))
    return made


def assert_the_same(edition: Edition) -> None:
    again = json.edition(json.render(edition), audience=edition.audience)
    for module in MODULES:
        assert module.render(again) == module.render(edition), module.NAME


@pytest.mark.parametrize("edition", editions.every(), ids=range(len(editions.every())))
def test_editions_made_by_hand(edition: Edition) -> None:
    assert_the_same(edition)


@pytest.mark.parametrize("audience", audiences.names())
@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_from_the_starter_library(library: Library, question: str, audience: str) -> None:
    edition = ask(question, library, audience=audiences.load(audience))
    assert_the_same(edition)
    assert json.edition(json.render(edition)).audience == edition.audience


def test_a_review_survives_and_is_told_in_every_format_for_people() -> None:
    signed = Signed("Grace Example", "MD", "Neurologist", "2026-02-03T10:00:00+00:00", "None")
    edition = replace(editions.realistic(), review=ReviewState("approved", "Approved.", (signed,)))
    assert_the_same(edition)
    for name in ("html", "markdown", "terminal"):
        text = plugins.load("exports", name).render(edition)
        assert "Grace Example" in text and "Not reviewed" not in text


def test_an_answer_of_the_version_before_has_its_names_and_numbers() -> None:
    data = plain_json.loads(json.render(editions.realistic()))
    del data["unused_sources"]
    for entry in (*data["references"], *data["set_aside"]):
        del entry["record"]
    again = json.edition(plain_json.dumps(data | {"schema_version": "1.1"}))
    assert [one.source.title for one in again.references] == [
        one.source.title.rstrip(".") for one in editions.realistic().references
    ]
    assert again.references[2].source.authors == ("Example AB", "van der Sample C", "Müller-Test J-P Jr")


@pytest.mark.parametrize("field", ["references", "direct_answer", "readability", "review", "manifest"])
def test_a_damaged_answer_is_refused(field: str) -> None:
    data = plain_json.loads(json.render(editions.realistic()))
    for damage in (None, [7], {"a": 1}):
        with pytest.raises(AnswerFileError):
            json.edition(plain_json.dumps(data | {field: damage}))
