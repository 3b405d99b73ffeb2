"""`probatum library names`: a pack from files on the machine."""

from pathlib import Path

from tests.cli.conftest import Type

LINE = '{"id": "pmid:1", "title": "Willis-Ekbom disease", "text": "Iron may help in Willis-Ekbom disease."}\n'
TABLE = (
    "doid\tname\ttype\nDOID:1\trestless legs syndrome\tname\nDOID:1\tWillis-Ekbom disease\texact-synonym\n"
)


def test_names_are_learnt_and_told_in_the_answer(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE)
    (tmp_path / "term-names.tsv").write_text(TABLE)
    assert typed("add", "jsonl", "a.jsonl", "--library", "lib").code == 0
    said = typed("library", "names", "term-names.tsv", "--library", "lib")
    assert said.out.strip() == "2 names are known by other names now (disease_ontology 1 things)."
    answer = typed(
        "ask", "Does iron help in restless legs syndrome?", "--library", "lib", "--format", "json"
    ).out
    assert '"names": "sha256:' in answer
    (tmp_path / "answer.json").write_text(answer)
    assert typed("replay", "answer.json", "--library", "lib").code == 0
    (tmp_path / "lib" / "names.tsv").unlink()
    assert "vocabulary pack: sha256:" in typed("replay", "answer.json", "--library", "lib").out


def test_what_is_no_vocabulary_is_told(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\tb\n")
    assert "holds no vocabulary" in typed("library", "names", "a.tsv", "--library", "lib").err
    assert "does not exist" in typed("library", "names", "b.tsv", "--library", "lib").err
