"""RIS, MEDLINE, BibTeX and CSL-JSON say the same of the same paper."""

from pathlib import Path
from types import ModuleType

import pytest

from probatum.connectors import bibtex, csl_json, nbib, ris
from probatum.connectors._catalogue.record import name
from probatum.errors import InputError
from probatum.library import Library
from probatum.types.document import Document, Section
from probatum.types.source import Kind, Relation, State
from tests.connectors.reading import documents, everything, unpacked, written
from tests.library.made import record

RIS = """TY  - JOUR
T1  - Iron in restless legs
AU  - Ek, Eva-Lena M.
A1  - Nobody, N.
JO  - J Iron
PY  - 2020/02/03
VL  - 4
IS  - 1
SP  - 5
EP  - 9
SN  - 1234-567X
DO  - https://doi.org/10.1000/X
AN  - PMID: 12
KW  - ferritin; legs
AB  - We measured iron in the legs of many,
and it was low in most of them.
ER  -
"""
NBIB = """
PMID- 12
TI  - Iron in restless legs
AU  - Ek ELM
JT  - J Iron
DP  - 2020 Feb 3
VI  - 4
IP  - 1
PG  - 5-9
IS  - 1234-567X (Print)
LID - 10.1000/X [doi]
OT  - ferritin
OT  - legs
PT  - Journal Article
MH  - Iron/*blood
MH  - *Legs
AB  - We measured iron in the legs of many,
      and it was low in most of them.
RIN - J Iron. 2021;5:1. PMID: 99
"""
BIBTEX = r"""@string{ji = "J Iron"}
@Article{ek2020, title={Iron in {restless} legs}, author={Ek, Eva-Lena M.}, journal=ji, year=2020, month=feb,
  volume=4, number=1, pages={5--9}, issn={1234-567X}, doi={10.1000/X}, pmid={12}, keywords={ferritin, legs},
  abstract={We measured iron in the legs of many, and it was low in most of them.}}
"""
CSL = """[{"type": "article-journal", "title": "Iron in restless legs", "container-title": "J Iron",
"volume": 4, "issue": "1", "page": "5-9", "ISSN": "1234-567X", "DOI": "10.1000/X", "PMID": "12",
"keyword": "ferritin, legs",
"author": [{"family": "Ek", "given": "Eva-Lena M."}], "issued": {"date-parts": [[2020, 2, 3]]},
"abstract": "<jats:p>We measured iron in the legs of many, and it was low in most of them.</jats:p>"}]"""
FILES = [(ris, "a.ris", RIS), (nbib, "a.nbib", NBIB), (bibtex, "a.bib", BIBTEX), (csl_json, "a.json", CSL)]
ABSTRACT = "We measured iron in the legs of many, and it was low in most of them."


@pytest.mark.parametrize(("connector", "file", "content"), FILES, ids=[file for _, file, _ in FILES])
def test_the_same_paper_is_the_same_source(
    tmp_path: Path, connector: ModuleType, file: str, content: str
) -> None:
    (document,) = documents(connector, written(tmp_path, content, file))
    source = document.source
    assert source.id == "pmid:12"
    assert source.identifiers == ("doi:10.1000/x", "pmid:12")
    assert (source.title, source.container, source.authors) == (
        "Iron in restless legs",
        "J Iron",
        ("Ek ELM",),
    )
    assert (source.year, source.date[:7], source.volume, source.issue) == (2020, "2020-02", "4", "1")
    assert (source.pages.replace("–", "-"), source.issn) == ("5-9", "1234-567X")
    assert source.publication_types == ("Journal Article",)
    assert source.keywords == ("ferritin", "legs")
    assert [section.text for section in document.sections] == [ABSTRACT]


def test_medline_brings_headings_and_relations(tmp_path: Path) -> None:
    (document,) = documents(nbib, written(tmp_path, NBIB, "a.nbib"))
    assert document.source.mesh == ("Iron/blood*", "Legs*")
    assert document.source.relations == (Relation("retraction in", "J Iron. 2021;5:1", "pmid:99"),)
    library = Library.create(tmp_path / "library")
    library.add([document])
    assert library.document("pmid:12").source.standing.state is State.RETRACTED


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Ek, Eva-Lena M.", "Ek ELM"),
        ("van der Berg, J.", "van der Berg J"),
        ("Ek, E, Jr", "Ek E Jr"),
        ("Ek EM", "Ek EM"),
        ("The Iron Group", "The Iron Group"),
    ],
)
def test_names_come_into_one_form(printed: str, kept: str) -> None:
    assert name(printed) == kept


