"""Long documents in several entries: a search finds the part that answers, not the whole book."""

from collections.abc import Iterator

from probatum.indexes._payload import Packed

WHOLE = 4_000
"""A document of at most so many characters is one entry."""
PART = 3_000
"""Characters of text that a part of a longer document holds, unless one passage is longer."""
TITLES = 2
HEADINGS = 1
"""How often title and MeSH headings count in the searched text: docs/decisions/0022-local-index.md."""


def entries(document: Packed) -> list[Packed]:
    """The document itself, or its consecutive parts; no passage is cut. A document without text is one."""
    sections = document.get("sections", [])
    if sum(len(section["text"]) for section in sections) <= WHOLE:
        return [document]
    parts = [
        {"source": document["source"], "part": n, "sections": run} for n, run in enumerate(_runs(sections))
    ]
    if "aliases" in document:
        parts[0]["aliases"] = document["aliases"]
    return parts


def whole(parts: list[Packed]) -> Packed:
    """The document again, from all its entries in any order."""
    if len(parts) == 1 and "part" not in parts[0]:
        return parts[0]
    ordered = sorted(parts, key=lambda part: int(part["part"]))
    sections: dict[int, Packed] = {}
    for piece in (piece for part in ordered for piece in part["sections"]):
        _join(sections.setdefault(piece["order"], {}), piece)
    document: Packed = {"source": ordered[0]["source"], "sections": list(sections.values())}
    if "aliases" in ordered[0]:
        document["aliases"] = ordered[0]["aliases"]
    return document


def searched(entry: Packed) -> str:
    """The text by which an entry is found: title, MeSH headings, labels and text; empty without text."""
    sections = entry.get("sections")
    if not sections:
        return ""
    source = entry["source"]
    parts = [source.get("title", "")] * TITLES
    parts += [*source.get("mesh", ())] * HEADINGS
    for section in sections:
        parts += (section["label"], section["text"])
    return "\n".join(parts)


def _runs(sections: list[Packed]) -> Iterator[list[Packed]]:
    """Pieces in order, as many as fit into one entry together."""
    run: list[Packed] = []
    held = 0
    for piece in (piece for order, section in enumerate(sections) for piece in _pieces(order, section)):
        if run and held + len(piece["text"]) > PART:
            yield run
            run, held = [], 0
        held += len(piece["text"])
        if run and run[-1]["order"] == piece["order"]:
            _join(run[-1], piece)
        else:
            run.append(piece)
    yield run


def _pieces(order: int, section: Packed) -> Iterator[Packed]:
    """The section cut before every passage that no other passage reaches into."""
    passages = section.get("passages", [])
    rest = {key: value for key, value in section.items() if key not in ("text", "passages")}
    starts = _starts(passages)
    for start, end in zip(starts, [*starts[1:], len(section["text"])], strict=True):
        piece = {"order": order, "at": start, **rest, "text": section["text"][start:end]}
        inside = (
            [passage for passage in passages if start <= passage["start"] < end]
            if len(starts) > 1
            else passages
        )
        yield piece | ({"passages": inside} if inside else {})


def _starts(passages: list[Packed]) -> list[int]:
    starts, reached = [0], 0
    for passage in passages:
        if passage["start"] < starts[-1]:
            return [0]
        if passage["start"] >= reached and passage["start"] > starts[-1]:
            starts.append(passage["start"])
        reached = max(reached, passage["end"])
    return starts


def _join(section: Packed, piece: Packed) -> None:
    """Put a piece to the end of a section."""
    if not section:
        section.update(piece)
        section.pop("passages", None)
        section["text"] = ""
        section["passages"] = []
    section["text"] += piece["text"]
    section["passages"] = [*section.get("passages", []), *piece.get("passages", [])]
