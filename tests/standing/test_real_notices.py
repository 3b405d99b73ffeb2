"""811 real retraction notices: what they name is marked, and they themselves are not."""

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from probatum.library import Library
from probatum.types.document import Document
from probatum.types.source import Relation, Source
from probatum.types.standing import State

_FIELD = re.compile(r"^([A-Z]+) *- (.*(?:\n {6}.*)*)", re.MULTILINE)
_NUMBER = re.compile(r"PMID: (\d+)")


def notices(archive: Path) -> Iterator[Document]:
    """The MEDLINE records as documents: number, title, types and "retraction of"."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("retraction-notices.medline")
        assert member is not None
        text = member.read().decode("utf-8", "replace")
    for record in re.split(r"\n\n(?=PMID-)", text.strip()):
        fields = [(tag, re.sub(r"\s+", " ", value)) for tag, value in _FIELD.findall(record)]
        values = dict(fields)
        yield Document(
            Source(
                id=f"pmid:{values['PMID']}",
                identifiers=(f"pmid:{values['PMID']}",),
                title=values["TI"],
                publication_types=tuple(value for tag, value in fields if tag == "PT"),
                relations=tuple(_relation(value) for tag, value in fields if tag == "ROF"),
            )
        )


def _relation(reference: str) -> Relation:
    number = _NUMBER.search(reference)
    return Relation("retraction of", reference, f"pmid:{number[1]}" if number else "")


def test_notices_mark_what_they_name_and_are_not_marked_themselves(shared: Path, tmp_path: Path) -> None:
    documents = list(notices(shared / "data/pubmed/retraction-notices-medline.tar.xz"))
    assert len(documents) == 811
    ids = {document.source.id for document in documents}
    named = {each.id for document in documents for each in document.source.relations if each.id} - ids
    papers = [Document(Source(id=id_, identifiers=(id_,), title="A paper")) for id_ in sorted(named)]
    bystanders = [
        Document(Source(id=f"pmid:90000{n}", identifiers=(f"pmid:90000{n}",), title="B")) for n in range(9)
    ]
    library = Library.create(tmp_path / "library")
    library.add([*papers, *bystanders, *documents])
    states = {document.source.id: document.source.standing.state for document in library.documents()}
    assert {id_ for id_ in named if states[id_] is not State.RETRACTED} == set()
    marked = {id_ for id_, state in states.items() if state is not State.UNKNOWN}
    own = {each.source.id for each in documents if "Retracted Publication" in each.source.publication_types}
    retracted_notices = {
        each.id for document in documents for each in document.source.relations if each.id in ids
    }
    assert marked == named | own | retracted_notices
    assert len(named) > 700
