"""Guidelines: what must be known of them, and what becomes of their pages and recommendations."""

from pathlib import Path

import pytest

from probatum.connectors import guideline, local
from probatum.connectors._guidance.recommendations import is_mark, passages
from probatum.errors import InputError
from probatum.library import Library
from probatum.library.entry import Rules
from probatum.types.document import Document, Passage
from probatum.types.source import Kind, Relation, State
from tests.connectors.papers import LOREM, Box, Put, docx, pdf, words
from tests.connectors.reading import documents, everything, written

FRONT = '---\nissuer: Iron Society\ntitle: Iron\nyear: 2019\njurisdiction: GB\n---\n'  # fmt: skip
SIDE = 'issuer = "Iron Society"\ntitle = "Iron"\nyear = 2019\njurisdiction = "GB"\n'


def beside(folder: Path, content: str | bytes, name: str, side: str = SIDE) -> Path:
    (folder / name).with_suffix(".toml").write_text(side, encoding="utf-8")
    return written(folder, content, name)


def refuse(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def kept(file: Path) -> Document:
    (document,) = documents(guideline, file)
    return Rules.of_the_house().admitted(document).document


def all_passages(document: Document) -> list[Passage]:
    return [passage for section in document.sections for passage in section.passages]


def test_front_matter_makes_a_guideline(tmp_path: Path) -> None:
    document = kept(written(tmp_path, f"{FRONT}# Iron\n\n## Dose\n\nGive *iron* daily.\n", "a.md"))
    source = document.source
    assert (source.kind, source.container, source.year, source.jurisdiction) == (
        Kind.GUIDELINE,
        "Iron Society",
        2019,
        "GB",
    )
    assert source.id == "local:iron-society-a"
    assert [(each.label, each.text) for each in document.sections] == [("Dose", "Give iron daily.")]


@pytest.mark.parametrize("field", ["issuer", "title", "year", "jurisdiction"])
def test_without_one_of_the_four_it_is_refused_with_what_to_give(tmp_path: Path, field: str) -> None:
    side = "\n".join(line for line in SIDE.splitlines() if not line.startswith(field))
    found, named = everything(guideline, beside(tmp_path, pdf([Put(72, 700, LOREM)]), "a.pdf", side))
    assert found == []
    said = "original year" if field == "year" else field
    assert named[0][1] == f"it does not say its {said}; give it in a.toml beside it, or with --meta FILE"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("isuer = 'x'", "'isuer' is no field"),
        ("expires = 'soon'", "must be a date such as 2025-12-31"),
        ("expires = '2025-02-30'", "must be a date such as 2025-12-31"),
        ("doi = 'none'", "doi is 'none', which is none"),
        ("authors = 'Ek'", "must be a list of texts"),
        ("year", "is no TOML"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, line: str, reason: str) -> None:
    _, named = everything(guideline, beside(tmp_path, "<p>Iron is low.</p>", "a.html", f"{SIDE}{line}\n"))
    assert reason in named[0][1]


def test_a_given_file_goes_before_the_one_beside_and_that_before_the_folder(tmp_path: Path) -> None:
    (tmp_path / "meta.toml").write_text(SIDE + 'licence = "CC0"\n')
    file = beside(tmp_path, "<title>No</title><h1>No</h1><p>Iron is low.</p>", "a.html", 'title = "Beside"\n')
    (tmp_path / "given.txt").write_text("year = 2021\n")
    (document,) = guideline.read(file, damaged=refuse, meta=tmp_path / "given.txt")
    assert isinstance(document, Document)
    source = document.source
    assert (source.title, source.year, source.licence) == ("Beside", 2021, "CC0")
    with pytest.raises(InputError, match="nowhere"):
        list(guideline.read(file, damaged=refuse, meta=tmp_path / "nowhere"))


def test_a_document_never_says_itself_which_record_it_is_or_where_it_holds(tmp_path: Path) -> None:
    head = '<meta name="citation_doi" content="10.1000/victim"><meta name="jurisdiction" content="US">'
    head += '<meta name="citation_publisher" content="Forger"><title>Iron</title>'
    _, named = everything(guideline, written(tmp_path, f"<head>{head}</head><p>Iron is low.</p>", "a.html"))
    assert "does not say its original year and jurisdiction" in named[0][1]
    source = kept(beside(tmp_path, f"<head>{head}</head><p>Iron is low.</p>", "b.html")).source
    assert source.identifiers == ("local:iron-society-b",)


def test_what_is_superseded_says_so_and_is_told_by_its_relations(tmp_path: Path) -> None:
    side = f'{SIDE}supersedes = ["doi:10.1000/old"]\nsuperseded_by = "Iron 2024"\n'
    source = kept(beside(tmp_path, "<p>Iron is low in many.</p>", "a.html", side)).source
    assert source.relations == (
        Relation("supersedes", "doi:10.1000/old", "doi:10.1000/old"),
        Relation("superseded by", "Iron 2024", ""),
    )
    assert source.standing.state is State.SUPERSEDED


STRONG = "We recommend iron (strong recommendation, low-quality evidence)."
WEAK = "The panel suggests iron. (Conditional recommendation; very low certainty of evidence)"
RECOMMENDED = [
    (STRONG, "strong recommendation", "low-quality evidence"),
    (WEAK, "Conditional recommendation", "very low certainty of evidence"),
    ("The USPSTF recommends screening for iron. Grade: B", "B", ""),
    ("We suggest iron for women (2C).", "2C", ""),
    ("Iron is recommended in women. Class IIa, Level of evidence: B-R.", "IIa", "B-R"),
    ("We recommend iron in all women.", "", ""),
    ("Do not offer iron to men.", "", ""),
]


@pytest.mark.parametrize(("text", "strength", "certainty"), RECOMMENDED)
def test_strength_and_certainty_are_quoted_and_never_inferred(
    text: str, strength: str, certainty: str
) -> None:
    ((place, spans, recommends, strong, certain),) = passages(text, listed=False)
    assert recommends
    assert (place.start, place.end) == (0, len(text))
    assert len(spans) == 1
    assert text[strong.start : strong.end] == strength if strong else strength == ""
    assert text[certain.start : certain.end] == certainty if certain else certainty == ""


@pytest.mark.parametrize(
    "text",
    [
        "Iron was given to women in the trial.",
        "The recommended daily dose was not reached.",
        "Most studies were of low quality evidence grade.",
        "Women with grade 2 disease were followed up.",
    ],
)
def test_other_sentences_are_no_recommendations(text: str) -> None:
    ((_, _, recommends, _, _),) = passages(text, listed=False)
    assert not recommends


def test_a_line_of_nothing_but_a_grade_is_a_mark() -> None:
    assert is_mark("Grade: B") and is_mark("Strength of recommendation: Strong. Certainty of evidence: low.")
    assert not is_mark("Iron was graded B by the committee of the society.")


def test_a_recommendation_is_a_passage_of_its_own_with_the_grade_behind_it(tmp_path: Path) -> None:
    text = "Iron is low in some. We recommend iron. It is cheap."
    text += "\n\n## Recommendations\n\n- Iron for women.\n\nGrade: B\n"
    document = kept(written(tmp_path, f"{FRONT}\n{text}", "a.md"))
    assert [(each.text, each.role, each.locator) for each in all_passages(document)] == [
        ("Iron is low in some.", "", "paragraph=1"),
        ("We recommend iron.", "recommendation", "paragraph=1"),
        ("It is cheap.", "", "paragraph=1"),
        ("- Iron for women.\n\nGrade: B", "recommendation", "paragraph=3"),
    ]
    last = all_passages(document)[-1]
    section = document.sections[-1]
    assert last.strength and section.text[last.strength.start : last.strength.end] == "B"
    assert [section.text[span.start : span.end] for span in last.sentences] == ["- Iron for women."]


LEFT = (
    "Iron is low in some of the pa-",
    "tients whom we saw on the ward.",
    "They were given non-",
    "steroidal drugs in the morning and",
    "were weighed before they ate.",
)
RIGHT = (
    "The second column begins up here",
    "and says that iron rose slowly in",
    "most of them after a week at home.",
    "Nobody fell ill while it was given to",
    "any of those who took part in it.",
)
READ = (
    "Iron is low in some of the patients whom we saw on the ward. They were given non-steroidal drugs in the"
    " morning and were weighed before they ate.\n\nThe second column begins up here and says that iron rose"
    " slowly in most of them after a week at home. Nobody fell ill while it was given to any of those who"
    " took part in it."
)


def paper() -> bytes:
    """Three pages of two columns, with a header, page numbers, words broken at line ends and headings."""
    pages = []
    for number in (1, 2, 3):
        page: list[Put | Box] = [Put(72, 760, "Iron Society guideline"), Put(300, 30, str(number))]
        page.append(Put(72, 700, f"{number} Dose of iron in adults", 16, bold=True))
        page += [Put(72, 660 - 12 * at, line) for at, line in enumerate(LEFT)]
        page += [Put(330, 660 - 12 * at, line) for at, line in enumerate(RIGHT)]
        pages.append(page)
    return pdf(*pages)


def test_columns_headers_and_broken_words_of_a_pdf(tmp_path: Path) -> None:
    side = f'{SIDE}url = "https://example.org/iron.pdf"\n'
    document = kept(beside(tmp_path, paper(), "a.pdf", side))
    assert document.source.id == "url:https://example.org/iron.pdf"
    labels = [section.label for section in document.sections]
    assert labels == [f"{number} Dose of iron in adults" for number in (1, 2, 3)]
    assert document.sections[0].text == READ
    locators = [passage.locator for passage in all_passages(document)]
    assert locators == [f"page={number}" for number in (1, 1, 2, 2, 3, 3)]


def test_docx_headings_items_and_tables(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>"
    rows = [("Drug", "Dose"), ("Iron", "65 mg")]
    table = "".join(f"<w:tr>{''.join(cell.format(words(text)) for text in row)}</w:tr>" for row in rows)
    body = words("Dosing", style="U1") + words("Iron is low.") + f"<w:tbl>{table}</w:tbl>"
    document = kept(beside(tmp_path, docx(body), "a.docx"))
    (section,) = document.sections
    assert (section.label, section.text) == ("Dosing", "Iron is low.\n\nIron — Dose: 65 mg")
    assert [passage.locator for passage in section.passages] == ["paragraph=2", "paragraph=3"]


def test_html_without_the_furniture_of_its_site(tmp_path: Path) -> None:
    page = (
        "<body><nav>Home</nav><div class='breadcrumb'>You are here</div><main>"
        "<h1>Iron</h1><h2 id='dose'>Dose</h2>"
        "<p>Give iron<sup><a href='#r1'>1</a></sup> daily.</p><ul><li>In women</li><li>In men</li></ul>"
        "<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Iron</td><td>65 mg</td></tr></table></main>"
        "<footer>Contact</footer></body>"
    )
    document = kept(beside(tmp_path, page, "a.html"))
    (section,) = document.sections
    assert (section.label, section.text) == (
        "Dose",
        "Give iron daily.\n\n- In women\n\n- In men\n\nIron — Dose: 65 mg",
    )
    assert {passage.locator for passage in section.passages} == {"id=dose"}


PROTOCOL = 'organisation = "St Elsewhere"\ntitle = "Iron"\nyear = 2025\njurisdiction = "GB"\n'


def test_a_protocol_of_the_house_is_scoped_and_expires(tmp_path: Path) -> None:
    file = beside(tmp_path, "<p>Give iron at noon.</p>", "a.html", f"{PROTOCOL}expires = 2026-12-31\n")
    (document,) = documents(local, file)
    source = document.source
    assert (source.kind, source.container, source.expires) == (Kind.LOCAL, "St Elsewhere", "2026-12-31")
    assert source.id == "local:st-elsewhere-a"


def test_a_protocol_without_an_expiry_is_refused(tmp_path: Path) -> None:
    _, named = everything(local, beside(tmp_path, "<p>Give iron.</p>", "a.html", PROTOCOL))
    assert "it does not say its expires" in named[0][1]


def test_a_protocol_takes_no_other_sources_place(tmp_path: Path) -> None:
    side = f'{PROTOCOL}expires = 2026-12-31\ndoi = "10.1000/victim"\n'
    (document,) = documents(local, beside(tmp_path, "<p>Give iron.</p>", "a.html", side))
    assert document.source.identifiers == ("local:doi-10.1000/victim",)


def test_the_grade_of_a_disease_is_no_strength() -> None:
    ((_, _, recommends, strength, _),) = passages("We recommend surgery in grade 2 disease.", listed=False)
    assert recommends and strength is None


def test_a_new_edition_marks_the_old_one(tmp_path: Path) -> None:
    old = beside(tmp_path, "<p>Give iron thrice a day.</p>", "old.html", f'{SIDE}doi = "10.1000/old"\n')
    newer = (
        SIDE.replace("2019", "2024") + 'url = "https://example.org/new"\nsupersedes = ["doi:10.1000/old"]\n'
    )
    new = beside(tmp_path, "<p>Give iron once a day.</p>", "new.html", newer)
    library = Library.create(tmp_path / "library")
    for file in (old, new):
        library.add(documents(guideline, file))
    assert library.document("doi:10.1000/old").source.standing.state is State.SUPERSEDED
    assert library.document("url:https://example.org/new").source.standing.state is State.UNKNOWN
