"""Drug labels: names, sections and the facets that their codes give."""

from pathlib import Path

import pytest

from probatum.connectors import spl
from probatum.errors import InputError
from probatum.library.entry import Rules
from probatum.types.document import Alias, Document
from probatum.types.source import Kind
from tests.connectors.reading import documents, everything, unpacked, written

SET = "20a11732-b9f5-4b59-9d86-c63f11b139d9"


def label(*sections: str, head: str = "<title>FERRIN</title>") -> str:
    body = "".join(f"<component>{section}</component>" for section in sections)
    return (
        f'<?xml version="1.0"?><document xmlns="urn:hl7-org:v3"><setId root="{SET}"/>{head}'
        f"<component><structuredBody>{body}</structuredBody></component></document>"
    )


def section(code: str, title: str, text: str, *inner: str) -> str:
    below = "".join(f"<component>{each}</component>" for each in inner)
    return f'<section><code code="{code}"/><title>{title}</title><text>{text}</text>{below}</section>'


def read(folder: Path, content: str) -> Document:
    (document,) = documents(spl, written(folder, content))
    return document


def test_warnings_contraindications_and_doses_have_their_facets(tmp_path: Path) -> None:
    content = label(
        section("34066-1", "WARNING: BLEEDING", "<paragraph>May cause bleeding.</paragraph>"),
        section("34070-3", "4 CONTRAINDICATIONS", "", section("42229-5", "4.1 Active ulcer", "")),
        section(
            "34068-7",
            "2 DOSAGE",
            "<list><item>65 mg daily<list><item>at noon</item></list></item></list>",
            section("42229-5", "2.1 Children", "<paragraph>3 mg/kg</paragraph>"),
        ),
        section("42228-7", "8.1 Pregnancy", "<paragraph>Safe.</paragraph>"),
        section("34069-5", "16 HOW SUPPLIED", "<paragraph>In boxes.</paragraph>"),
    )
    found = [(each.label, each.facet, each.text) for each in read(tmp_path, content).sections]
    assert found == [
        ("WARNING: BLEEDING", "safety", "May cause bleeding."),
        ("4 CONTRAINDICATIONS: 4.1 Active ulcer", "safety", "4.1 Active ulcer"),
        ("2 DOSAGE", "treatment", "- 65 mg daily\n\n- at noon"),
        ("2 DOSAGE: 2.1 Children", "treatment", "3 mg/kg"),
        ("8.1 Pregnancy", "special-population", "Safe."),
    ]


def test_a_label_is_known_by_its_set_and_names_its_drug(tmp_path: Path) -> None:
    head = (
        "<title>These highlights do not include all the information needed to use FERRIN. See full "
        "prescribing information for FERRIN. FERRIN (iron) tablets Initial U.S. Approval: 1996</title>"
        '<effectiveTime value="20240229"/><versionNumber value="7"/><author><assignedEntity>'
        "<representedOrganization><name>Ferrin Ltd</name></representedOrganization></assignedEntity></author>"
        "<component><structuredBody><component><section><subject><manufacturedProduct><manufacturedProduct>"
        "<name>FERRIN</name><asEntityWithGeneric><genericMedicine><name>iron</name></genericMedicine>"
        "</asEntityWithGeneric></manufacturedProduct></manufacturedProduct></subject></section></component>"
        "</structuredBody></component>"
    )
    document = read(tmp_path, label(head=head))
    source = document.source
    assert source.title == "FERRIN (iron) tablets"
    assert source.id == f"url:https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={SET}"
    assert (source.kind, source.container, source.date, source.jurisdiction) == (
        Kind.DRUG_LABEL,
        "Ferrin Ltd",
        "2024-02-29",
        "US",
    )
    assert (source.chemicals, source.note) == (("iron",), "Version: 7.")
    assert document.aliases == (Alias("FERRIN", "iron"),)


def test_citations_lead_to_the_coded_section(tmp_path: Path) -> None:
    content = label(
        section("34066-1", "W", "", section("42229-5", "X", "<paragraph>Bleeds a lot.</paragraph>"))
    )
    kept = Rules.of_the_house().admitted(read(tmp_path, content)).document
    assert kept.sections[0].passages[0].locator == "id=nlm34066-1"


def test_a_label_without_set_or_name_is_named(tmp_path: Path) -> None:
    for content, reason in (
        (label().replace(SET, "x"), "no setId"),
        (label(head=""), "has no title and names no product"),
    ):
        found, named = everything(spl, written(tmp_path, content))
        assert found == []
        assert reason in named[0][1]


def test_other_xml_is_no_label(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no drug label"):
        everything(spl, written(tmp_path, "<document/>"))


def test_every_label_of_the_samples_is_read(shared: Path, tmp_path: Path) -> None:
    list(unpacked(shared / "data" / "formats" / "spl.tar.xz", tmp_path))
    found = documents(spl, tmp_path)
    assert len(found) == 6
    facets = {section.facet for document in found for section in document.sections}
    assert {"safety", "treatment", "special-population"} <= facets
    boxed = [each for document in found for each in document.sections if "WARNING" in each.label]
    assert boxed and all(each.facet == "safety" for each in boxed)
