"""How faithfully pages are read, against marks made by hand: `python -m evals.extraction`.

`marked.toml` holds what was seen on the page: for each block, item and row the digests of its first and its
last five words, for words that the page breaks at a line end the digest of the whole word, and how many
blocks begin there. No word of a document is in it. `seen` says whether the page was looked at before the
reader was done.
"""

import re
import tarfile
import tomllib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from probatum.connectors import jats
from probatum.connectors._pages import html, pdf
from probatum.connectors._pages.block import Block, Shape
from probatum.types.document import Document

EDGE = 5
"""Words at each end of a block."""
MARKED = Path(__file__).with_name("marked.toml")


def digest(words: Sequence[str]) -> str:
    """12 hexadecimal digits for a run of words, without marks and case."""
    plain = " ".join(re.sub(r"[^\w]+", "", word.casefold()) for word in words)
    return sha256(" ".join(plain.split()).encode()).hexdigest()[:12]


def measured(shared: Path) -> dict[str, tuple[int, int]]:
    """For each kind of mark how many hold, of how many."""
    marks = tomllib.loads(MARKED.read_text(encoding="utf-8"))
    found: dict[str, list[bool]] = {}
    with TemporaryDirectory() as folder:
        for page in marks["page"]:
            fresh = " (page not seen before)" if page.get("seen", "").startswith("only after") else ""
            for kind, holds in _page(page, _blocks(page, shared, Path(folder))):
                found.setdefault(kind + fresh, []).append(holds)
    return {kind: (sum(held), len(held)) for kind, held in sorted(found.items())}


def _page(page: dict[str, Any], blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    kinds = {"heading": Shape.HEADING, "paragraph": Shape.PARAGRAPH, "row": Shape.ROW}
    for name, shape in kinds.items():
        ends = [_ends(block.text) for block in blocks if block.shape is shape]
        for mark in page.get(f"{name}s", ()):
            yield f"{page['format']}: {name}s", mark in ends
        if name in page.get("counts", {}):
            yield f"{page['format']}: number of {name}s", len(ends) == page["counts"][name]
    words = {digest([word]) for block in blocks for word in block.text.split()}
    for mark in page.get("joined", ()):
        yield f"{page['format']}: words broken at line ends", mark in words
    order = [_ends(block.text) for block in blocks]
    marked = [mark for mark in page.get("order", ()) if mark in order]
    if marked:
        places = [order.index(mark) for mark in marked]
        yield f"{page['format']}: reading order", places == sorted(places)


def _ends(text: str) -> str:
    """Digests of the first and the last words."""
    words = text.split()
    return f"{digest(words[:EDGE])}-{digest(words[-EDGE:])}"


def _blocks(page: dict[str, Any], shared: Path, folder: Path) -> list[Block]:
    """What our readers make of the page."""
    file = _file(page, shared, folder)
    match page["format"]:
        case "PDF":
            return [block for block in pdf.read(file).blocks if block.locator == f"page={page['number']}"]
        case "HTML":
            return list(html.read(file.read_bytes()).blocks)
        case _:
            (document,) = jats.read(file, damaged=lambda place, reason: None)
            assert isinstance(document, Document)
            return list(_of_document(document))


def _of_document(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield Block(Shape.HEADING, section.label, "")
        if section.passages:
            yield from (Block(Shape.ROW, passage.text, "") for passage in section.passages)
        else:
            yield from (Block(Shape.PARAGRAPH, text, "") for text in section.text.split("\n\n"))


def _file(page: dict[str, Any], shared: Path, folder: Path) -> Path:
    place = shared / "data" / str(page["file"])
    if "member" not in page:
        return place
    with tarfile.open(place) as archive:
        archive.extract(page["member"], folder, filter="data")
    return folder / str(page["member"])
