"""Libraries of benchmark texts: built once, used again until a line of what builds them changes."""

from collections.abc import Iterable
from hashlib import sha256

from evals.readers import ROOT
from probatum.library import Library
from probatum.types.document import Document, Section
from probatum.types.source import Source

FOLDER = ROOT / "bench-data" / "libraries"
_BUILDERS = ("types", "vocabulary", "text", "indexes", "library")


def record(identifier: str, title: str, text: str) -> Document:
    """A record with nothing but its title and text; `identifier` as the library writes it."""
    source = Source(id=identifier, identifiers=(identifier,), title=title or "(no title)")
    return Document(source=source, sections=(Section("Abstract", text),) if text else ())


def library(name: str, documents: Iterable[Document]) -> Library:
    """The library of these documents, in the order given; `documents` are read only when it is not there."""
    path = FOLDER / f"{name}-{_digest()}"
    if not (path / "ready").exists():
        stock = Library.create(path)
        stock.add(documents)
        (path / "ready").touch()
    return Library.open(path)


def _digest() -> str:
    """Of the source files that shape a library."""
    digest = sha256()
    for part in _BUILDERS:
        for file in sorted((ROOT / "src" / "probatum" / part).rglob("*")):
            if file.suffix in (".py", ".tsv", ".txt", ".toml"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
