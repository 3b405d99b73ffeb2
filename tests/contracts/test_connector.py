"""The contract of a connector, held against every module in `connectors/`."""

import gzip
import inspect
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from probatum import plugins
from probatum.connectors import Removal
from probatum.errors import InputError
from probatum.types.document import Document

NAMES = plugins.names("connectors")
JSONL = """{"id": "pmid:1", "title": "A", "text": "One. Two."}
{"id": "pmid:2", "title": "B"}
"""
MEDQUAD = """<Document id="1" source="GARD" url="http://example.org/1"><Focus>Legs</Focus><QAPairs><QAPair>
<Question qtype="symptoms">What ?</Question><Answer>Restless.</Answer></QAPair></QAPairs></Document>"""
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>
<ArticleTitle>A</ArticleTitle><Abstract><AbstractText Label="AIM">One.</AbstractText></Abstract></Article>
</MedlineCitation></PubmedArticle><DeleteCitation><PMID>2</PMID></DeleteCitation></PubmedArticleSet>"""
STARTER = """names = ["legs", "limbs"]
[[sources]]
id = "pmid:1"
pmid = "1"
title = "On legs"
[[sources.findings]]
text = "Legs move."
facet = "definition"
"""
JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="pmid">1</article-id><title-group><article-title>A</article-title></title-group>
</article-meta></front><body><sec id="S1"><title>Results</title><p>One. Two.</p><table-wrap id="T1"><table>
<tr><td>Age</td><td>45</td></tr></table></table-wrap></sec></body></article>"""
GUIDELINE = """---
issuer: Iron Society
title: Iron
year: 2019
jurisdiction: GB
---
# Iron

We recommend iron. It is cheap.

| Drug | Dose |
|---|---|
| Iron | 65 mg |
"""
LOCAL = GUIDELINE.replace("issuer", "expires: 2030-01-31\norganisation")
DOCUMENT = GUIDELINE.replace("jurisdiction: GB", "kind: Review")
SPL = """<document xmlns="urn:hl7-org:v3"><setId root="20a11732-b9f5-4b59-9d86-c63f11b139d9"/>
<title>Iron</title><component><structuredBody><component><section><code code="34066-1"/><title>WARNING</title>
<text><paragraph>Keep away.</paragraph></text></section></component></structuredBody></component>
</document>"""
CTGOV = """{"protocolSection": {"identificationModule": {"nctId": "NCT00000001", "briefTitle": "Iron"},
"descriptionModule": {"briefSummary": "We will give iron."}}}"""
EUROPEPMC = """{"resultList": {"result": [{"id": "1", "source": "MED", "title": "A", "abstractText":
"<h4>Aim</h4>One. Two.", "authorString": "Roe A."}, {"id": "PPR2", "source": "PPR", "title": "B"}]}}"""
CROSSREF = """{"message": {"items": [{"DOI": "10.5555/1", "title": ["A"], "abstract":
"<jats:title>Aim</jats:title><jats:p>One. Two.</jats:p>", "issued": {"date-parts": [[2020, 1]]}}]}}"""
RIS = """TY  - JOUR
TI  - Iron in legs
AU  - Ek, Eva
DO  - 10.1000/x
AB  - We measured iron in legs, and it was low in most.
ER  -
"""
NBIB = """PMID- 1
TI  - Iron in legs
AB  - We measured iron in legs, and it was low
      in most.
"""
BIBTEX = """@article{ek, title={Iron in legs}, author={Ek, Eva}, doi={10.1000/x},
abstract={We measured iron in legs, and it was low in most.}}
"""
CSL = """[{"type": "article-journal", "title": "Iron in legs", "DOI": "10.1000/x",
"abstract": "We measured iron in legs, and it was low in most."}]"""
SAMPLES = {
    "bibtex": ("a.bib", BIBTEX),
    "csl_json": ("a.json", CSL),
    "nbib": ("a.nbib", NBIB),
    "ris": ("a.ris", RIS),
    "ctgov": ("a.json", CTGOV),
    "spl": ("a.xml", SPL),
    "crossref": ("a.json", CROSSREF),
    "europepmc": ("a.json", EUROPEPMC),
    "guideline": ("a.md", GUIDELINE),
    "local": ("a.md", LOCAL),
    "page": ("a.md", DOCUMENT),
    "jats": ("a.nxml", JATS),
    "jsonl": ("a.jsonl", JSONL),
    "medquad": ("1.xml", MEDQUAD),
    "pubmed": ("a.xml", PUBMED),
    "starter": ("a.toml", STARTER),
}
"""One sound file of each format; a connector without one is not under test, so it must have one."""


