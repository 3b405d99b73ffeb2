"""Abstracts of PubMed: labelled, plain, foreign, cut short; each a section with a unique label."""

from pathlib import Path

from probatum.connectors import pubmed
from probatum.types.document import Document, Section
from tests.connectors.reading import article, article_set, documents, written


def read(folder: Path, abstract: str, others: str = "") -> Document:
    inside = f"<ArticleTitle>T.</ArticleTitle><Abstract>{abstract}</Abstract>"
    (document,) = documents(pubmed, written(folder, article_set(article("1", inside, citation=others))))
    return document


def sections(folder: Path, abstract: str, others: str = "") -> tuple[Section, ...]:
    return read(folder, abstract, others).sections


def test_labels_are_kept_and_categories_are_roles(tmp_path: Path) -> None:
    found = sections(
        tmp_path,
        """<AbstractText Label="INTRODUCTION:" NlmCategory="BACKGROUND">a</AbstractText>
        <AbstractText Label="WHAT WE FOUND" NlmCategory="RESULTS">b</AbstractText>
        <AbstractText Label="MAIN OUTCOME MEASURES" NlmCategory="UNASSIGNED">c</AbstractText>
        <AbstractText Label="CONCLUSIONS AND RELEVANCE">d</AbstractText>
        <AbstractText NlmCategory="METHODS">e</AbstractText>""",
    )
    assert found == (
        Section("INTRODUCTION", "a", role="background"),
        Section("WHAT WE FOUND", "b", role="result"),
        Section("MAIN OUTCOME MEASURES", "c", role="method"),
        Section("CONCLUSIONS AND RELEVANCE", "d", role="conclusion"),
        Section("METHODS", "e", role="method"),
    )


def test_abstract_without_labels_is_one_section(tmp_path: Path) -> None:
    found = sections(tmp_path, "<AbstractText>One.</AbstractText><AbstractText>Two.</AbstractText>")
    assert found == (Section("Abstract", "One.\nTwo."),)


def test_same_label_twice_becomes_unique_and_empty_text_is_left_out(tmp_path: Path) -> None:
    found = sections(
        tmp_path,
        """<AbstractText Label="RESULTS">a</AbstractText><AbstractText Label="RESULTS">b</AbstractText>
        <AbstractText Label="RESULTS"> </AbstractText><AbstractText>c</AbstractText>""",
    )
    assert [(section.label, section.text) for section in found] == [
        ("RESULTS", "a"),
        ("RESULTS (2)", "b"),
        ("Abstract", "c"),
    ]


def test_plain_language_summary_and_foreign_abstract_have_their_own_sections(tmp_path: Path) -> None:
    found = sections(
        tmp_path,
        "<AbstractText>Main.</AbstractText>",
        """<OtherAbstract Type="plain-language-summary" Language="eng"><AbstractText>Simply.</AbstractText>
        </OtherAbstract>
        <OtherAbstract Type="Publisher" Language="ger"><AbstractText Label="ZIELE">Ziel.</AbstractText>
        </OtherAbstract>
        <OtherAbstract Type="plain-language-summary" Language="spa"><AbstractText>Simple.</AbstractText>
        </OtherAbstract>
        <OtherAbstract Type="PIP"><AbstractText>By PIP.</AbstractText></OtherAbstract>
        <OtherAbstract Type="Publisher"><AbstractText>Main.</AbstractText></OtherAbstract>""",
    )
    assert found == (
        Section("Abstract", "Main."),
        Section("Plain language summary", "Simply."),
        Section("Abstract (German): ZIELE", "Ziel.", language="de"),
        Section("Plain language summary (Spanish)", "Simple.", language="es"),
        Section("Abstract (PIP)", "By PIP."),
    )


def test_remark_of_truncation_becomes_a_note_and_no_statement(tmp_path: Path) -> None:
    document = read(tmp_path, "<AbstractText>Legs moved. (ABSTRACT TRUNCATED AT 250 WORDS)</AbstractText>")
    assert document.sections[0].text == "Legs moved."
    assert document.source.note == "The abstract is cut short in the record."


def test_copyright_statement_is_the_licence(tmp_path: Path) -> None:
    abstract = "<AbstractText>A.</AbstractText><CopyrightInformation>© 2019 Doe.</CopyrightInformation>"
    assert read(tmp_path, abstract).source.licence == "© 2019 Doe."


def test_record_without_abstract_is_a_catalogue_record(tmp_path: Path) -> None:
    assert sections(tmp_path, "") == ()
