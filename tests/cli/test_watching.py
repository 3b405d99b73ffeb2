"""`probatum watch`: what is new to the evidence of a saved answer."""

from pathlib import Path

from tests.cli.conftest import Type

LINE = (
    '{{"id": "pmid:{0}", "title": "Iron {0}", "year": 2020, "kind": "{1}", "container": "Sleep", '
    '"text": "Iron helps in restless legs syndrome in study {0}."}}\n'
)


def test_new_sources_are_named_by_kind(typed: Type) -> None:
    Path("old.jsonl").write_text(LINE.format(1, "Trial"))
    typed("add", "jsonl", "old.jsonl", "--library", "lib")
    typed("ask", "Does iron help restless legs syndrome?", "--library", "lib", "-o", "answer.json")
    said = typed("watch", "answer.json", "--library", "lib")
    assert (said.code, said.out) == (0, "Nothing new.\n")
    Path("new.jsonl").write_text(LINE.format(2, "Case report") + LINE.format(3, "Guideline"))
    typed("add", "jsonl", "new.jsonl", "--library", "lib")
    first, second = typed("watch", "answer.json", "--library", "lib").out.splitlines()
    assert first.startswith("pmid:3  Guideline · 2020 · would be cited  Iron 3")
    assert second.startswith("pmid:2  Case report · 2020")
    said = typed("watch", "answer.json", "--library", "lib", "--format", "json")
    assert [each["source"]["id"] for each in said.json] == ["pmid:3", "pmid:2"]


def test_what_is_no_answer_is_told(typed: Type) -> None:
    Path("no.json").write_text("{}")
    said = typed("watch", "no.json")
    assert said.code == 1
    assert "Give a file that" in said.err