@pytest.fixture(params=NAMES)
def connector(request: pytest.FixtureRequest) -> ModuleType:
    return plugins.load("connectors", request.param)


@pytest.fixture
def sample(connector: ModuleType, tmp_path: Path) -> Path:
    name, content = SAMPLES[connector.NAME]
    tmp_path.joinpath(name).write_text(content, encoding="utf-8")
    return tmp_path / name


def refuse(place: str, reason: str) -> None:
    pytest.fail(f"{place}: {reason}")


def test_every_connector_is_under_test() -> None:
    assert set(NAMES) == set(SAMPLES)


def test_it_has_its_name_its_help_and_its_one_function(connector: ModuleType) -> None:
    assert connector.__name__.endswith(f".{connector.NAME}")
    assert (connector.__doc__ or "").strip().split("\n")[0].endswith(".")
    path, damaged, *more = inspect.signature(connector.read).parameters.values()
    assert (path.name, damaged.name, damaged.kind) == ("path", "damaged", inspect.Parameter.KEYWORD_ONLY)
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in more)
    assert all(one.default is not inspect.Parameter.empty for one in more)


def test_it_streams(connector: ModuleType, sample: Path) -> None:
    assert isinstance(connector.read(sample, damaged=refuse), Iterator)


def test_it_reads_a_file_and_its_directory_the_same(connector: ModuleType, sample: Path) -> None:
    alone = list(connector.read(sample, damaged=refuse))
    assert alone
    assert list(connector.read(sample.parent, damaged=refuse)) == alone


def test_what_it_reads_is_well_formed(connector: ModuleType, sample: Path) -> None:
    for item in connector.read(sample, damaged=refuse):
        assert isinstance(item, Document | Removal)
        if isinstance(item, Document):
            well_formed(item)


def well_formed(document: Document) -> None:
    source = document.source
    assert source.id in source.identifiers == tuple(sorted(set(source.identifiers)))
    assert source.id.startswith(("pmid:", "pmcid:", "doi:", "isbn:", "url:", "local:"))
    assert source.title
    labels = [section.label for section in document.sections]
    assert len(set(labels)) == len(labels)
    for section in document.sections:
        assert section.label and section.text.strip()
        for passage in section.passages:
            assert (passage.source, passage.section) == (source.id, section.label)
            assert passage.text == section.text[passage.start : passage.end]
            assert all(passage.start <= span.start < span.end <= passage.end for span in passage.sentences)
    assert all(alias.short and alias.long and alias.short != alias.long for alias in document.aliases)


def test_path_that_is_not_there_is_an_input_error(connector: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*[A-Z].*\."):
        list(connector.read(tmp_path / "nowhere", damaged=refuse))


def test_empty_directory_is_an_input_error(connector: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        list(connector.read(tmp_path / "empty", damaged=refuse))


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"\x1f\x8b", b"\xff\xfe<\x00", b"{}", b"<x/>", "é".encode("latin-1")]
)
def test_rubbish_is_named_and_never_a_crash(connector: ModuleType, sample: Path, content: bytes) -> None:
    sample.write_bytes(content)
    reading_ends(connector, sample)


def test_sound_file_with_any_byte_changed_is_never_a_crash(connector: ModuleType, sample: Path) -> None:
    sound, dice = sample.read_bytes(), random.Random(7)
    for _ in range(200):
        changed = bytearray(sound)
        changed[dice.randrange(len(sound))] = dice.randrange(256)
        sample.write_bytes(changed)
        reading_ends(connector, sample)


def test_sound_file_cut_anywhere_is_never_a_crash(connector: ModuleType, sample: Path) -> None:
    sound = sample.read_bytes()
    for content in (sound, gzip.compress(sound, mtime=0)):
        for end in range(0, len(content), 7):
            sample.write_bytes(content[:end])
            reading_ends(connector, sample)


def reading_ends(connector: ModuleType, path: Path) -> None:
    """Reading gives documents, names what is damaged, or refuses the file: nothing else."""
    named: list[tuple[str, str]] = []
    try:
        for item in connector.read(path, damaged=lambda place, reason: named.append((place, reason))):
            assert isinstance(item, Document | Removal)
            if isinstance(item, Document):
                well_formed(item)
    except InputError as error:
        assert str(path) in str(error)
    assert all(place.startswith(str(path)) and reason for place, reason in named)
