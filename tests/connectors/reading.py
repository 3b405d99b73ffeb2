"""Small helpers that connectors' tests share: write a file, read it, keep what was damaged."""

import gzip
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from probatum.types.document import Document

Named = tuple[str, str]
"""Place and reason of something damaged."""


def everything(connector: ModuleType, path: Path) -> tuple[list[Document | str], list[Named]]:
    """What a connector reads there, and what it names as damaged."""
    named: list[Named] = []
    found = list(connector.read(path, damaged=lambda place, reason: named.append((place, reason))))
    return found, named


def documents(connector: ModuleType, path: Path) -> list[Document]:
    """What a connector reads there; nothing may be damaged, and nothing but documents may come."""
    found, named = everything(connector, path)
    assert named == []
    return [document for document in found if isinstance(document, Document)]


def article(pmid: str = "1", inside: str = "", *, citation: str = "", data: str = "") -> str:
    """A PubmedArticle with these elements in Article, MedlineCitation and PubmedData."""
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID>'
        f"<Article>{inside or '<ArticleTitle>A title.</ArticleTitle>'}</Article>{citation}</MedlineCitation>"
        f"<PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def article_set(*records: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>{"".join(records)}</PubmedArticleSet>'


def written(folder: Path, content: str | bytes, name: str = "file.xml") -> Path:
    """A file with this content; packed when the name says .gz."""
    content = content.encode() if isinstance(content, str) else content
    file = folder / name
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return file


def unpacked(archive: Path, folder: Path) -> Iterator[Path]:
    """The files of a tar archive, unpacked into the folder, by name."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
