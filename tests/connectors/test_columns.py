"""Guidelines in columns, laid out by a real typesetter: read in the order in which a person reads them."""

import re
from pathlib import Path

import pytest

from probatum.connectors import guideline
from probatum.types.document import Document
from tests.connectors.reading import documents

SIDE = 'issuer = "Iron Society"\ntitle = "Iron in adults"\nyear = 2019\njurisdiction = "GB"\n'
STYLE = """
@page { size: A4; margin: 24mm 18mm 22mm;
  @top-left { content: "Iron Society guideline"; font: 8pt sans-serif }
  @top-right { content: "Iron in adults"; font: 8pt sans-serif }
  @bottom-center { content: counter(page); font: 8pt sans-serif }
  @footnote { border-top: 1px solid black; margin-top: 6pt } }
html { font: 10pt/1.3 "DejaVu Serif", serif; hyphens: auto; text-align: justify }
h1 { font-size: 18pt; column-span: all } h2 { font-size: 12pt }
.body { columns: 2; column-gap: 9mm }
.note { float: footnote; font-size: 7.5pt }
table { border-collapse: collapse; font-size: 9pt; width: 100% } td, th { border: .5pt solid; padding: 2pt }
"""
FILLER = "Participants of every region were examined thoroughly by experienced haematologists in this study."


def said(number: int) -> str:
    """A paragraph with a number in words of its own, long enough to be broken over lines."""
    return (
        f"Statement {number:03} says that supplementation restored haemoglobin concentrations in "
        f"considerably more participants than placebo did. {FILLER}"
    )


def typeset(folder: Path, body: str, style: str = STYLE, name: str = "iron.pdf") -> Path:
    """The body as PDF, with what must be known of it beside."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
    except OSError:
        pytest.skip("WeasyPrint finds no Pango on this machine; `make system` installs it")
    page = f"<html lang='en'><head><style>{style}</style></head><body>{body}</body></html>"
    (folder / name).write_bytes(bytes(HTML(string=page).write_pdf() or b""))
    (folder / name).with_suffix(".toml").write_text(SIDE, encoding="utf-8")
    return folder / name


def read(file: Path) -> tuple[Document, str]:
    """The document, and all its text."""
    (document,) = documents(guideline, file)
    return document, "\n".join(f"{section.label}\n{section.text}" for section in document.sections)


def order(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"Statement (\d{3})", text)]


@pytest.fixture(scope="module")
def two_columns(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, str]:
    folder = tmp_path_factory.mktemp("columns")
    note = "<span class='note'>Footnote: ferritin is raised by inflammation.</span>"
    table = (
        "<table><tr><th>Salt</th><th>Dose</th></tr>"
        "<tr><td>Ferrous sulfate</td><td>200 mg once daily</td></tr>"
        "<tr><td>Ferrous gluconate</td><td>300 mg twice daily</td></tr></table>"
    )
    parts = [
        f"<h2>Section {part}</h2>"
        + "".join(f"<p>{said(10 * part + at)}{note if (part, at) == (1, 1) else ''}</p>" for at in range(6))
        + (table if part == 2 else "")
        + (
            "<p>We recommend oral iron for adults with iron deficiency (strong recommendation, moderate-"
            "certainty evidence).</p>" * (part == 3)
        )
        for part in range(1, 7)
    ]
    file = typeset(folder, f"<h1>Iron in adults</h1><div class='body'>{''.join(parts)}</div>")
    return read(file)


def test_columns_are_read_one_after_the_other_and_nothing_is_lost(two_columns: tuple[Document, str]) -> None:
    assert order(two_columns[1]) == [10 * part + at for part in range(1, 7) for at in range(6)]


def test_words_that_the_typesetter_broke_are_whole_again(two_columns: tuple[Document, str]) -> None:
    _, text = two_columns
    assert text.count("supplementation restored haemoglobin concentrations in considerably more") == 36
    assert text.count(FILLER) == 36
    assert not re.search(r"[a-z]-\s+[a-z]", text)


def test_headers_footers_and_page_numbers_are_no_text(two_columns: tuple[Document, str]) -> None:
    _, text = two_columns
    assert "Iron Society guideline" not in text
    assert not re.search(r"(?m)^\d{1,2}$", text)


def test_headings_are_the_labels_of_what_stands_under_them(two_columns: tuple[Document, str]) -> None:
    document, _ = two_columns
    labels = [section.label for section in document.sections]
    parts = list(dict.fromkeys(label.partition(":")[0] for label in labels))
    assert parts == [*(f"Section {number}" for number in range(1, 7)), "Footnotes of the pages"]
    for section in document.sections:
        if section.label.startswith("Section"):
            part = int(section.label.split()[1].rstrip(":"))
            assert {number // 10 for number in order(section.text)} <= {part}


def test_a_table_keeps_the_dose_beside_the_drug(two_columns: tuple[Document, str]) -> None:
    _, text = two_columns
    assert re.search(r"Ferrous sulfate\W+200 mg once daily", text)
    assert re.search(r"Ferrous gluconate\W+300 mg twice daily", text)


def test_a_footnote_breaks_no_statement(two_columns: tuple[Document, str]) -> None:
    document, text = two_columns
    assert "ferritin is raised by inflammation" in text
    holding = [
        passage.text[span.start - passage.start : span.end - passage.start]
        for section in document.sections
        for passage in section.passages
        for span in passage.sentences
        if "Footnote" in passage.text
    ]
    assert not [each for each in holding if "Footnote" in each and "Statement" in each]


def test_the_recommendation_has_its_page_strength_and_certainty(two_columns: tuple[Document, str]) -> None:
    document, _ = two_columns
    (found,) = [
        (section, passage)
        for section in document.sections
        for passage in section.passages
        if passage.role == "recommendation"
    ]
    section, passage = found
    assert passage.locator.startswith("page=") and passage.strength and passage.certainty
    assert section.text[passage.strength.start : passage.strength.end] == "strong recommendation"
    assert section.text[passage.certainty.start : passage.certainty.end].startswith("moderate")
    assert section.text[passage.start : passage.end] == passage.text


def test_a_page_of_an_odd_layout_is_read_block_by_block(tmp_path: Path) -> None:
    """A line over the whole page, two columns, a box over the whole page, and two columns again."""

    def block(first: int) -> str:
        return "<div class='body'>" + "".join(f"<p>{said(first + at)}</p>" for at in range(6)) + "</div>"

    wide = f"<p>{said(7)}</p>"
    file = typeset(
        tmp_path, f"<h1>Iron in adults</h1>{wide}{block(10)}<p>{said(17)}</p>{block(20)}<p>{said(27)}</p>"
    )
    _, text = read(file)
    assert order(text) == [7, *range(10, 16), 17, *range(20, 26), 27]


def test_three_narrow_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    style = STYLE.replace("columns: 2", "columns: 3").replace("column-gap: 9mm", "column-gap: 7mm")
    body = "".join(f"<p>{said(number)}</p>" for number in range(30))
    _, text = read(typeset(tmp_path, f"<h1>Iron in adults</h1><div class='body'>{body}</div>", style))
    assert order(text) == list(range(30))
