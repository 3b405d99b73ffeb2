"""Full texts of many publishers: every passage and every citation stands exactly where it says."""

from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import jats
from probatum.library import Library
from probatum.library.entry import Rules
from probatum.types.document import Document
from tests.connectors.reading import documents, unpacked

TRIALS = 60
"""Of the 1,000 of the shared data, by name; the 27 samples and 8 of PMC are taken whole."""
ASKED = (
    "Does simvastatin lower cholesterol?",
    "What are adverse events of treatment?",
    "Which patients were randomised?",
    "What reduces mortality?",
    "Does exercise improve quality of life?",
    "How is malaria treated?",
)


@pytest.fixture(scope="module")
def articles(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    folder = tmp_path_factory.mktemp("jats")
    samples = [*unpacked(shared / "data/jats/samples.tar.xz", folder / "samples")]
    samples += unpacked(shared / "data/pubmed/xml-samples.tar.xz", folder / "pmc")
    trials = [*unpacked(shared / "data/jats/evidence-inference-1000.tar.xz", folder / "trials")]
    trials = [file for file in trials if file.suffix in {".xml", ".nxml"}]
    files = [file for file in samples if file.suffix == ".nxml" or "samples" in file.parts]
    files = [file for file in files if file.suffix in {".xml", ".nxml"}] + trials[:TRIALS]
    found = [document for file in files for document in documents(jats, file)]
    assert len(found) >= 27 + 8 + TRIALS - 5
    return found


def test_every_passage_is_the_run_that_it_says_before_and_after_entry(articles: list[Document]) -> None:
    rules = Rules.of_the_house()
    for article in articles:
        for document in (article, rules.admitted(article).document):
            labels = [section.label for section in document.sections]
            assert len(labels) == len(set(labels)), document.source.id
            for section in document.sections:
                for passage in section.passages:
                    assert section.text[passage.start : passage.end] == passage.text
                    assert passage.locator, (document.source.id, section.label)
                    for span in passage.sentences:
                        assert passage.start <= span.start < span.end <= passage.end


def test_every_citation_gives_its_quote_from_what_the_library_holds(
    articles: list[Document], tmp_path: Path
) -> None:
    library = Library.create(tmp_path / "library")
    library.add(articles)
    cited = 0
    for question in ASKED:
        answer = ask(question, library, audience=audiences.load("researcher")).answer
        for claim in [*answer.direct, *(claim for part in answer.sections for claim in part.claims)]:
            for citation in claim.citations:
                sections = {each.label: each.text for each in library.document(citation.source).sections}
                assert sections[citation.section][citation.start : citation.end] == citation.quote
                cited += 1
    assert cited > 30
