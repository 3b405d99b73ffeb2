"""The starter connector: digests become documents whose every finding is one citable statement."""

from pathlib import Path

import pytest

from probatum.connectors import starter
from probatum.errors import InputError
from probatum.types.document import Alias, Document
from probatum.types.source import Kind, State

TOPIC = """
topic = "restless legs"
names = ["restless legs syndrome", "RLS", "Willis-Ekbom disease"]

[glossary]
"ferritin" = "A blood test of iron stores."

[[sources]]
id = "pmid:1"
pmid = 1
doi = "https://doi.org/10.1234/ABC"
title = "Iron in RLS"
authors = ["Doe J"]
authors_complete = false
container = "Journal of Legs"
year = 2001
language = "en"
publication_types = ["Review"]
design = ["narrative review"]
mesh = ["Iron*"]
url = "https://example.org/1"
standing = "corrected"
standing_note = "erratum published in 2002"
note = "Paid for by a maker of iron."
[[sources.findings]]
text = "Iron is low in the brain. It is normal in blood."
plain = "The brain lacks iron."
facet = "pathophysiology"
role = "result"
population = "human"
topics = ["brain iron"]
[[sources.findings]]
text = "Symptoms come at night."
facet = "clinical-features"
[[sources.findings]]
text = "Ferritin in spinal fluid is low."
facet = "pathophysiology"

[[sources]]
id = "url:https://example.org/leaflet"
title = "A leaflet on sleep"
design = ["patient information"]
[[sources.findings]]
text = "Sleep well; the word wed is not the name of a disease."
facet = "treatment"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.joinpath("legs.toml").write_text(TOPIC, encoding="utf-8")
    return tmp_path


def documents(path: Path) -> list[Document]:
    found: list[Document] = []
    for document in starter.read(path, damaged=_refuse):
        assert isinstance(document, Document)
        found.append(document)
    return found


def _refuse(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def test_record_is_carried_over(folder: Path) -> None:
    source = documents(folder)[0].source
    assert source.id == "pmid:1"
    assert source.identifiers == ("doi:10.1234/abc", "pmid:1")
    assert (source.year, source.date, source.container) == (2001, "2001", "Journal of Legs")
    assert source.authors == ("Doe J",)
    assert not source.authors_complete
    assert (source.standing.state, source.standing.note) == (State.CORRECTED, "erratum published in 2002")
    assert source.note == "Paid for by a maker of iron."
    assert source.keywords == ("narrative review",)
    assert source.digest


def test_findings_of_one_facet_stand_in_one_section_in_order_of_the_first(folder: Path) -> None:
    sections = documents(folder)[0].sections
    assert [section.label for section in sections] == ["Pathophysiology", "Clinical features"]
    assert sections[0].text == (
        "Iron is low in the brain. It is normal in blood.\nFerritin in spinal fluid is low."
    )


def test_finding_of_two_sentences_is_one_statement(folder: Path) -> None:
    passage = documents(folder)[0].sections[0].passages[0]
    assert [(span.start, span.end) for span in passage.sentences] == [(0, len(passage.text))]
    assert (passage.role, passage.population, passage.topics) == ("result", "human", ("brain iron",))
    assert passage.plain == "The brain lacks iron."


def test_every_passage_is_its_span_of_the_section(folder: Path) -> None:
    for document in documents(folder):
        for section in document.sections:
            for passage in section.passages:
                assert passage.text == section.text[passage.start : passage.end]
                assert (passage.source, passage.section) == (document.source.id, section.label)


def test_other_names_are_given_where_any_name_is_mentioned(folder: Path) -> None:
    about, other = documents(folder)
    assert about.aliases == (
        Alias("RLS", "restless legs syndrome"),
        Alias("Willis-Ekbom disease", "restless legs syndrome"),
    )
    assert other.aliases == ()


def test_names_of_two_things_are_not_mixed(folder: Path) -> None:
    file = folder / "legs.toml"
    groups = 'names = [["insomnia", "sleeplessness"], ["restless legs syndrome", "RLS"]]'
    file.write_text(
        TOPIC.replace('names = ["restless legs syndrome", "RLS", "Willis-Ekbom disease"]', groups)
    )
    assert documents(folder)[0].aliases == (Alias("RLS", "restless legs syndrome"),)


def test_page_without_publication_types_has_the_kind_of_its_design(folder: Path) -> None:
    review, leaflet = documents(folder)
    assert review.source.kind is Kind.OTHER
    assert leaflet.source.kind is Kind.PATIENT_INFORMATION


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ('title = "A leaflet on sleep"', "", "it has no title"),
        ('title = "A leaflet on sleep"', 'title = " "', "its title is empty"),
        ('title = "A leaflet on sleep"', "title = 3", "title is 3 and must be text"),
        ('design = ["patient information"]', 'year = "old"', "must be a whole number"),
        ('design = ["patient information"]', 'pmid = "12a"', "its pmid, pmcid or doi is none"),
        ('design = ["patient information"]', 'standing = "fine"', "'fine' is not a valid State"),
        ('design = ["patient information"]', 'design = "patient"', "must be a list of texts"),
        ("url:https://example.org/leaflet", "no scheme", "its id is no url:, isbn: or local:"),
        ('text = "Sleep well; the word wed is not the name of a disease."', 'text = ""', "has no text"),
    ],
)
def test_bad_source_is_named_and_the_others_are_read(folder: Path, good: str, bad: str, reason: str) -> None:
    file = folder / "legs.toml"
    file.write_text(TOPIC.replace(good, bad), encoding="utf-8")
    named: list[tuple[str, str]] = []
    found = list(starter.read(folder, damaged=lambda place, reason: named.append((place, reason))))
    assert len(found) == 1
    assert named[0][0].startswith(f"{file}, source 2 (")
    assert reason in named[0][1]


def test_broken_toml_is_named_with_file_and_line(folder: Path) -> None:
    file = folder / "legs.toml"
    file.write_text(TOPIC + '\ntitle = "never closed\n', encoding="utf-8")
    line = TOPIC.count("\n") + 2
    with pytest.raises(InputError, match=rf"legs\.toml is not TOML: .*line {line}"):
        documents(folder)


def test_folder_without_topics_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no topic"):
        documents(tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        documents(tmp_path / "nowhere")


def test_every_source_that_ships_is_read() -> None:
    shipped = documents(starter.DEFAULT_PATH)
    assert len({document.source.id for document in shipped}) == len(shipped) > 0
    assert all(document.source.digest and document.sections for document in shipped)
