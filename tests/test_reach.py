"""Reach: every saved answer that leans on a source is found, by any of its identifiers, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.exports import json as export
from probatum.library import Library
from probatum.reach import leaning_answers, leanings
from tests.library.made import article

IDS = ("pmid:1", "doi:10.5555/one")


def claim(id_: str, *sources: str, stance: str = "supports") -> dict[str, Any]:
    citations = [{"source": source, "stance": stance} for source in sources]
    return {"id": id_, "text": f"Text {id_}", "citations": citations}


def answer(**parts: Any) -> bytes:
    references = [
        {"id": "pmid:1", "identifiers": ["doi:10.5555/one", "pmid:1"]},
        {"id": "pmid:2", "identifiers": ["pmid:2"]},
    ]
    return json.dumps({"references": references} | parts).encode()


def test_statements_of_every_part_are_found() -> None:
    found = leanings(
        answer(
            direct_answer=[claim("a", "pmid:1"), claim("b", "pmid:2")],
            sections=[
                {"claims": [claim("c", "pmid:2", "pmid:1"), claim("d", "pmid:1", stance="contradicts")]}
            ],
            left_out=[claim("e", "pmid:1")],
        ),
        IDS,
    )
    assert [(each.claim, each.shown, each.supports) for each in found] == [
        ("a", True, True),
        ("c", True, True),
        ("d", True, False),
        ("e", False, True),
    ]


def test_an_answer_from_before_a_merge_is_found_by_the_other_identifier() -> None:
    old = json.dumps(
        {
            "references": [{"id": "doi:10.5555/one", "identifiers": ["doi:10.5555/one"]}],
            "direct_answer": [claim("a", "doi:10.5555/one")],
        }
    )
    assert [each.claim for each in leanings(old, IDS)] == ["a"]


def test_an_identifier_that_only_begins_so_is_another() -> None:
    other = json.dumps(
        {
            "references": [{"id": "pmid:11", "identifiers": ["pmid:11"]}],
            "direct_answer": [claim("a", "pmid:11")],
        }
    )
    assert leanings(other, IDS) == ()


@pytest.mark.parametrize(
    "content", [b"", b"pmid:1", b'"pmid:1"', b'["pmid:1"]', b'{"references": "pmid:1"}', b"\xff pmid:1"]
)
def test_what_is_no_answer_cites_nothing(content: bytes) -> None:
    assert leanings(content, IDS) == ()


def test_real_answers_are_found_in_a_folder(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    text = "Iron helps in restless legs syndrome. Symptoms were fewer with iron in restless legs syndrome."
    library.add(
        [
            article(*IDS, text=text),
            article("pmid:2", text="Migraine aura is a visual disturbance.", title="Aura"),
        ]
    )
    (tmp_path / "saved/2026").mkdir(parents=True)
    for name, question in (
        ("2026/iron", "Does iron help restless legs syndrome?"),
        ("aura", "What is a migraine aura?"),
    ):
        edition = ask(question, library, audience=audiences.load("clinician"))
        assert edition.answer.answered
        (tmp_path / f"saved/{name}.json").write_text(export.render(edition), encoding="utf-8")
    ((file, found),) = leaning_answers(tmp_path / "saved", IDS)
    assert file.name == "iron.json"
    assert all("restless legs" in each.text for each in found)
