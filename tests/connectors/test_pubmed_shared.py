"""Real files of PubMed, from several years and several libraries: every record is read."""

import gzip
import re
from pathlib import Path

import pytest

from probatum.connectors import pubmed
from probatum.errors import InputError
from probatum.types.document import Document
from tests.connectors.reading import documents, everything, unpacked

RECORD = re.compile(rb"<PubmedArticle[\s>]")


def content(file: Path) -> bytes:
    raw = file.read_bytes()
    return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw


@pytest.fixture(scope="module")
def baseline(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("baseline")
    archive = shared / "data" / "pubmed" / "baseline-2021.tar.xz"
    return [file for file in unpacked(archive, folder) if file.suffix == ".gz"]


@pytest.fixture(scope="module")
def records(baseline: list[Path]) -> list[Document]:
    return documents(pubmed, baseline[0].parent)


def test_every_record_of_the_baseline_is_read(baseline: list[Path], records: list[Document]) -> None:
    assert len(records) == sum(len(RECORD.findall(content(file))) for file in baseline) == 211
    assert len({record.source.id for record in records}) == 211


def test_every_record_of_the_baseline_has_title_journal_year_and_language(records: list[Document]) -> None:
    for record in records:
        source = record.source
        assert source.title and source.container and source.year and source.issn, source.id
        assert re.fullmatch(r"[a-z]{2}|und|mul", source.language), source.language
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", source.date), source.date


def test_every_abstract_of_the_baseline_is_text(baseline: list[Path], records: list[Document]) -> None:
    abstracts = sum(len(re.findall(rb"<Abstract>", content(file))) for file in baseline)
    assert sum(1 for record in records if record.sections) == abstracts
    for record in records:
        labels = [section.label for section in record.sections]
        assert len(set(labels)) == len(labels)
        for section in record.sections:
            assert section.text == section.text.strip()
            assert not re.search(r"</?(i|b|sub|sup|u)>|\n|  ", section.text), section.text


def test_every_sample_is_read_or_refused_for_what_it_is(shared: Path, tmp_path: Path) -> None:
    archive = shared / "data" / "pubmed" / "xml-samples.tar.xz"
    samples = [file for file in unpacked(archive, tmp_path) if file.suffix in {".xml", ".nxml"}]
    assert len(samples) == 46 + 8  # 46 of PubMed and the E-utilities, 8 full texts of PMC
    for file in samples:
        expected = len(RECORD.findall(content(file)))
        if expected:
            assert len(documents(pubmed, file)) == expected, file
        else:
            with pytest.raises(InputError, match="is not PubMed XML"):
                everything(pubmed, file)


def test_foreign_abstracts_of_the_baseline_are_marked(records: list[Document]) -> None:
    sections = [section for record in records for section in record.sections]
    assert {section.language for section in sections} == {"", "zh", "fr", "de", "it", "ru", "es"}
    assert all(section.label.startswith("Abstract (") for section in sections if section.language)


def test_retraction_in_an_xml_of_2011_is_a_relation(shared: Path, tmp_path: Path) -> None:
    archive = shared / "data" / "pubmed" / "retraction-notices-medline.tar.xz"
    (example,) = [file for file in unpacked(archive, tmp_path) if file.suffix == ".xml"]
    (record,) = documents(pubmed, example)
    assert record.source.id == "pmid:993"
    assert "Retracted Publication" in record.source.publication_types
    assert [link.id for link in record.source.relations if link.kind == "retraction in"] == ["pmid:195582"]
