"""Reach: every saved answer that leans on a source is found, by any of its identifiers, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum import audiences, plugins
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "saved"
    found.mkdir()
    (found / "a.json").write_bytes(answer(direct_answer=[claim("a", "pmid:1")]))
    (found / "b.json").write_bytes(answer(direct_answer=[claim("b", "pmid:2")]))
    return found


def looked_up(folder: Path, shelf: Path | None, *identifiers: str) -> dict[str, list[str]]:
    found = leaning_answers(folder, identifiers or IDS, shelf=shelf)
    return {path.name: [each.claim for each in leanings] for path, leanings in found}


def test_an_index_finds_what_reading_every_file_finds(folder: Path, tmp_path: Path) -> None:
    for identifiers in (IDS, ("pmid:2",), ("doi:10.5555/one",), ("pmid:9",)):
        plain = looked_up(folder, None, *identifiers)
        for _ in range(2):
            assert looked_up(folder, tmp_path / "shelf", *identifiers) == plain


def test_an_index_sees_what_is_new_changed_or_gone(folder: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    assert looked_up(folder, shelf) == {"a.json": ["a"]}
    (folder / "b.json").write_bytes(answer(direct_answer=[claim("b", "pmid:1")]))  # of the same size
    (folder / "deep").mkdir()
    (folder / "deep/c.json").write_bytes(answer(direct_answer=[claim("c", "pmid:1")]))
    (folder / "a.json").unlink()
    assert looked_up(folder, shelf) == {"b.json": ["b"], "c.json": ["c"]}
    (folder / "b.json").write_bytes(b"{")
    assert looked_up(folder, shelf) == {"c.json": ["c"]}


def test_the_same_folder_named_from_elsewhere_has_the_same_index(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up(folder, tmp_path / "shelf")
    monkeypatch.chdir(tmp_path)
    assert looked_up(Path("saved"), tmp_path / "shelf") == {"a.json": ["a"]}
    assert len(list((tmp_path / "shelf").iterdir())) == 1


@pytest.mark.parametrize("damage", [b"rubbish" * 1000, b""])
def test_a_damaged_index_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    shelf = tmp_path / "shelf"
    looked_up(folder, shelf)
    (file,) = shelf.iterdir()
    file.write_bytes(damage)
    assert looked_up(folder, shelf) == {"a.json": ["a"]}


def test_where_no_index_can_be_written_every_file_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shelf").write_text("a file, and no folder", encoding="utf-8")
    assert looked_up(folder, tmp_path / "shelf") == {"a.json": ["a"]}


@pytest.mark.parametrize("format_", ["markdown", "html", "terminal", "ris", "bibtex", "nbib", "csl_json"])
def test_an_export_of_any_kind_is_found_by_the_source_that_it_names(tmp_path: Path, format_: str) -> None:
    library = Library.create(tmp_path / "library")
    text = "Iron helps in restless legs syndrome. Symptoms were fewer with iron in restless legs syndrome."
    library.add([article("pmid:31", "doi:10.5555/one", text=text)])
    edition = ask("Does iron help restless legs syndrome?", library, audience=audiences.load("clinician"))
    module = plugins.load("exports", format_)
    (tmp_path / "saved").mkdir()
    (tmp_path / f"saved/iron{module.SUFFIX}").write_text(module.render(edition), encoding="utf-8")
    for shelf in (None, tmp_path / "shelf"):
        assert looked_up(tmp_path / "saved", shelf, "pmid:31", "doi:10.5555/one") != {}
        assert looked_up(tmp_path / "saved", shelf, "pmid:3", "doi:10.5555/on") == {}