def test_a_record_without_identifier_has_the_same_name_in_every_format(tmp_path: Path) -> None:
    found = set()
    for connector, file, content in (
        (ris, "a.ris", "TY  - JOUR\nTI  - Iron in Legs\nAU  - Ek, E\nPY  - 2020\nER  -\n"),
        (bibtex, "a.bib", "@misc{a, title={Iron in legs.}, author={E. Ek}, year=2020}"),
    ):
        (document,) = documents(connector, written(tmp_path, content, file))
        assert document.sections == ()
        found.add(document.source.id)
    assert len(found) == 1 and found.pop().startswith("local:record-")


def test_the_isbn_of_a_book_is_not_that_of_its_chapters(tmp_path: Path) -> None:
    content = "TY  - {}\nTI  - Iron\nT2  - Metals\nSN  - 978-3-16-148410-0\nER  -\n"
    (book,) = documents(ris, written(tmp_path, content.format("BOOK"), "a.ris"))
    (chapter,) = documents(ris, written(tmp_path, content.format("CHAP"), "b.ris"))
    assert book.source.id == "isbn:9783161484100"
    assert chapter.source.id.startswith("local:record-")
    assert book.source.kind is chapter.source.kind is Kind.REFERENCE


def test_a_structured_abstract_stays_when_a_catalogue_brings_it_run_together(tmp_path: Path) -> None:
    sections = (
        Section("Methods", "We measured iron in the legs of many.", role="method"),
        Section("Results", "It was low in most of them.", role="result"),
    )
    library = Library.create(tmp_path / "library")
    library.add([Document(record("pmid:12"), sections)])
    library.add(ris.read(written(tmp_path, RIS, "a.ris"), damaged=lambda place, reason: None))
    kept = library.document("doi:10.1000/x")
    assert [section.label for section in kept.sections] == ["Methods", "Results"]


def test_a_catalogue_record_gets_its_abstract_when_there_is_one(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    bare = "TY  - JOUR\nTI  - Iron\nDO  - 10.1000/x\nER  -\n"
    library.add(ris.read(written(tmp_path, bare, "a.ris"), damaged=lambda place, reason: None))
    assert library.size == 0
    library.add(nbib.read(written(tmp_path, NBIB, "a.nbib"), damaged=lambda place, reason: None))
    assert (library.size, library.info().sources) == (1, 1)


def test_a_damaged_entry_of_bibtex_costs_itself(tmp_path: Path) -> None:
    content = (
        f"{BIBTEX}\n@article{{broken, title={{x\n\n@article{{b, title={{Iron in arms}}}}\n@misc{{c, year=1}}"
    )
    found, named = everything(bibtex, written(tmp_path, content, "a.bib"))
    titles = [each.source.title for each in found if isinstance(each, Document)]
    assert titles[:1] == ["Iron in restless legs"]
    assert any("not closed" in reason for _, reason in named)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_files_of_any_age_are_read(tmp_path: Path, encoding: str) -> None:
    content = RIS.replace("Iron", "Fer à cheval").encode(encoding)
    (document,) = documents(ris, written(tmp_path, content, "a.ris"))
    assert document.source.title == "Fer à cheval in restless legs"


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    for connector, file in ((ris, "a.ris"), (nbib, "a.nbib"), (bibtex, "a.bib"), (csl_json, "a.json")):
        with pytest.raises(InputError, match="holds no"):
            everything(connector, written(tmp_path, "Dear reader,\n", file))


def test_every_dialect_of_ris_is_read(shared: Path, tmp_path: Path) -> None:
    files = list(unpacked(shared / "data" / "formats" / "ris.tar.xz", tmp_path))
    found, named = everything(ris, tmp_path)
    assert len(found) >= 260
    assert {reason for _, reason in named} == {"it has no title"}
    assert sum(1 for file in files if file.suffix == ".ris") == 27
    with_abstract = [each for each in found if isinstance(each, Document) and each.sections]
    assert len(with_abstract) > 150


def test_every_retraction_notice_names_what_it_retracts(shared: Path, tmp_path: Path) -> None:
    archive = shared / "data" / "pubmed" / "retraction-notices-medline.tar.xz"
    (file,) = [each for each in unpacked(archive, tmp_path) if each.suffix == ".medline"]
    found = documents(nbib, file)
    links = [link for each in found for link in each.source.relations if link.kind == "retraction of"]
    assert len(found) == 811
    assert len(links) == file.read_text(encoding="utf-8").count("\nROF ")
    assert sum(bool(link.id) for link in links) > 0.95 * len(links)
