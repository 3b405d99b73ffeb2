"""JATS: what becomes of a full text."""

from pathlib import Path

import pytest

from probatum.connectors import jats
from probatum.errors import InputError
from probatum.library.entry import Rules
from probatum.types.document import Document
from probatum.types.source import Kind, State
from tests.connectors.reading import documents, everything, unpacked, written


def article(
    body: str = "<sec><title>Results</title><p>Iron rose.</p></sec>",
    *,
    front: str = "",
    journal: str = "",
    back: str = "",
    attributes: str = 'article-type="research-article"',
) -> str:
    return (
        f'<article xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}><front><journal-meta>{journal}'
        '</journal-meta><article-meta><article-id pub-id-type="pmc">PMC7</article-id>'
        f"<title-group><article-title>Iron</article-title></title-group>{front}</article-meta></front>"
        f"<body>{body}</body><back>{back}</back></article>"
    )


def read(folder: Path, content: str) -> Document:
    (document,) = documents(jats, written(folder, content, "a.nxml"))
    return document


def texts(document: Document) -> dict[str, str]:
    return {section.label: section.text for section in document.sections}


def test_front_matter_becomes_the_catalogue_record(tmp_path: Path) -> None:
    front = (
        '<article-id pub-id-type="pmid">12</article-id><article-id pub-id-type="doi">10.1000/X</article-id>'
        '<article-id pub-id-type="publisher-id">9</article-id><contrib-group><contrib contrib-type="author">'
        "<name><surname>Müller</surname><given-names>Anna-Lena</given-names><suffix>Jr</suffix></name></contrib>"
        "<contrib><collab>The Iron Group</collab></contrib><contrib contrib-type='editor'><name><surname>No"
        "</surname></name></contrib></contrib-group><pub-date pub-type='epub'><year>2019</year></pub-date>"
        "<pub-date pub-type='ppub'><day>3</day><month>2</month><year>2020</year></pub-date><volume>4</volume>"
        "<issue>1</issue><fpage>5</fpage><lpage>9</lpage><permissions><license "
        'xlink:href="https://creativecommons.org/licenses/by-nc/4.0/"/></permissions>'
        "<kwd-group><kwd>ferritin</kwd></kwd-group>"
    )
    journal = (
        "<journal-title-group><journal-title>J Iron</journal-title></journal-title-group><issn>1-2</issn>"
    )
    source = read(tmp_path, article(front=front, journal=journal)).source
    assert source.id == "pmid:12"
    assert source.identifiers == ("doi:10.1000/x", "pmcid:PMC7", "pmid:12")
    assert source.authors == ("Müller AL Jr", "The Iron Group")
    assert (source.container, source.issn, source.date) == ("J Iron", "1-2", "2020-02-03")
    assert (source.volume, source.issue, source.pages) == ("4", "1", "5-9")
    assert (source.licence, source.keywords) == ("CC BY-NC 4.0", ("ferritin",))
    assert source.url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC7/"


def test_nested_titles_are_labels_and_the_outer_one_says_the_role(tmp_path: Path) -> None:
    body = (
        "<p>Before.</p><sec id='S1'><title>Results</title><p>One.</p><sec id='S2'><title>Patients</title>"
        "<p>Two.</p><p id='P9'>Three.</p></sec></sec>"
    )
    found = read(tmp_path, article(body)).sections
    assert [(each.label, each.role) for each in found] == [
        ("Text", ""),
        ("Results", "result"),
        ("Results: Patients", "result"),
    ]
    assert [[anchor.locator for anchor in each.anchors] for each in found] == [
        ["paragraph=1"],
        ["id=S1"],
        ["id=S2", "id=P9"],
    ]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Iron rose [<xref ref-type='bibr'>3</xref>, <xref ref-type='bibr'>4</xref>].", "Iron rose."),
        ("It.<sup><xref ref-type='bibr'>3</xref>,<xref ref-type='bibr'>4</xref></sup> It.", "It. It."),
        ("Iron <xref ref-type='bibr'>[3]</xref>–<xref ref-type='bibr'>[5]</xref> rose.", "Iron rose."),
        ("Iron rose (<xref ref-type='bibr'>Ek et al., 2010</xref>).", "Iron rose."),
        ("As <xref ref-type='bibr'>Ek (2010)</xref> say, iron rose.", "As Ek (2010) say, iron rose."),
        ("See <xref ref-type='table'>Table 1</xref>.", "See Table 1."),
        ("10<sup>9</sup>/L and CO<sub>2</sub>, &#967;<sup>2 </sup>test", "10⁹/L and CO2, χ² test"),
        ("Iron<fn><p>A note.</p></fn> rose.", "Iron rose."),
    ],
)  # fmt: skip
def test_numbers_of_references_go_and_everything_else_stays(tmp_path: Path, printed: str, kept: str) -> None:
    assert texts(read(tmp_path, article(f"<sec><title>A</title><p>{printed}</p></sec>")))["A"] == kept


