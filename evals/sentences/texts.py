"""The texts of the marked set, read from the shared data: none of them is kept in the repository."""

import gzip
import json
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree, html

Texts = dict[tuple[str, str], str]
"""Record and section to text."""

ABSTRACTS = "pubmed/abstracts-55k.jsonl.gz"
ARTICLES = "jats/evidence-inference-1000.tar.xz"
REPORTS = "guidelines/mmwr-1000-html-json.zip"
RECOMMENDATIONS = "guidelines/uspstf.json"
QUESTIONS = "consumer/medquad.tar.xz"
LABELS = "formats/spl.tar.xz"


@cache
def texts(data: Path, file: str) -> Texts:
    """Every text of one file of the shared data."""
    return {(record, section): text for record, section, text in _READERS[file](data / file) if text}


def _abstracts(path: Path) -> Iterator[tuple[str, str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["pmid"], "abstract", record["abstract"]


def _articles(path: Path) -> Iterator[tuple[str, str, str]]:
    for name, content in _members(path, ".nxml"):
        for number, paragraph in enumerate(etree.fromstring(content).iterfind(".//body//p")):
            yield Path(name).stem, f"p{number}", _joined(paragraph)


def _labels(path: Path) -> Iterator[tuple[str, str, str]]:
    for name, content in _members(path, ".xml"):
        for number, paragraph in enumerate(etree.fromstring(content).iterfind(".//{*}paragraph")):
            yield Path(name).stem, f"p{number}", _joined(paragraph)


def _questions(path: Path) -> Iterator[tuple[str, str, str]]:
    for name, content in _members(path, ".xml"):
        for number, answer in enumerate(etree.fromstring(content).iterfind(".//Answer")):
            yield "/".join(Path(name).parts[-2:]), f"a{number}", answer.text or ""


def _reports(path: Path) -> Iterator[tuple[str, str, str]]:
    with zipfile.ZipFile(path) as archive:
        pages = json.loads(archive.read(archive.namelist()[0]))
    for record, page in enumerate(pages):
        for number, paragraph in enumerate(html.fromstring(page).iterfind(".//p")):
            yield str(record), f"p{number}", _joined(paragraph)


def _recommendations(path: Path) -> Iterator[tuple[str, str, str]]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for record in next(iter(content.values())):
        for section in sorted({"text", "riskText"} & {key for key, value in record.items() if value}):
            lines = html.fromstring(re.sub(r"<br>|</p>", "\n", record[section]))
            yield str(record["id"]), section, _text(lines).replace("\xa0", " ").strip()


def _members(path: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(suffix) and (content := archive.extractfile(member)):
                yield member.name, content.read()


def _joined(element: etree._Element) -> str:
    return " ".join(_text(element).split())


def _text(element: etree._Element) -> str:
    return "".join(str(run) for run in element.itertext())


_READERS: dict[str, Callable[[Path], Iterator[tuple[str, str, str]]]] = {
    ABSTRACTS: _abstracts,
    ARTICLES: _articles,
    REPORTS: _reports,
    RECOMMENDATIONS: _recommendations,
    QUESTIONS: _questions,
    LABELS: _labels,
}
