"""Reach: which saved answers lean on a source, and with which statements."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Leaning:
    """A statement of a saved answer that cites a source."""

    claim: str
    """Id of the claim."""
    text: str
    """The words shown; of one that its audience is not shown, the claim's own."""
    shown: bool
    supports: bool
    """False when the source is cited against the statement."""


def leanings(answer: bytes | str, identifiers: Collection[str]) -> tuple[Leaning, ...]:
    """The statements of an answer, as the `json` export wrote it, that cite the source so identified.

    Identifiers are in normal form, all that the source has: an answer may know it by another of them. What is
    no answer cites nothing.
    """
    body = answer.encode() if isinstance(answer, str) else answer
    if not any(each.encode() in body for each in identifiers):  # most answers end here, unparsed
        return ()
    try:
        data = json.loads(body)
    except ValueError:
        return ()
    ids = {entry["id"] for entry in _objects(data, "references") if _is(entry, identifiers)}
    found = [(claim, True) for claim in _shown(data)] + [(each, False) for each in _objects(data, "left_out")]
    return tuple(
        Leaning(str(claim.get("id")), str(claim.get("text")), shown, citation.get("stance") == "supports")
        for claim, shown in found
        for citation in _objects(claim, "citations")
        if citation.get("source") in ids
    )


def leaning_answers(folder: Path, identifiers: Collection[str]) -> Iterator[tuple[Path, tuple[Leaning, ...]]]:
    """The files of a folder, sub-folders included, that lean on the source, by name."""
    for file in sorted(folder.rglob("*.json")):
        try:
            found = leanings(file.read_bytes(), identifiers)
        except OSError:
            continue
        if found:
            yield file, found


def _is(reference: dict[str, Any], identifiers: Collection[str]) -> bool:
    named = reference.get("identifiers")
    known = {reference.get("id"), *(named if isinstance(named, list) else ())}
    return "id" in reference and not known.isdisjoint(identifiers)


def _shown(data: object) -> list[dict[str, Any]]:
    sections = _objects(data, "sections")
    return [
        *_objects(data, "direct_answer"),
        *(claim for section in sections for claim in _objects(section, "claims")),
    ]


def _objects(data: object, name: str) -> list[dict[str, Any]]:
    value = data.get(name) if isinstance(data, dict) else None
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
