"""How fast each connector reads, with the rules of entry and with the index: real files of the shared data.

`python -m evals.bench_connectors` prints a table. Two rates: read and admitted (one process), and added to a
fresh library. Formats of which the shared data hold few records are made from PubMed records (marked "made").
"""

import gzip
import json
import shutil
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from evals.bench_stages import SHARED
from probatum import plugins
from probatum.connectors import starter
from probatum.library import Library
from probatum.library.entry import Rules
from probatum.library.passages import Refused
from probatum.types.document import Document

_MADE = 2_000
"""Records of the made files."""
_FIELDS = ("pmid", "title", "abstract", "year", "journal")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one connector did."""

    connector: str
    files: str
    records: int
    megabytes: float
    """Of the files, unpacked."""
    read: float
    """Seconds to read and admit."""
    added: float
    """Seconds to read, admit and index."""


def rates() -> Iterator[Rate]:
    """Every connector that the shared data have files for."""
    for name, (files, prepare) in _SETS.items():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "files"
            place.mkdir()
            prepare(place)
            yield _rate(name, files, place, Path(folder) / "library")


def _rate(name: str, files: str, place: Path, library: Path) -> Rate:
    connector = plugins.load("connectors", name.partition(" ")[0])
    rules = Rules.of_the_house()
    started, records = time.perf_counter(), 0
    for item in connector.read(place, damaged=lambda where, why: None):
        if isinstance(item, Document):
            records += 1
            _admitted(rules, item)
    read = time.perf_counter() - started
    started = time.perf_counter()
    Library.create(library).add(connector.read(place, damaged=lambda where, why: None))
    added = time.perf_counter() - started
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
    return Rate(name, files, records, size, read, added)


def _admitted(rules: Rules, document: Document) -> None:
    try:
        rules.admitted(document)
    except Refused:
        return


def table(found: list[Rate]) -> str:
    """The rates, one line a connector."""
    row = "{:16}{:34}{:>8}{:>8}{:>12}{:>9}{:>13}"
    lines = [row.format("connector", "files", "records", "MB", "read rec/s", "MB/s", "added rec/s")]
    for one in found:
        figures = (one.records / one.read, one.megabytes / one.read, one.records / one.added)
        told = [f"{figure:,.1f}" if figure < 100 else f"{figure:,.0f}" for figure in figures]
        lines.append(row.format(one.connector, one.files, f"{one.records:,}", f"{one.megabytes:.1f}", *told))
    return "\n".join(lines)


def _unpacked(archive: str, wanted: Callable[[str], bool], *, extra: str = "") -> Callable[[Path], None]:
    def prepare(place: Path) -> None:
        with tarfile.open(SHARED / archive) as tar:
            for member in tar:
                if member.isfile() and wanted(member.name):
                    member.name = Path(member.name).name
                    tar.extract(member, place, filter="data")
        if extra:
            (place / "meta.toml").write_text(extra, encoding="utf-8")

    return prepare


def _paper(place: Path) -> None:
    (place / "paper.pdf").write_bytes((SHARED / "formats" / "paper.pdf").read_bytes())
    meta = 'issuer = "bench"\ntitle = "paper"\nyear = 2023\njurisdiction = "none"\n'
    (place / "paper.toml").write_text(meta, encoding="utf-8")


def _records() -> Iterator[dict[str, str]]:
    with gzip.open(SHARED / "pubmed" / "abstracts-55k.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = (json.loads(line) for line in lines)
        with_text = (one for one in found if one.get("abstract") and one.get("title"))
        for _, one in zip(range(_MADE), with_text, strict=False):
            yield {
                name: str(one.get(name) or "") for name in ("pmid", "title", "abstract", "year", "journal")
            }


def _ris(place: Path) -> None:
    made = (
        f"TY  - JOUR\nTI  - {one['title']}\nJO  - {one['journal']}\nPY  - {one['year']}\n"
        f"AN  - PMID: {one['pmid']}\nAB  - {one['abstract']}\nER  - \n\n"
        for one in _records()
    )
    (place / "made.ris").write_text("".join(made), encoding="utf-8")


def _bibtex(place: Path) -> None:
    plain = str.maketrans("", "", "{}\\%$&#_~^")
    made = (
        f"@article{{k{one['pmid']}, title={{{one['title'].translate(plain)}}}, year={{{one['year']}}}, "
        f"pmid={{{one['pmid']}}}, abstract={{{one['abstract'].translate(plain)}}}}}\n"
        for one in _records()
    )
    (place / "made.bib").write_text("".join(made), encoding="utf-8")


def _csl(place: Path) -> None:
    made = [
        {"type": "article-journal", "PMID": one["pmid"], "title": one["title"], "abstract": one["abstract"]}
        for one in _records()
    ]
    (place / "made.json").write_text(json.dumps(made), encoding="utf-8")


def _ctgov(place: Path) -> None:
    study = (SHARED / "formats" / "ctgov-v2.json").read_text(encoding="utf-8")
    line = json.dumps(json.loads(study))
    made = (line.replace("NCT04267848", f"NCT{number:08}") for number in range(1, 301))
    (place / "made.jsonl").write_text("\n".join(made), encoding="utf-8")


def _jsonl(place: Path) -> None:
    made = (
        {
            "format": "probatum-source-1",
            "id": f"pmid:{one['pmid']}",
            "title": one["title"],
            "abstract": one["abstract"],
        }
        for one in _records()
    )
    (place / "made.jsonl").write_text("\n".join(map(json.dumps, made)), encoding="utf-8")


def _crossref(place: Path) -> None:
    items = [
        {
            "DOI": f"10.5555/{one['pmid']}",
            "title": [one["title"]],
            "abstract": f"<p>{escape(one['abstract'])}</p>",
        }
        for one in _records()
    ]
    (place / "made.json").write_text(json.dumps({"message": {"items": items}}), encoding="utf-8")


def _journal(place: Path) -> None:
    with zipfile.ZipFile(SHARED / "guidelines" / "pcd-2024-html.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".htm") and "TOC" not in name:
                (place / Path(name).name).write_bytes(archive.read(name))
    meta = 'issuer = "Preventing Chronic Disease"\nyear = 2024\nkind = "Research"\n'
    (place / "meta.toml").write_text(meta, encoding="utf-8")


def _starter(place: Path) -> None:
    shutil.copytree(starter.DEFAULT_PATH, place, dirs_exist_ok=True)


_CDC = (
    'issuer = "CDC"\npart_of = "STD Treatment Guidelines, 2010"\nyear = 2010\njurisdiction = "US"\n'
    'url = "https://www.cdc.gov/std/treatment/2010/"\n'
)
_LOCAL = _CDC.replace("issuer", "organisation") + "expires = 2030-01-31\n"
_SETS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "jats": (
        "trials, full text",
        _unpacked("jats/evidence-inference-1000.tar.xz", lambda name: "PMC1" in name),
    ),
    "guideline html": (
        "chapters of the CDC",
        _unpacked("guidelines/cdc-std-2010-epub.tar.xz", lambda name: name.endswith("html"), extra=_CDC),
    ),
    "guideline pdf": ("one paper of 41 pages", _paper),
    "spl": ("labels", _unpacked("formats/spl.tar.xz", lambda name: name.endswith(".xml"))),
    "nbib": (
        "retraction notices",
        _unpacked("pubmed/retraction-notices-medline.tar.xz", lambda name: name.endswith(".medline")),
    ),
    "pubmed": (
        "shortened baseline",
        _unpacked("pubmed/baseline-2021.tar.xz", lambda name: name.endswith(".gz")),
    ),
    "ris": ("made of PubMed records", _ris),
    "bibtex": ("made of PubMed records", _bibtex),
    "csl_json": ("made of PubMed records", _csl),
    "ctgov": ("one study, 300 times", _ctgov),
    "europepmc": (
        "1,000 results and more",
        _unpacked(
            "formats/europepmc.tar.xz", lambda name: name.endswith("cancer_core.json") or "1000" in name
        ),
    ),
    "crossref": ("made of PubMed records", _crossref),
    "jsonl": ("made of PubMed records", _jsonl),
    "page": ("articles of a journal, HTML", _journal),
    "local": (
        "chapters of the CDC, as protocols",
        _unpacked("guidelines/cdc-std-2010-epub.tar.xz", lambda name: name.endswith("html"), extra=_LOCAL),
    ),
    "medquad": (
        "pages of one institute",
        _unpacked("consumer/medquad.tar.xz", lambda name: "1_CancerGov" in name and name.endswith(".xml")),
    ),
    "starter": ("the starter library", _starter),
}


if __name__ == "__main__":
    print(table(list(rates())))
