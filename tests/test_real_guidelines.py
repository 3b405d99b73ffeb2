"""Guidelines of three issuers in the shared data are added and asked: each recommendation with its place."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import guideline, page
from probatum.exports import html, markdown, terminal
from probatum.exports._sources import place
from probatum.library import Library
from probatum.types.document import Document
from probatum.types.draft import Claim
from probatum.types.edition import Edition
from probatum.types.source import Kind

ANTHRAX = (755, 759, 766)
"""Reports on anthrax of 2001 among the 1,000 of MMWR."""
CERVICAL = (426, 427, 428, 429, 10426)
"""What the task force says of cervical cancer in these data; of 2018, doi:10.1001/jama.2018.10897."""


def refuse(where: str, reason: str) -> None:
    pytest.fail(f"{where}: {reason}")


def beside(file: Path, content: str, **fields: Any) -> None:
    file.write_text(content, encoding="utf-8")
    lines = (f"{name} = {json.dumps(value)}" for name, value in fields.items())
    file.with_name(f"{file.name}.toml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def mmwr(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("mmwr")
    with zipfile.ZipFile(shared / "data/guidelines/mmwr-1000-html-json.zip") as archive:
        reports: list[str] = json.loads(archive.read("mmwr_art_html_1000.json"))
    for number in ANTHRAX:
        body = reports[number]
        year = re.search(r'content="(\d{4})" name="Year"', body)
        assert year
        issuer = "Centers for Disease Control and Prevention"
        beside(folder / f"{number}.html", body, issuer=issuer, year=int(year[1]), jurisdiction="US")
    return stocked(folder)


@pytest.fixture(scope="module")
def task_force(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("uspstf")
    data = json.loads((shared / "data/guidelines/uspstf.json").read_text("utf-8"))
    for entry in data["specificRecommendations"]:
        if entry["id"] in CERVICAL:
            text = " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", entry["text"]).split())
            body = f"# Recommendation\n\n{text}\n\nGrade: {entry['grade']}\n"
            fields = {"title": entry["title"], "issuer": "US Preventive Services Task Force"}
            beside(folder / f"{entry['id']}.md", body, year=2018, jurisdiction="US", **fields)
    return stocked(folder)


def stocked(folder: Path) -> Library:
    library = Library.create(folder / "library")
    library.add(guideline.read(folder, damaged=refuse))
    return library


def asked(question: str, library: Library) -> Edition:
    return ask(question, library, audience=audiences.load("clinician"))


def claim_with(edition: Edition, words: str) -> Claim:
    """The statement shown that holds these words."""
    answer = edition.answer
    claims = [*answer.direct, *(claim for part in answer.sections for claim in part.claims)]
    found = [claim for claim in claims if words in claim.text]
    assert found, [claim.text for claim in claims]
    return found[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How is cutaneous anthrax treated?", "multidrug regimen is recommended for cutaneous anthrax"),
        ("Can penicillin alone treat anthrax?", "using a penicillin alone"),
        (
            "Is ciprofloxacin recommended as initial therapy for anthrax?",
            "is recommended for adults and children",
        ),
    ],
)
def test_a_report_of_mmwr_answers_with_its_recommendation(mmwr: Library, question: str, words: str) -> None:
    edition = asked(question, mmwr)
    claim = claim_with(edition, words)
    assert claim.role == "recommendation"
    assert place(claim.citations[0]).startswith("paragraph ")
    assert edition.references[0].source.kind is Kind.GUIDELINE
    for export in (terminal, markdown, html):
        assert place(claim.citations[0]) in export.render(edition)


@pytest.mark.parametrize(
    ("question", "words", "grade"),
    [
        (
            "Is screening for cervical cancer recommended in women younger than 21 years?",
            "younger than 21",
            "D",
        ),
        (
            "How often should women aged 21 to 29 years be screened for cervical cancer?",
            "21 to 29 years",
            "A",
        ),
        ("Is cervical cancer screening recommended after hysterectomy?", "had a hysterectomy", "D"),
    ],
)
def test_the_task_force_is_quoted_with_its_grade(
    task_force: Library, question: str, words: str, grade: str
) -> None:
    edition = asked(question, task_force)
    claim = claim_with(edition, words)
    assert claim.role == "recommendation"
    assert {citation.strength for citation in claim.citations} == {grade}
    for export in (terminal, markdown, html):
        shown = " ".join(export.render(edition).split())
        assert f"strength: “{grade}”" in shown and place(claim.citations[0]) in shown


def test_what_is_said_for_one_age_is_not_merged_with_the_opposite_for_another(task_force: Library) -> None:
    edition = asked(
        "Is screening for cervical cancer recommended in women younger than 21 years?", task_force
    )
    assert "recommends against" in claim_with(edition, "younger than 21").text
    assert edition.answer.withheld == ()


@pytest.fixture(scope="module")
def journal(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    folder = tmp_path_factory.mktemp("pcd")
    with zipfile.ZipFile(shared / "data/guidelines/pcd-2024-html.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".htm") and "TOC" not in name:
                (folder / Path(name).name).write_bytes(archive.read(name))
    meta = 'issuer = "Preventing Chronic Disease"\nyear = 2024\nkind = "Research"\n'
    (folder / "meta.toml").write_text(meta, encoding="utf-8")
    return [each for each in page.read(folder, damaged=refuse) if isinstance(each, Document)]


def test_every_page_of_the_journal_is_read_as_research_with_exact_places(journal: list[Document]) -> None:
    assert len(journal) == 103
    for document in journal:
        for section in document.sections:
            for passage in section.passages:
                assert section.text[passage.start : passage.end] == passage.text
                assert passage.locator, document.source.id


def test_no_address_of_an_author_and_nothing_of_the_page_itself_is_text(journal: list[Document]) -> None:
    starts = [
        passage.text[:30] for one in journal for section in one.sections for passage in section.passages
    ]
    for unwanted in ("Corresponding Author", "Author Affiliations", "Suggested citation", "View Page In"):
        assert not [start for start in starts if start.startswith(unwanted)], unwanted


def test_the_journal_answers_as_research_with_the_paragraph(journal: list[Document], tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add(journal)
    edition = asked("What is the prevalence of chronic kidney disease?", library)
    assert edition.answer.answered
    assert {reference.source.kind for reference in edition.references} == {Kind.RESEARCH}
    assert "→ paragraph " in terminal.render(edition) or "→ section “" in terminal.render(edition)
