"""Hostile JSON lines and TOML: a bad line costs itself, and no line is ever held whole if it is too long."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from probatum import plugins
from probatum.connectors import jsonl, starter
from probatum.connectors._exchange import read_line
from probatum.errors import InputError
from probatum.types.document import Document
from tests.connectors.reading import everything, written
from tests.hostile.measuring import peak_megabytes

GOOD = '{"id": "pmid:1", "title": "Good"}\n'


def test_fifty_megabytes_in_one_line_cost_one_line_and_no_memory(tmp_path: Path) -> None:
    huge = '{"id": "pmid:2", "title": "' + "x" * 50_000_000 + '"}\n'
    file = written(tmp_path, GOOD + huge + GOOD, "a.jsonl")
    found, named = everything(jsonl, file)
    assert len(found) == 2
    assert named == [(f"{file}, line 2", "the line is longer than 5 MB")]
    assert peak_megabytes("jsonl", file) < 80


def test_line_of_just_five_megabytes_is_read(tmp_path: Path) -> None:
    frame = '{"id": "pmid:2", "title": ""}'
    exact = frame.replace('""', f'"{"x" * (5_000_000 - len(frame))}"')
    for ending in ("\n", ""):
        found, named = everything(jsonl, written(tmp_path, exact + ending, "a.jsonl"))
        assert (len(found), named) == (1, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[" * 100_000, "it is not JSON"),
        ('{"id":' * 100_000, "it is not JSON"),
        ('{"id": "pmid:2", "title": "\\ud800"}', "it is not JSON"),
        ('{"id": "pmid:2", "title": "A", "year": NaN}', "it is not JSON"),
        ('{"id": "pmid:2", "title": "A", "year": 1e400}', ""),
        ('{"id": "pmid:2", "title": "A", "__class__": "os.system"}', "__class__ is no field"),
    ],
)
def test_hostile_line_costs_one_line(tmp_path: Path, line: str, reason: str) -> None:
    found, named = everything(jsonl, written(tmp_path, f"{GOOD}{line}\n{GOOD}", "a.jsonl"))
    assert len(found) == 2
    assert reason in named[0][1]


def test_line_that_is_not_utf_8_costs_one_line(tmp_path: Path) -> None:
    bad = '{"id": "pmid:2", "title": "Café"}\n'.encode("latin-1")
    found, named = everything(jsonl, written(tmp_path, GOOD.encode() + bad + GOOD.encode(), "a.jsonl"))
    assert len(found) == 2
    assert "it is not JSON" in named[0][1]


def test_truncated_gzip_gives_the_lines_before_and_one_name(tmp_path: Path) -> None:
    packed = gzip.compress("".join(GOOD.replace("1", str(n * 7919)) for n in range(1, 5000)).encode())
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(packed[: len(packed) // 2])
    found, named = everything(jsonl, file)
    assert len(found) > 1000
    assert "the rest cannot be read" in named[-1][1]


def test_control_characters_overrides_and_scripts_are_data(tmp_path: Path) -> None:
    line = (
        '{"id": "pmid:2", "title": "\\u0000\\u001b[31m\\u202e<script>alert(1)</script>\\u200b", "text": "a"}'
    )
    found, named = everything(jsonl, written(tmp_path, line, "a.jsonl"))
    assert isinstance(found[0], Document)
    assert found[0].source.title == "\x00\x1b[31m\u202e<script>alert(1)</script>\u200b"
    assert read_line(jsonl.write_line(found[0]).encode()) == found[0]
    assert named == []


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 100_000, "a" + ".a" * 2_000 + " = 1", '"' * 7, "\x00", "[[sources]"]
)
def test_hostile_toml_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"a\.toml is not"):
        everything(starter, written(tmp_path, content, "a.toml"))


NAMES = {
    "bibtex": "a.bib",
    "csl_json": "a.json",
    "nbib": "a.nbib",
    "ris": "a.ris",
    "crossref": "a.json",
    "ctgov": "a.json",
    "europepmc": "a.json",
    "spl": "a.xml",
    "guideline": "a.md",
    "jats": "a.xml",
    "jsonl": "a.jsonl",
    "local": "a.html",
    "page": "a.html",
    "medquad": "a.xml",
    "pubmed": "a.xml",
    "starter": "a.toml",
}
FRONT = [b"---\n", b"issuer: A\n", b"year: 2019\n", b"title: [a, b]\n"]
MARKDOWN = [*FRONT, b"# A\n\n", b"| a | b |\n", b"|---|\n", b"- x\n", b"<!-- x -->", b"```\n"]
HTML = [b"<body>", b"<p style='color:#fff'>", b"<table><tr><td colspan=9>a", b"</table>", b"<h1 id=a>A</h1>"]
PIECES = {
    "bibtex": [b"@article{a,", b"title={A {B}},", b'author = "C and D",', b"}", b"@string{x=1}", b"\n", b"$"],
    "csl_json": [b"[", b'{"type": "book", "title": ["A"]', b', "issued": {"date-parts": [[1]]}', b"}", b"]"],
    "nbib": [b"PMID- 1\n", b"TI  - A\n", b"      b\n", b"MH  - Iron/*blood\n", b"RIN - J. PMID: 2\n"],
    "ris": [b"TY  - JOUR\n", b"TI  - A\n", b"AU  - B, C\n", b"PT J\n", b"DO  - 10.1/x\n", b"ER  - \n"],
    "crossref": [
        b'{"message": {"items": [',
        b'{"DOI": "10.1000/x", "title": ["A"], "type": "journal-article"',
        b', "update-to": [{"DOI": "10.1000/y", "type": "retraction"}]',
        b', "issued": {"date-parts": [[null]]}',
        b"}",
        b"]",
        b",",
    ],
    "europepmc": [
        b'{"resultList": {"result": [',
        b'{"id": "1", "source": "MED", "pmid": "1", "title": "A"',
        b', "abstractText": "<h4>Aim</h4>b"',
        b', "commentCorrectionList": {"commentCorrection": 1}',
        b"}",
        b"]",
        b",",
    ],
    "ctgov": [
        b'{"studies": [',
        b'{"protocolSection": {',
        b'"identificationModule": {"nctId": "NCT00000001", "briefTitle": "A"}',
        b'"resultsSection": {"outcomeMeasuresModule": {"outcomeMeasures": [{"title": 1}]}}',
        b"}",
        b"]",
        b",",
        b"\n",
    ],
    "spl": [
        b"<document xmlns='urn:hl7-org:v3'>",
        b"<setId root='20a11732-b9f5-4b59-9d86-c63f11b139d9'/><title>A</title>",
        b"<component><structuredBody><component><section><code code='34066-1'/>",
        b"<text><list><item>a<list><item>b</item></list></item></list>",
        b"<table><tbody><tr><td colspan='9'>x</td></tr></tbody></table></text>",
        b"</section></component></structuredBody></component></document>",
        b"&x;",
    ],
    "guideline": [*MARKDOWN, b"%PDF-1.4\n", b"PK\x03\x04"],
    "local": [*HTML, b"<li>x", b"&x;", b"<style>.a{display:none}</style>", b"<b>", b"</b>"],
    "page": [*HTML, b"<meta name=dc.publisher content=A>", b"<title>A</title>", b"<div hidden>", b"</div>"],
    "jats": [
        b"<article><front><article-meta>",
        b"<article-id pub-id-type='pmid'>1</article-id>",
        b"</article-meta></front>",
        b"<body><sec id='s'><title>A</title>",
        b"<p>a<xref ref-type='bibr'>1</xref><list><list-item><p>b</p></list-item></list>",
        b"</p></sec></body>",
        b"<table-wrap><table><tr><td colspan='99' rowspan='999'>x</td></tr></table></table-wrap>",
        b"</article>",
        b"<sup>",
        b"&x;",
    ],
    "jsonl": [
        b'{"id": "pmid:1"',
        b', "title": "A"',
        b', "text": "x"',
        b"}",
        b"\n",
        b'"sections": [',
        b"]",
        b"null",
    ],
    "medquad": [
        b'<Document id="1">',
        b"<Focus>A</Focus>",
        b"<QAPairs><QAPair>",
        b"<Question>",
        b"</Question>",
        b"<Answer>a",
        b"</Answer>",
        b"</QAPair></QAPairs>",
        b"</Document>",
        b"&x;",
    ],
    "pubmed": [
        b"<PubmedArticleSet>",
        b"<PubmedArticle>",
        b"<MedlineCitation>",
        b"<PMID>1</PMID>",
        b"<Article>",
        b"<AbstractText Label='A'>",
        b"<MeshHeadingList><MeshHeading/></MeshHeadingList>",
        b"<AuthorList><Author/></AuthorList>",
        b"<CommentsCorrectionsList><CommentsCorrections/></CommentsCorrectionsList>",
        b"</Article></MedlineCitation></PubmedArticle>",
        b"</PubmedArticleSet>",
        b"<PubmedBookArticle><BookDocument><PMID>2</PMID></BookDocument></PubmedBookArticle>",
        b"&x;",
        b"<sup>",
        b"<math><mfrac/><msup/><mroot/><semantics/></math>",
    ],
    "starter": [
        b"[[sources]]\n",
        b'id = "pmid:1"\n',
        b'title = "A"\n',
        b"[[sources.findings]]\n",
        b'text = "a"\n',
        b"names = [1]\n",
    ],
}


@pytest.mark.parametrize("name", plugins.names("connectors"))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_bytes_crash_a_connector(name: str, tmp_path: Path, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(PIECES[name]) | st.binary(max_size=12), max_size=25).map(b"".join)
    content = data.draw(pieces | st.binary(max_size=300))
    file = written(
        tmp_path, data.draw(st.sampled_from([content, gzip.compress(content, mtime=0)])), NAMES[name]
    )
    try:
        found, named = everything(plugins.load("connectors", name), file)
    except InputError as error:
        assert str(file) in str(error)
        return
    assert all(isinstance(item, Document | str) for item in found)
    assert all(place.startswith(str(file)) and reason for place, reason in named)
