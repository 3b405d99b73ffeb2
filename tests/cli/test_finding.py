"""`probatum search` and `probatum source`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type

SOURCE = "pmid:34732752"

pytestmark = pytest.mark.usefixtures("home")


def test_sources_are_found_best_first(typed: Type) -> None:
    said = typed("search", "brain iron in restless legs", "--limit", "3", "--format", "json")
    assert said.code == 0
    assert 1 <= len(said.json["sources"]) <= 3
    assert "iron" in said.json["sources"][0]["passages"][0]["text"]


def test_the_text_for_people_names_each_source(typed: Type) -> None:
    found = typed("search", "brain iron", "--format", "json").json["sources"]
    said = typed("search", "brain iron")
    assert all(source["id"] in said.out for source in found)


def test_nothing_found_has_a_code_of_its_own(typed: Type) -> None:
    assert (typed("search", "xylophone repair").code, typed("search", "xylophone repair").out) == (
        3,
        "Nothing found.\n",
    )


def test_a_source_is_shown_with_its_text(typed: Type) -> None:
    said = typed("source", SOURCE)
    assert said.code == 0
    assert "Manconi M" in said.out and "digest" in said.out and "Pathophysiology" in said.out


def test_every_citation_can_be_checked_against_its_source(typed: Type) -> None:
    answer = typed("ask", "What is augmentation in restless legs?", "--format", "json").json
    claims = [*answer["direct_answer"], *(claim for each in answer["sections"] for claim in each["claims"])]
    for citation in (citation for claim in claims for citation in claim["citations"]):
        source = typed("source", citation["source"], "--format", "json").json
        text = {section["label"]: section["text"] for section in source["sections"]}[citation["section"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_an_identifier_may_be_given_as_it_is_printed(typed: Type) -> None:
    said = typed("source", "https://doi.org/10.1038/S41572-021-00311-Z", "--format", "json")
    assert said.json["id"] == SOURCE


def test_a_source_that_is_not_there_is_a_matter_of_usage(typed: Type) -> None:
    said = typed("source", "pmid:1")
    assert (said.code, said.out) == (2, "")
    assert "pmid:1" in said.err and "probatum search" in said.err


def test_answers_that_cite_a_source_are_named(typed: Type) -> None:
    Path("answers").mkdir()
    typed("ask", "What is augmentation in restless legs?", "-o", "answers/a.json")
    typed("ask", "What is a migraine aura?", "-o", "answers/b.json")
    Path("answers/notes.json").write_text("[1, 2]", encoding="utf-8")
    Path("answers/broken.json").write_text("{", encoding="utf-8")
    cited = typed("ask", "What is augmentation in restless legs?", "--format", "json").json["references"]
    said = typed("source", cited[0]["id"], "--answers", "answers", "--format", "json")
    (answer,) = said.json["cited_by"]["answers"]
    assert answer["file"] == str(Path("answers/a.json"))
    assert all(each["text"] and each["supports"] in (True, False) for each in answer["statements"])
    shown = typed("source", cited[0]["id"], "--answers", "answers").out
    assert f"Cited by  {Path('answers/a.json')}: {answer['statements'][0]['text']}" in shown


def test_sources_that_refer_to_a_source_are_named(typed: Type) -> None:
    line = '{{"format": "probatum-source-1", "id": "pmid:{0}", "title": "Paper {0}", "relations": {1}}}\n'
    comment = '[{"kind": "comment on", "reference": "J 2020", "id": "pmid:101"}]'
    Path("two.jsonl").write_text(line.format(101, "[]") + line.format(102, comment), encoding="utf-8")
    assert typed("add", "jsonl", "two.jsonl", "--library", "own").code == 0
    said = typed("source", "pmid:101", "--library", "own", "--format", "json")
    assert said.json["cited_by"]["sources"] == [{"id": "pmid:102", "title": "Paper 102"}]
    assert "Paper 102" in typed("source", "pmid:101", "--library", "own").out
    assert "never cited" in typed("source", "pmid:101", "--library", "own").out


def test_what_a_terminal_would_obey_is_not_shown(typed: Type) -> None:
    said = '"title": "Red \\u001b[31m title", "text": "A\\u0007b."'
    line = f'{{"format": "probatum-source-1", "id": "local:1", {said}}}\n'
    Path("one.jsonl").write_text(line, encoding="utf-8")
    typed("add", "jsonl", "one.jsonl", "--library", "own")
    shown = typed("source", "local:1", "--library", "own")
    assert shown.code == 0
    assert "\x1b" not in shown.out and "\x07" not in shown.out
