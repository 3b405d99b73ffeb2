"""The MedQuAD connector: a page is a document, an answered question a section with its facet."""

import re
from pathlib import Path

import pytest

from probatum.connectors import medquad
from probatum.errors import InputError
from probatum.types.document import Alias, Document
from probatum.types.source import Kind
from probatum.vocabulary import rows, table
from tests.connectors.reading import documents, everything, unpacked, written

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<Document id="0000007_2" source="NINDS" url="http://example.org/legs">
<!-- a remark -->
<Focus>Restless Legs</Focus>
<FocusAnnotations><UMLS><CUIs><CUI>C1</CUI></CUIs></UMLS><Synonyms><Synonym>RLS</Synonym>
<Synonym>restless legs</Synonym><Synonym>RLS</Synonym><Synonym>Willis-Ekbom disease</Synonym></Synonyms>
</FocusAnnotations>
<QAPairs>
<QAPair pid="1"><Question qid="1" qtype="information">What is (are) Restless Legs ?</Question>
<Answer>Key Points
                    - It is common.    - It is treatable.

                    Signs   Pain is rare.  Sleep is poor (p &lt;0.05):         -  early    -  late</Answer>
</QAPair>
<QAPair pid="2"><Question qid="2" qtype="exams and tests">How to diagnose Restless Legs ?</Question><Answer>
 </Answer></QAPair>
<QAPair pid="3"><Question qid="3" qtype="treatment">Who treats Restless Legs? ?</Question>
<Answer>Iron.</Answer>
</QAPair>
<QAPair pid="4"><Question qid="4" qtype="treatment">Who treats Restless Legs ?</Question>
<Answer>More.</Answer>
</QAPair>
<QAPair pid="5"><Question qid="5" qtype="research">what is studied?</Question><Answer>Much.</Answer></QAPair>
</QAPairs></Document>"""


def page(folder: Path, content: str = PAGE, name: str = "0000007_2.xml") -> Document:
    (document,) = documents(medquad, written(folder, content, name))
    return document


def test_page_is_a_piece_of_patient_information_with_its_institute(tmp_path: Path) -> None:
    source = page(tmp_path).source
    assert (source.id, source.identifiers) == (
        "url:http://example.org/legs",
        ("url:http://example.org/legs",),
    )
    assert source.title == "Restless Legs"
    assert source.container == "National Institute of Neurological Disorders and Stroke"
    assert source.url == "http://example.org/legs"
    assert source.publication_types == ("Patient Education Handout",)
    assert source.kind is Kind.PATIENT_INFORMATION


def test_answered_questions_are_sections_with_facets(tmp_path: Path) -> None:
    sections = page(tmp_path).sections
    assert [(section.label, section.facet) for section in sections] == [
        ("What is (are) Restless Legs?", "definition"),
        ("Who treats Restless Legs?", "treatment"),
        ("Who treats Restless Legs? (2)", "treatment"),
        ("What is studied?", ""),
    ]


def test_lists_and_paragraphs_of_an_answer_keep_their_lines(tmp_path: Path) -> None:
    assert page(tmp_path).sections[0].text.split("\n") == [
        "Key Points",
        "- It is common.",
        "- It is treatable.",
        "Signs",
        "Pain is rare. Sleep is poor (p <0.05):",
        "- early",
        "- late",
    ]


def test_synonyms_of_the_subject_are_its_other_names(tmp_path: Path) -> None:
    assert page(tmp_path).aliases == (
        Alias("RLS", "Restless Legs"),
        Alias("Willis-Ekbom disease", "Restless Legs"),
    )


def test_one_of_several_files_of_a_page_has_its_own_identifier(tmp_path: Path) -> None:
    assert page(tmp_path, name="0000007_2_1.xml").source.id == "local:medquad-ninds-0000007_2_1"


def test_page_without_answers_is_a_catalogue_record(tmp_path: Path) -> None:
    assert page(tmp_path, re.sub(r"(?s)<Answer>.*?</Answer>", "<Answer/>", PAGE)).sections == ()


def test_older_layout_of_the_collection_is_read(tmp_path: Path) -> None:
    older = """<doc docid="12" corpus="NINDS" url="http://example.org/old"><doctitle-focus>Old</doctitle-focus>
    <qaPairs><pair pid="1"><question qtype="information">what is old?</question><answer>Aged.</answer></pair>
    </qaPairs>    </doc>"""
    document = page(tmp_path, older, "12.xml")
    assert (document.source.id, document.source.title) == ("url:http://example.org/old", "Old")
    assert [(s.label, s.text, s.facet) for s in document.sections] == [
        ("What is old?", "Aged.", "definition")
    ]


def test_page_without_subject_is_called_by_its_first_real_question(tmp_path: Path) -> None:
    bare = PAGE.replace("<Focus>Restless Legs</Focus>", "<Focus></Focus>")
    bare = bare.replace("What is (are) Restless Legs ?", "What is (are)  ?")
    document = page(tmp_path, bare)
    assert document.source.title == "What is studied?"
    assert document.sections[0].label == "Information"
    assert document.aliases == ()


def test_page_with_nothing_to_call_it_by_is_damaged(tmp_path: Path) -> None:
    found, named = everything(medquad, written(tmp_path, '<Document id="1" source="CDC"><Focus/></Document>'))
    assert found == []
    assert named == [(str(tmp_path / "file.xml"), "it has neither a Focus nor an answered question")]


def test_broken_page_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    written(tmp_path, PAGE[:-40], "a.xml")
    written(tmp_path, PAGE, "b.xml")
    found, named = everything(medquad, tmp_path)
    assert len(found) == 1
    assert named[0][0] == str(tmp_path / "a.xml")


def test_what_is_not_medquad_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "<PubmedArticleSet/>")
    with pytest.raises(InputError, match="holds no MedQuAD"):
        everything(medquad, tmp_path)


def test_facets_of_the_table_are_facets_of_the_house() -> None:
    assert {row[1] for row in rows("medquad_facets")} <= set(table("facets"))


def test_whole_collection_is_read(shared: Path, tmp_path: Path) -> None:
    files = [
        file for file in unpacked(shared / "data/consumer/medquad.tar.xz", tmp_path) if file.suffix == ".xml"
    ]
    content = [file.read_text(encoding="utf-8") for file in files]
    pairs = sum(len(re.findall(r"<(?:QAPair|pair) ", text)) for text in content)
    found = documents(medquad, tmp_path)
    assert len(found) == len(files) == 11_274
    assert len({document.source.id for document in found}) == 11_274
    # The catalogue of the data counts 47,441 pairs, 16,407 of them answered: it leaves out four files of an
    # older layout, which hold 16 more. The collection's own readme says 47,457.
    assert pairs == 47_441 + 16
    assert sum(len(document.sections) for document in found) == 16_407 + 16
    types = set(re.findall(r'qtype="([^"]+)"', "".join(content)))
    assert types - {row[0] for row in rows("medquad_facets")} == {"research"}
