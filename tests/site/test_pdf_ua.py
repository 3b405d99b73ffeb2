"""PDF/UA-1 as far as a program decides it: the points of the Matterhorn Protocol 1.1 by their numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from probatum_site.exporting import exported
from tests.site.conftest import FLAGSHIP, made
from tests.site.test_exports import made_pdf

pytestmark = pytest.mark.django_db

COMPARISON = "Is pregabalin better than pramipexole for restless legs?"
_TYPES = (
    "Document Part Art Sect Div BlockQuote Caption NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH "
    "TD THead TBody TFoot Span Link Figure"
)
STANDARD = set(_TYPES.split())
"""Types of ISO 32000-1, 14.8.4 that WeasyPrint writes; others would need a role map."""
Element = tuple[str, Any, tuple[str, ...]]
"""Type, dictionary, and types of those above it."""


@pytest.fixture(params=["flagship", "comparison"])
def document(request: pytest.FixtureRequest, db: None) -> PdfReader:
    """A long article, and one with a table."""
    question = {"flagship": FLAGSHIP, "comparison": COMPARISON}[request.param]
    return made_pdf(exported(made(question), "html"))


def root(document: PdfReader) -> Any:
    return document.trailer["/Root"]


def elements(element: Any, above: tuple[str, ...] = ()) -> Iterator[Element]:
    """Every element of the structure in the order of reading."""
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from elements(one, above)
    elif isinstance(element, dict):
        if "/S" in element:
            kind = str(element["/S"])[1:]
            yield kind, element, above
            above = (*above, kind)
        if "/K" in element:
            yield from elements(element["/K"], above)


def structure(document: PdfReader) -> list[Element]:
    return list(elements(root(document)["/StructTreeRoot"]))


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [one.get_object() for one in (found if isinstance(found, list) else [found])]


def objects_in(element: Any) -> set[int]:
    """Numbers of the annotations that hang under an element."""
    named: list[Any] = [one for one in kids(element) if isinstance(one, dict) and one.get("/Type") == "/OBJR"]
    return {one.raw_get("/Obj").idnum for one in named}


def annotations(document: PdfReader) -> Iterator[tuple[Any, int, Any]]:
    """Page, number and dictionary of each."""
    for page in document.pages:
        for one in page.get("/Annots", []):
            yield page, one.idnum, one.get_object()


def marks(document: PdfReader) -> Iterator[tuple[Any, list[tuple[str, Any]], bytes]]:
    """Page, the marks around it, and every operator that shows something."""
    for page in document.pages:
        around: list[tuple[str, Any]] = []
        for operands, operator in ContentStream(page["/Contents"], document).operations:
            if operator in (b"BDC", b"BMC"):
                around.append((str(operands[0])[1:], operands[1] if operator == b"BDC" else {}))
            elif operator == b"EMC":
                around.pop()
            elif operator in (b"Tj", b"TJ", b"f", b"f*", b"S", b"B", b"Do", b"sh"):
                yield page, list(around), operator


def test_01_everything_shown_is_content_or_artefact_and_never_both(document: PdfReader) -> None:
    shown = list(marks(document))
    assert shown
    for _, around, _ in shown:
        names = [name for name, _ in around]
        tagged = [one for one in around if "/MCID" in one[1]]
        assert ("Artifact" in names) != bool(tagged), "01-003, 01-004, 01-005"


def test_01_what_is_content_hangs_in_the_tree_and_the_margins_do_not(document: PdfReader) -> None:
    reached = {
        (element["/Pg"].get_object()["/StructParents"], int(kid))
        for _, element, _ in structure(document)
        for kid in kids(element)
        if isinstance(kid, int)
    }
    for page, around, _ in marks(document):
        for _, properties in around:
            if "/MCID" in properties:
                assert (page["/StructParents"], properties["/MCID"]) in reached
    footers = [around for _, around, _ in marks(document) if ("Artifact", {"/Type": "/Pagination"}) in around]
    assert len(footers) >= 2 * len(document.pages)


def test_02_every_type_is_a_standard_one(document: PdfReader) -> None:
    assert {kind for kind, *_ in structure(document)} <= STANDARD


def test_06_the_metadata_name_the_title_and_the_standard(document: PdfReader) -> None:
    data = root(document)["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", data) and "dc:title" in data, "06-002, 06-003, 05-..."
    assert document.metadata and str(document.metadata.title) in data


def test_07_the_title_is_shown_and_not_the_name_of_the_file(document: PdfReader) -> None:
    assert root(document)["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root(document)["/MarkInfo"]["/Marked"]
    assert not root(document)["/MarkInfo"].get("/Suspects", False)


def test_11_the_language_is_said(document: PdfReader) -> None:
    assert root(document)["/Lang"] == "en"


def test_13_every_figure_says_what_it_shows(document: PdfReader) -> None:
    assert all(element.get("/Alt") for kind, element, _ in structure(document) if kind == "Figure")


def test_14_headings_begin_with_one_and_leave_none_out(document: PdfReader) -> None:
    levels = [int(kind[1]) for kind, *_ in structure(document) if re.fullmatch(r"H\d", kind)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_15_every_cell_belongs_to_a_row_and_knows_its_header(document: PdfReader) -> None:
    for kind, _, above in structure(document):
        if kind in ("TH", "TD"):
            assert above[-1] == "TR" and "Table" in above
    headers = {element.get("/ID") for kind, element, _ in structure(document) if kind == "TH"}
    for kind, element, _ in structure(document):
        if kind == "TD":
            assert set(element["/A"]["/Headers"]) <= headers and element["/A"]["/Headers"], "15-003"


def test_the_table_of_a_comparison_is_one(db: None) -> None:
    kinds = [kind for kind, *_ in structure(made_pdf(exported(made(COMPARISON), "html")))]
    assert kinds.count("Table") == 1 and kinds.count("TH") == 4 and kinds.count("TD") >= 4


def test_16_lists_hold_items_and_items_hold_a_body(document: PdfReader) -> None:
    for kind, element, above in structure(document):
        if kind == "L":
            assert {str(one["/S"]) for one in kids(element)} <= {"/LI", "/Caption"}
        if kind == "LI":
            assert above[-1] == "L"
            assert "/LBody" in {str(one["/S"]) for one in kids(element)}
            assert {str(one["/S"]) for one in kids(element)} <= {"/Lbl", "/LBody"}


def test_28_every_link_hangs_in_a_link_and_says_where_it_leads(document: PdfReader) -> None:
    inside = {
        number for kind, element, _ in structure(document) if kind == "Link" for number in objects_in(element)
    }
    found = list(annotations(document))
    assert found
    for page, number, one in found:
        assert one["/Subtype"] == "/Link" and number in inside, "28-011"
        assert one.get("/Contents"), "28-012"
        assert page["/Tabs"] == "/S", "28-009"
        assert one["/F"] & 4 and not one["/F"] & 2, "shown and printed"


def test_31_every_font_is_embedded_and_can_be_read_as_text(document: PdfReader) -> None:
    for page in document.pages:
        held: Any = page["/Resources"]
        for font in (one.get_object() for one in held["/Font"].values()):
            inner = font["/DescendantFonts"][0].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"]), "31-009"
            assert "/ToUnicode" in font, "31-027"


def test_no_scripts_no_forms_no_files_and_no_lock(document: PdfReader) -> None:
    assert not {"/AA", "/OpenAction", "/AcroForm"} & set(root(document)), "25, 29"
    assert not document.is_encrypted and "/EmbeddedFiles" not in root(document).get("/Names", {}), "21, 26"
