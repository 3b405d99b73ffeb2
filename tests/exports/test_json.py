"""The JSON of an answer: what it promises in docs/reference/answer.md, and that it can be read back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from probatum.errors import AnswerFileError
from probatum.exports.json import read, render
from probatum.types.edition import Edition
from probatum.types.question import Question, Term, Turn
from tests.exports import editions

SCHEMA: dict[str, Any] = json.loads(
    files("probatum").joinpath("schemas/answer.schema.json").read_text(encoding="utf-8")
)
ANSWER_MD = Path(__file__).parents[2] / "docs" / "reference" / "answer.md"


def data(edition: Edition) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(edition))
    return loaded


@pytest.mark.parametrize("edition", editions.every())
def test_every_edition_follows_the_schema(edition: Edition) -> None:
    Draft202012Validator(SCHEMA).validate(data(edition))


def test_the_schema_is_itself_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_describes_every_field_and_allows_no_other() -> None:
    for place, part in _objects(SCHEMA, "answer"):
        assert part["additionalProperties"] is False, place
        assert all(field.get("description") or "$ref" in field for field in part["properties"].values()), (
            place
        )


def test_the_reference_page_names_every_field() -> None:
    page = ANSWER_MD.read_text(encoding="utf-8")
    missing = {
        name
        for _, part in _objects(SCHEMA, "answer")
        for name in part["properties"]
        if f"`{name}`" not in page
    }
    assert not missing


def _objects(part: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        if "properties" in part:
            yield place, part
        for name, inner in part.items():
            yield from _objects(inner, f"{place}.{name}")


def test_a_claim_carries_its_quotes_its_findings_and_the_words_left_out() -> None:
    stores = data(editions.realistic())["sections"][1]["claims"][0]
    assert stores["text"].endswith("is normal.")
    assert stores["claim_text"].endswith("95% CI 3.1 to 21.9).")
    assert stores["left_out"] == ["(mean difference 12.5 µg/L; 95% CI 3.1 to 21.9)"]
    assert [citation["number"] for citation in stores["citations"]] == [4, 1]
    assert stores["citations"][0]["end"] - stores["citations"][0]["start"] == len(
        stores["citations"][0]["quote"]
    )
    assert stores["findings"] == [{"check": "quoted", "outcome": "pass", "reason": ""}]


def test_claim_text_is_absent_where_nothing_was_changed() -> None:
    assert "claim_text" not in data(editions.realistic())["direct_answer"][0]


def test_what_this_audience_is_not_shown_is_listed_whole() -> None:
    answer = data(editions.realistic())
    assert [claim["text"] for claim in answer["left_out"]] == ["Symptoms follow the clock."]
    assert answer["withheld"][0]["findings"][0]["reason"] == "80% is not in the quote"
    assert answer["withheld"][0]["citations"][0]["number"] is None


def test_nothing_claims_a_review_that_did_not_happen() -> None:
    assert data(editions.realistic())["review"] == {
        "status": "not submitted",
        "note": "Put together by a program; no clinician has checked it.",
        "reviews": [],
    }


def test_an_unanswered_question_names_the_nearest_evidence() -> None:
    answer = data(editions.unanswered())
    assert answer["answered"] is False
    assert answer["direct_answer"] == answer["sections"] == answer["references"] == []
    assert answer["nearest"][0]["missing"] == ["acupuncture"]


def test_a_quote_keeps_its_exact_characters_and_hides_none_from_a_viewer() -> None:
    text = "a\u202eb\u200bc\x9bd\u2028e\\"
    rendered = render(editions.hostile(text))
    assert json.loads(rendered)["sections"][0]["claims"][0]["citations"][0]["quote"] == text
    assert not {"\u202e", "\u200b", "\x9b", "\u2028"} & set(rendered)


def test_it_ends_in_one_newline_and_is_indented_by_two() -> None:
    rendered = render(editions.realistic())
    assert rendered.startswith('{\n  "schema_version"')
    assert rendered.endswith("}\n")


def test_what_was_saved_can_be_asked_again() -> None:
    saved = read(render(editions.realistic()))
    assert saved.question == editions.QUESTION
    assert saved.manifest == editions.MANIFEST
    assert (saved.audience, saved.answered, saved.digest) == ("clinician", True, "sha256:" + "d" * 64)
    assert saved.before == ()


def test_a_follow_up_that_was_saved_gives_back_what_it_carried_over() -> None:
    carried = Term("legs", "leg", carried=True)
    question = Question(
        "And iron?", "treatment", (Term("iron", "iron"), carried), thread=("First?", "Second?")
    )
    answered = editions.realistic()
    edition = replace(answered, answer=replace(answered.answer, question=question))
    saved = read(render(edition))
    assert saved.question == question
    assert saved.before == (Turn("First?", (Term("legs", "leg"),)), Turn("Second?", ()))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[]", "no object but list"),
        ("{}", "'schema_version'"),
        (b"\xff\xfe", "not JSON"),
        ('{"schema_version": "2.0"}', "reads version 1"),
        ('{"schema_version": "1.0"}', "'question'"),
        ('{"schema_version": "1.0", "question": {"text": 3}}', "'question.text'"),
    ],
)
def test_a_file_that_is_no_answer_is_refused_with_advice(text: str | bytes, says: str) -> None:
    with pytest.raises(AnswerFileError, match=says) as caught:
        read(text)
    assert "ask" in str(caught.value)


@pytest.mark.parametrize(
    "place", ["question.terms", "manifest.query", "manifest.ranks", "digest", "audience"]
)
def test_an_answer_that_was_edited_is_refused(place: str) -> None:
    answer = data(editions.realistic())
    *outer, last = place.split(".")
    part = answer[outer[0]] if outer else answer
    part[last] = [None]
    with pytest.raises(AnswerFileError, match=place):
        read(json.dumps(answer))
