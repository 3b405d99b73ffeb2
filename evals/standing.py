"""How well sources are marked: the retraction suite, and real records read a second, plainer way.

`python -m evals.standing` prints a line a set: sources, how many should bear a mark, how many of these do
(recall), and how many of the marks are right (precision). A mark of another state is wrong twice.
"""

import csv
import gzip
import re
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.bench_stages import SHARED
from probatum.connectors import nbib, pubmed
from probatum.library import Library
from probatum.registers import retraction_watch
from probatum.types.document import Document
from probatum.types.source import Source, State
from tests.standing.suite import CASES, documents, entries

States = Mapping[str, State]
_NO_MARK = frozenset({State.UNKNOWN, State.CURRENT})
_RECORD = re.compile(rb"<PubmedArticle[ >].*?</PubmedArticle>", re.DOTALL)
_NAMED = (
    (State.RETRACTED, rb'RefType="RetractionIn"|>Retracted Publication<'),
    (State.CONCERN, rb'RefType="ExpressionOfConcernIn"'),
    (State.SUPERSEDED, rb'RefType="UpdateIn"'),
    (State.CORRECTED, rb'RefType="(?:ErratumIn|PartialRetractionIn|CorrectedandRepublishedIn)"'),
)


@dataclass(frozen=True, slots=True)
class Score:
    """What one set showed."""

    name: str
    sources: int
    wanted: int
    marked: int
    right: int

    def __str__(self) -> str:
        recall, precision = _share(self.right, self.wanted), _share(self.right, self.marked)
        return (
            f"{self.name:42}{self.sources:>8,}{self.wanted:>8,}{self.marked:>8,}{recall:>22}{precision:>22}"
        )


def scores() -> Iterator[Score]:
    """Every set, in a fresh library each."""
    with tempfile.TemporaryDirectory(prefix="probatum-standing-") as name:
        folder = Path(name)
        yield _suite(folder)
        yield _scored("811 retraction notices, MEDLINE", *_notices(folder))
        yield _scored("records of PubMed, XML", *_pubmed(folder))
        yield _scored("Retraction Watch, 20 lines", *_watch(folder))


def _suite(folder: Path) -> Score:
    wanted: dict[str, State] = {}
    found: dict[str, State] = {}
    for number, case in enumerate(CASES):
        place = folder / f"case-{number}"
        place.mkdir()
        library = Library.create(place / "library")
        library.add(documents(case))
        library.recheck(entries(case, place), by="suite", today="2026-01-01")
        wanted |= {f"{number} {id_}": State(state) for id_, state in case["expect"].items()}
        found |= {f"{number} {id_}": state for id_, state in _states(library).items()}
    return _scored(f"the suite, {len(CASES)} cases", wanted, found)


def _notices(folder: Path) -> tuple[States, States]:
    """The papers that the notices name, papers that none names, and the notices themselves."""
    with tarfile.open(SHARED / "pubmed/retraction-notices-medline.tar.xz") as tar:
        member = tar.extractfile("retraction-notices.medline")
        assert member is not None
        body = member.read()
    (folder / "notices.medline").write_bytes(body)
    found = [
        each for each in nbib.read(folder / "notices.medline", damaged=_refuse) if isinstance(each, Document)
    ]
    own = {each.source.id for each in found}
    text = re.sub(r"\r?\n {6}", " ", body.decode("utf-8", "replace"))
    named = {f"pmid:{number}" for line in re.findall(r"(?m)^ROF *- (.*)$", text) for number in _pmids(line)}
    others = {f"pmid:{90_000_000 + number}" for number in range(len(named))}
    library = Library.create(folder / "notices")
    library.add([*map(_paper, sorted(named - own)), *map(_paper, sorted(others)), *found])
    wanted = dict.fromkeys(others, State.UNKNOWN) | {id_: _noticed(id_, text) for id_ in own}
    return wanted | dict.fromkeys(named, State.RETRACTED), _states(library)


def _noticed(id_: str, text: str) -> State:
    """What the record of a notice says of the notice itself."""
    record = re.search(rf"(?ms)^PMID- {id_.removeprefix('pmid:')}$.*?(?=^PMID- |\Z)", text)
    assert record is not None
    said = ((State.RETRACTED, "PT  - Retracted"), (State.SUPERSEDED, "UIN - "), (State.CORRECTED, "EIN - "))
    return next((state for state, field in said if f"\n{field}" in record[0]), State.UNKNOWN)


def _pubmed(folder: Path) -> tuple[States, States]:
    """Every record of the shared XML; the second way is a search for words in the raw record."""
    place = folder / "xml"
    wanted: dict[str, State] = {}
    for archive in ("baseline-2021", "xml-samples"):
        with tarfile.open(SHARED / f"pubmed/{archive}.tar.xz") as tar:
            tar.extractall(place / archive, filter="data")
    for file in sorted(place.rglob("*")):
        if file.is_file() and file.name.endswith((".xml", ".xml.gz")):
            raw = file.read_bytes()
            for record in _RECORD.findall(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw):
                number = re.search(rb"<PMID[^>]*>(\d+)<", record)
                if number:
                    wanted[f"pmid:{number[1].decode()}"] = _named(record)
    library = Library.create(folder / "pubmed")
    library.add(pubmed.read(place, damaged=lambda where, why: None))
    return wanted, _states(library)


def _named(record: bytes) -> State:
    return next((state for state, pattern in _NAMED if re.search(pattern, record)), State.UNKNOWN)


def _watch(folder: Path) -> tuple[States, States]:
    """The papers of the sample, each beside one whose DOI begins alike and one in capitals."""
    file = SHARED / "formats/retraction-watch-sample.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["OriginalPaperDOI"].startswith("10.")]
    wanted: dict[str, State] = {}
    for row in rows:
        doi = f"doi:{row['OriginalPaperDOI'].lower()}"
        wanted[doi] = State.RETRACTED if row["RetractionNature"] == "Retraction" else State.UNKNOWN
        wanted[f"{doi}9"] = State.UNKNOWN
    library = Library.create(folder / "watch")
    library.add(map(_paper, sorted(wanted)))
    library.recheck(
        retraction_watch.read(file, damaged=_refuse),
        by=retraction_watch.BY,
        today="2026-01-01",
        schemes=("doi",),
    )
    return wanted, _states(library)


def _paper(id_: str) -> Document:
    return Document(Source(id=id_, identifiers=(id_,), title="A paper"))


def _states(library: Library) -> dict[str, State]:
    return {document.source.id: document.source.standing.state for document in library.documents()}


def _scored(name: str, wanted: States, found: States) -> Score:
    marked = {id_ for id_ in wanted if found.get(id_, State.UNKNOWN) not in _NO_MARK}
    needed = {id_ for id_, state in wanted.items() if state not in _NO_MARK}
    right = {id_ for id_ in marked if found[id_] is wanted[id_]}
    return Score(name, len(wanted), len(needed), len(marked), len(right))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part:,} of {whole:,})" if whole else "none"


def _pmids(line: str) -> list[str]:
    return re.findall(r"PMID: (\d+)", line)


def _refuse(place: str, reason: str) -> None:
    raise ValueError(f"{place}: {reason}")


if __name__ == "__main__":
    print(f"{'set':42}{'sources':>8}{'needed':>8}{'marked':>8}{'recall':>22}{'precision':>22}")
    for score in scores():
        print(score)
