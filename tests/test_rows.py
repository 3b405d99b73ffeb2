"""Rows of tables: those of guidance answer under the name of their table, those of a study stand back."""

import re
from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import guideline, jats
from probatum.exports import html, json, markdown, terminal
from probatum.library import Library
from probatum.types.draft import Claim
from probatum.types.edition import Edition

FRONT = "---\nissuer: Iron Society\ntitle: Iron deficiency\nyear: 2020\njurisdiction: GB\n---\n"
TABLE = "| Salt | Dose in adults |\n|---|---|\n| Ferrous sulfate | 200 mg once daily |\n"
GUIDANCE = f"{FRONT}# Dose of oral iron\n\n{TABLE}"
STUDY = """<article><front><article-meta><article-id pub-id-type="pmid">5</article-id>
<title-group><article-title>Ferrous sulfate in iron deficiency</article-title></title-group>
</article-meta></front><body>

<sec><title>Results</title><p>{prose}</p><table-wrap id="T1"><label>Table 1</label>
<caption><title>Haemoglobin after ferrous sulfate</title></caption>
<table><thead><tr><th>Group</th><th>Ferrous sulfate</th><th>Placebo</th></tr></thead>
<tbody><tr><td>Haemoglobin in iron deficiency, g/L</td><td>131</td><td>118</td></tr></tbody></table>
</table-wrap></sec></body></article>"""
PROSE = "Ferrous sulfate raised haemoglobin in iron deficiency from 118 to 131 g/L."


def stocked(folder: Path, connector: object, name: str, content: str) -> Library:
    (folder / name).write_text(content, encoding="utf-8")
    library = Library.create(folder / "library")
    library.add(connector.read(folder / name, damaged=lambda place, why: pytest.fail(why)))  # type: ignore[attr-defined]
    return library


def asked(question: str, library: Library) -> Edition:
    return ask(question, library, audience=audiences.load("clinician"))


def rows(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.text for claim in claims if claim.role == "row"]


def test_a_row_of_a_guideline_answers_under_the_name_of_its_table(tmp_path: Path) -> None:
    edition = asked("What dose of ferrous sulfate is given?", stocked(tmp_path, guideline, "a.md", GUIDANCE))
    (row,) = {text for part in edition.answer.sections for text in rows(part.claims)} | set(
        rows(edition.answer.direct)
    )
    assert row == "Ferrous sulfate — Dose in adults: 200 mg once daily"
    for export in (terminal, markdown, html):
        shown = " ".join(re.sub(r"<[^>]+>|[*\\]", "", export.render(edition)).split())
        assert "Table under “Dose of oral iron”" in shown
    assert json.render(json.edition(json.render(edition))) == json.render(edition)


def test_a_sentence_of_a_study_leads_and_a_row_of_its_table_does_not(tmp_path: Path) -> None:
    library = stocked(tmp_path, jats, "a.nxml", STUDY.format(prose=PROSE))
    edition = asked("Does ferrous sulfate raise haemoglobin in iron deficiency?", library)
    assert [claim.text for claim in edition.answer.direct] == [PROSE]


def test_a_cell_that_nothing_else_tells_can_be_cited_with_its_caption(tmp_path: Path) -> None:
    library = stocked(tmp_path, jats, "a.nxml", STUDY.format(prose="We had a good time."))
    edition = asked("Does ferrous sulfate raise haemoglobin in iron deficiency?", library)
    found = [text for part in edition.answer.sections for text in rows(part.claims)]
    found += rows(edition.answer.direct)
    assert found == ["Haemoglobin in iron deficiency, g/L — Ferrous sulfate: 131; Placebo: 118"]
    assert "Table 1: Haemoglobin after ferrous sulfate" in " ".join(terminal.render(edition).split())
