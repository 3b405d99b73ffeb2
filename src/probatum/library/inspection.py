"""What a library holds, in figures, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from probatum.indexes import Index
from probatum.library.register import Check
from probatum.types.document import Document


@dataclass(frozen=True, slots=True)
class Info:
    """A library in figures."""

    sources: int
    with_text: int
    """Sources that can be found and cited; the others are catalogue records."""
    records: int
    """What search ranks: a long document is several."""
    kinds: tuple[tuple[str, int], ...]
    """Sources of each kind, most first."""
    states: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    checks: tuple[Check, ...]
    """Which authorities were asked about the standing of sources, and when."""
    newest: int | None
    """Latest year of a source."""
    snapshot: str
    bytes: int
    """On disk."""


def info(index: Index, path: Path, checks: tuple[Check, ...]) -> Info:
    """What is in the library now."""
    holdings = dict(index.tally("holding"))
    sources = sum(holdings.values())
    years = index.tally("year")
    return Info(
        sources=sources,
        with_text=sources - holdings.get("catalogue", 0),
        records=index.size,
        kinds=_most_first(index.tally("kind")),
        states=_most_first(index.tally("state")),
        languages=_most_first(index.tally("language")),
        checks=checks,
        newest=int(years[-1][0]) if years else None,
        snapshot=index.snapshot,
        bytes=sum(file.stat().st_size for file in path.iterdir() if file.is_file()),
    )


def faults(index: Index) -> Iterator[str]:
    """What is wrong with the store or with a passage in it."""
    yield from index.faults()
    for document in index.documents():
        yield from _faults(document)


def _faults(document: Document) -> Iterator[str]:
    labels = [section.label for section in document.sections]
    if len(labels) != len(set(labels)):
        yield f"{document.source.id}: two sections have the same label. Add it again."
    for section in document.sections:
        place = f"{document.source.id}, {section.label}"
        for passage in section.passages:
            spans = [(span.start, span.end) for span in passage.sentences]
            inside = 0 <= passage.start < passage.end <= len(section.text)
            if not inside or passage.text != section.text[passage.start : passage.end]:
                yield f"{place}: a passage is not the text at its place. Add it again."
            if any(not passage.start <= start < end <= passage.end for start, end in spans):
                yield f"{place}: a sentence is outside its passage. Add it again."


def _most_first(counts: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
