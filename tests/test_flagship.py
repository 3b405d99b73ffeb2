"""The flagship question, asked of the starter library: what a specialist would look for first."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import starter
from probatum.library import Library
from probatum.types.draft import Claim
from probatum.types.edition import Edition
from probatum.understand import turn, understand

CHECKLIST = tomllib.loads((Path(__file__).parents[1] / "evals" / "flagship.toml").read_text(encoding="utf-8"))
FLAGSHIP = CHECKLIST["question"]
THEMES = CHECKLIST["themes"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("starter") / "library"
    library = Library.create(folder)
    library.add(
        starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: pytest.fail(f"{place}: {reason}"))
    )
    yield library


@pytest.fixture(scope="module")
def article(library: Library) -> Edition:
    return ask(FLAGSHIP, library, audience=audiences.load("researcher"))


def claims(edition: Edition) -> list[Claim]:
    answer = edition.answer
    return [*answer.direct, *(claim for section in answer.sections for claim in section.claims)]


def test_there_is_a_direct_answer_and_at_least_six_headed_sections(article: Edition) -> None:
    assert 2 <= len(article.direct) <= 4
    assert len(article.sections) >= CHECKLIST["fewest_sections"]
    assert len({section.heading for section in article.sections}) == len(article.sections)


@pytest.mark.parametrize("theme", THEMES)
def test_theme_is_there_and_cited(article: Edition, theme: str) -> None:
    found = [claim for claim in claims(article) if re.search(THEMES[theme], claim.text)]
    assert found, f"nothing on {theme}"
    assert all(claim.citations for claim in found)


@pytest.mark.parametrize("audience", ["clinician", "student"])
def test_every_theme_is_shown_to_those_who_read_it_all(library: Library, audience: str) -> None:
    edition = ask(FLAGSHIP, library, audience=audiences.load(audience))
    statements = [*edition.direct, *(one for section in edition.sections for one in section.statements)]
    texts = [one.claim.text for one in statements]
    lacking = [
        name for name, pattern in THEMES.items() if not any(re.search(pattern, text) for text in texts)
    ]
    assert not lacking


def test_at_least_twenty_sources_are_cited(article: Edition) -> None:
    assert len(article.references) >= CHECKLIST["fewest_sources"]


def test_no_statement_tells_what_a_study_did_and_nothing_else(article: Edition) -> None:
    assert not [claim.text for claim in claims(article) if re.search(CHECKLIST["methods"], claim.text)]


def test_nothing_is_said_twice(article: Edition) -> None:
    texts = [claim.text for claim in claims(article)]
    assert len(texts) == len(set(texts))


def test_nothing_was_withheld_and_no_source_crowds_out_the_rest(article: Edition) -> None:
    assert not article.answer.withheld
    cited = [claim.citations[0].source for claim in claims(article)]
    assert max(cited.count(source) for source in cited) <= 8


def test_every_quote_stands_in_the_library(article: Edition, library: Library) -> None:
    for citation in (one for claim in claims(article) for one in claim.citations):
        document = library.document(citation.source)
        section = next(section for section in document.sections if section.label == citation.section)
        assert section.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("name", audiences.names())
def test_no_audience_loses_a_warning(library: Library, name: str) -> None:
    edition = ask("Is iron safe in pregnancy?", library, audience=audiences.load(name))
    shown = {
        one.claim.id for one in (*edition.direct, *(s for part in edition.sections for s in part.statements))
    }
    assert {claim.id for claim in claims(edition) if claim.warning} <= shown


@pytest.mark.parametrize(
    "question",
    [
        "Does magnesium help restless legs syndrome?",
        "How is portal hypertension treated?",
        "Is suvorexant safe while breastfeeding?",
        "What are the symptoms of Brandvold-Achterberg disease?",
        "What are the KDIGO 2026 ferritin limits for starting iron on haemodialysis?",
    ],
)
def test_what_the_library_does_not_hold_is_not_answered(library: Library, question: str) -> None:
    edition = ask(question, library, audience=audiences.load("clinician"))
    assert not edition.answer.answered
    assert edition.answer.reason
    assert edition.answer.nearest


def test_follow_up_is_answered_about_the_topic_of_the_thread(library: Library) -> None:
    thread = [turn(understand(FLAGSHIP))]
    edition = ask("Which genes?", library, audience=audiences.load("clinician"), thread=thread)
    titles = [reference.source.title for reference in edition.references[:3]]
    assert all(re.search("(?i)RLS|restless|periodic", title) for title in titles)


def test_what_was_not_found_does_not_open_it(article: Edition) -> None:
    assert not [one.claim.text for one in article.direct if re.match("(No|Neither|None of) ", one.claim.text)]