def test_a_row_of_a_table_is_a_passage_that_names_its_columns(tmp_path: Path) -> None:
    body = (
        "<sec><title>Results</title><p>See.<table-wrap id='T1'><label>Table 1.</label><caption>"
        "<title>Blood</title><p>After a week.</p></caption><table><thead><tr><th rowspan='2'>Test</th>"
        "<th colspan='2'>Iron</th></tr><tr><th>Before</th><th>After</th></tr></thead><tbody>"
        "<tr><td colspan='3'>Women</td></tr><tr><td>Ferritin</td><td>12<sup>a</sup></td><td>80-</td></tr>"
        "</tbody></table><table-wrap-foot><fn><p><sup>a</sup>At noon.</p></fn></table-wrap-foot>"
        "</table-wrap> It rose.</p></sec>"
    )
    document = read(tmp_path, article(body))
    assert texts(document)["Results"] == "See. It rose."
    table = Rules.of_the_house().admitted(document).document.sections[1]
    assert table.label == "Table 1: Blood"
    assert [(passage.text, passage.role) for passage in table.passages] == [
        ("Blood After a week.", "caption"),
        ("Women, Ferritin — Iron, Before: 12 [a]; Iron, After: 80-", "row"),
        ("[a] At noon.", "caption"),
    ]
    assert {passage.locator for passage in table.passages} == {"id=T1"}


def test_captions_lists_boxes_and_abstracts_are_text(tmp_path: Path) -> None:
    front = (
        "<abstract><sec><title>Methods</title><p>We gave iron.</p></sec></abstract>"
        "<trans-abstract xml:lang='de'><p>Eisen.</p></trans-abstract>"
        "<abstract abstract-type='graphical'><p>Picture.</p></abstract>"
    )
    body = (
        "<sec><title>A</title><list><list-item><p>One.</p></list-item><list-item><label>b)</label><p>Two.</p>"
        "</list-item></list><fig id='F1'><label>Figure 1</label><caption><p>Iron in time.</p></caption></fig>"
        "<boxed-text><caption><title>Key points</title></caption><p>Iron helps.</p></boxed-text></sec>"
    )
    assert texts(read(tmp_path, article(body, front=front))) == {
        "Abstract: Methods": "We gave iron.",
        "Abstract (German)": "Eisen.",
        "A": "- One.\n\nb) Two.",
        "Figure 1: Iron in time": "Iron in time.",
        "Key points": "Iron helps.",
    }


def test_references_are_counted_and_supplements_are_said_to_be_missing(tmp_path: Path) -> None:
    back = "<ref-list><ref id='r1'><mixed-citation>Ek</mixed-citation></ref><ref/></ref-list>"
    data = "<supplementary-material id='s'><p>Data.</p></supplementary-material>"
    body = f"<sec><title>A</title><p>Text.</p>{data}</sec>"
    document = read(tmp_path, article(body, back=back))
    assert document.source.references == 2
    assert document.source.note == "Its supplementary material (1 file) is not held in the library."
    assert texts(document) == {"A": "Text."}


@pytest.mark.parametrize(
    ("type_", "related", "state", "kind"),
    [
        ("research-article", "retraction-forward", State.RETRACTED, Kind.RESEARCH),
        ("research-article", "correction-forward", State.CORRECTED, Kind.RESEARCH),
        ("retraction", "retracted-article", State.UNKNOWN, Kind.OTHER),
        ("correction", "corrected-article", State.UNKNOWN, Kind.OTHER),
        ("research-article", "companion", State.UNKNOWN, Kind.RESEARCH),
    ],
)
def test_a_notice_is_not_the_paper_that_it_retracts(
    tmp_path: Path, type_: str, related: str, state: State, kind: Kind
) -> None:
    front = f'<related-article related-article-type="{related}" ext-link-type="doi" xlink:href="10.1/Y"/>'
    document = read(tmp_path, article(front=front, attributes=f'article-type="{type_}"'))
    source = Rules.of_the_house().admitted(document).document.source
    assert (source.standing.state, source.kind) == (state, kind)


def test_identifiers_of_references_are_not_those_of_the_article(tmp_path: Path) -> None:
    back = "<ref-list><ref><pub-id pub-id-type='pmid'>99</pub-id></ref></ref-list>"
    id_ = "<article-id pub-id-type='doi'>10.1000/r</article-id>"
    sub = f"<sub-article><front-stub>{id_}</front-stub></sub-article>"
    content = article(back=back).replace("</article>", f"{sub}</article>")
    assert read(tmp_path, content).source.identifiers == ("pmcid:PMC7",)


def test_many_articles_in_one_file_and_a_broken_one_costs_itself(tmp_path: Path) -> None:
    broken = article("<sec><p>&lost; <b></sec>")
    nameless = "<article><front/><body><p>No name.</p></body></article>"
    content = f"<articles>{article()}{broken}{nameless}{article(front='<volume>2</volume>')}</articles>"
    found, named = everything(jats, written(tmp_path, content, "a.xml.gz"))
    assert [each.source.volume for each in found if isinstance(each, Document)] == ["", "2"]
    assert len(named) == 2
    assert "it has no PMID, PMCID or DOI of its own" in named[1][1]


def test_pubmed_xml_is_not_jats(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no JATS article"):
        everything(jats, written(tmp_path, "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>"))


def test_every_sample_of_27_publishers_is_read(shared: Path, tmp_path: Path) -> None:
    list(unpacked(shared / "data" / "jats" / "samples.tar.xz", tmp_path))
    found = documents(jats, tmp_path)
    assert len(found) == 27
    with_text = [document for document in found if document.sections]
    assert len(with_text) >= 24
    rules = Rules.of_the_house()
    for document in with_text:
        assert document.source.title and document.source.year and document.source.container
        kept = rules.admitted(document).document
        assert all(passage.locator for section in kept.sections for passage in section.passages)
