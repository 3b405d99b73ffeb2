"""Twenty full texts and twenty guidelines of the shared data are added, and answers lead into them."""

import json
import re
import shutil
from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import guideline, jats
from probatum.connectors._guidance.recommendations import passages
from probatum.exports._sources import place, place_link
from probatum.library import Library
from probatum.types.draft import Citation
from probatum.types.edition import Edition
from probatum.types.source import Kind, Source
from tests.connectors.reading import everything, unpacked, written

ARTICLES = (
    *("PMC1065104", "PMC1079844", "PMC1087200", "PMC1087853", "PMC1090588", "PMC1134663", "PMC1174954"),
    *("PMC1185549", "PMC1187893", "PMC1190172", "PMC1216327", "PMC1261533", "PMC1277845", "PMC1326200"),
    *("PMC1388215", "PMC1403758", "PMC1414018", "PMC1440784", "PMC1468428", "PMC1489930"),
)
CHAPTERS = (
    *("chancroid", "syphilis", "cervicitis", "epididymitis", "genital-HSV-infections", "genital-warts"),
    *("PID", "hepatitis-C", "granuloma-inguinale", "lymphogranuloma-venereum", "congenital-syphilis"),
    *("HPV-infection", "chlamydial-infections", "gonococcal-infections-adol-adult", "sexual-assault-STDs"),
    *("nongonococcal-urethritis", "ectoparasitic-infections", "vacc-preventable-STDs"),
    *("spec-pop-pregnant-women", "detection-of-HIV-infec"),
)
META = """issuer = "Centers for Disease Control and Prevention"
part_of = "Sexually Transmitted Diseases Treatment Guidelines, 2010"
year = 2010
jurisdiction = "US"
licence = "public domain"
url = "https://www.cdc.gov/std/treatment/2010/"
"""
OF_ARTICLES = [
    ("Does magnesium sulfate protect the blood-brain barrier in sepsis?", "PMC1065104"),
    ("Does simvastatin change cancer incidence?", "PMC1079844"),
    ("Does risedronate improve symptoms of knee osteoarthritis?", "PMC1174954"),
    ("Does early goal-directed therapy after major surgery reduce complications?", "PMC1414018"),
    ("Does chelation lower blood pressure in lead-exposed children?", "PMC1440784"),
    ("Do saline enemas during labour reduce infection?", "PMC1468428"),
]
OF_GUIDELINES = [
    ("How is chancroid treated?", "chancroid"),
    ("How is neurosyphilis treated?", "syphilis"),
    ("How is epididymitis treated?", "epididymitis"),
    ("How is granuloma inguinale treated?", "granuloma-inguinale"),
    ("How is lymphogranuloma venereum treated?", "lymphogranuloma-venereum"),
]


def refuse(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


@pytest.fixture(scope="module")
def library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("real")
    (folder / "articles").mkdir()
    (folder / "guidelines").mkdir()
    for file in unpacked(shared / "data" / "jats" / "evidence-inference-1000.tar.xz", folder / "trials"):
        if file.stem in ARTICLES:
            shutil.copy(file, folder / "articles")
    for file in unpacked(shared / "data" / "guidelines" / "cdc-std-2010-epub.tar.xz", folder / "epub"):
        if file.stem in CHAPTERS:
            shutil.copy(file, folder / "guidelines")
    (folder / "guidelines" / "meta.toml").write_text(META, encoding="utf-8")
    stock = Library.create(folder / "library")
    for connector, name in ((jats, "articles"), (guideline, "guidelines")):
        assert stock.add(connector.read(folder / name, damaged=refuse)).added == 20
    return stock


def asked(question: str, library: Library) -> Edition:
    return ask(question, library, audience=audiences.load("researcher"))


def cited(edition: Edition) -> list[tuple[Source, Citation]]:
    sources = {reference.source.id: reference.source for reference in edition.references}
    claims = [*edition.answer.direct, *(claim for part in edition.answer.sections for claim in part.claims)]
    return [
        (sources[citation.source], citation)
        for claim in claims
        for citation in claim.citations
        if citation.source in sources
    ]


def test_every_passage_of_the_forty_has_a_place(library: Library) -> None:
    assert library.info().sources == 40
    assert library.check() == []
    sections = [section for one in library.documents() for section in one.sections]
    placed = [passage.locator for section in sections for passage in section.passages]
    assert len(placed) > 2_000
    assert all(placed)


@pytest.mark.parametrize(("question", "article"), OF_ARTICLES)
def test_a_full_text_answers_with_a_link_to_its_paragraph(
    library: Library, question: str, article: str
) -> None:
    found = [pair for pair in cited(asked(question, library)) if f"pmcid:{article}" in pair[0].identifiers]
    assert found
    for source, citation in found:
        assert place(citation)
        link = place_link(source, citation)
        assert not link or link.startswith(f"https://pmc.ncbi.nlm.nih.gov/articles/{article}/#")
        assert link or citation.locator.startswith("paragraph=")


@pytest.mark.parametrize(("question", "chapter"), OF_GUIDELINES)
def test_a_guideline_answers_with_the_place_of_its_words(
    library: Library, question: str, chapter: str
) -> None:
    found = [pair for pair in cited(asked(question, library)) if pair[0].url.endswith(f"{chapter}.xhtml")]
    assert found
    assert all(place(citation) for _, citation in found)
    assert all(source.kind is Kind.GUIDELINE for source, _ in found)


def recommendations(shared: Path) -> list[dict[str, str]]:
    data = json.loads((shared / "data" / "guidelines" / "uspstf.json").read_text("utf-8"))
    found: list[dict[str, str]] = data["specificRecommendations"]
    return found


def test_every_grade_of_the_task_force_is_quoted(shared: Path) -> None:
    for entry in recommendations(shared):
        text = " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", entry["text"]).split())
        body = f"{text}\n\nGrade: {entry['grade']}"
        found = [one for one in passages(body, listed=True) if one[2]]
        assert found and found[-1][3] is not None, body
        assert body[found[-1][3].start : found[-1][3].end] in (entry["grade"], f"{entry['grade']} statement")


def test_a_recommendation_whose_year_nobody_says_is_refused(shared: Path, tmp_path: Path) -> None:
    """The data of the task force give no year, so they make no guideline."""
    entry = recommendations(shared)[0]
    front = f"issuer: US Preventive Services Task Force\ntitle: {entry['title']}\njurisdiction: US"
    file = written(tmp_path, f"---\n{front}\n---\n{entry['text']}\n", "a.md")
    found, named = everything(guideline, file)
    assert found == []
    assert "does not say its original year" in named[0][1]
