"""What one saved file leans on: statements of a JSON answer, or the sources that another export names."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import orjson


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


Leanings = tuple[Leaning, ...]

_NAMED = re.compile(
    r"(?:\bpmid\W{1,4}|pubmed\.ncbi\.nlm\.nih\.gov/)(?P<pmid>[1-9][0-9]{0,9})\b"
    r"|\b(?P<pmcid>PMC[1-9][0-9]{0,9})\b"
    r"|\b(?P<doi>10\.[0-9]{4,9}/[^\s\"<>{}|\\^`]+)"
    r"|\b(?P<other>(?:local|url|isbn):[^\s\"<>\])}]+)",
    re.IGNORECASE,
)
"""Identifiers as exports print them: "pmid:1", "PMID- 1", addresses of PubMed and of DOIs."""
_END = ".,;:)]}'\""
"""What may stand behind an identifier and belongs to the sentence."""


def leanings(answer: bytes | str, identifiers: Collection[str]) -> Leanings:
    """The statements of an answer, as the `json` export wrote it, that cite the source so identified.

    Identifiers are in normal form, all that the source has: an answer may know it by another of them. What is
    no answer cites nothing.
    """
    body = answer.encode() if isinstance(answer, str) else answer
    if not any(each.encode() in body for each in identifiers):  # most answers end here, unparsed
        return ()
    return tuple(
        leaning
        for names, found in every_leaning(body) or ()
        if not names.isdisjoint(identifiers)
        for leaning in found
    )


def every_leaning(answer: bytes) -> list[tuple[frozenset[str], Leanings]] | None:
    """The names of each source that an answer cites, and the statements that do; None for no answer."""
    try:
        data = orjson.loads(answer)
    except ValueError:
        return None
    if not isinstance(data, dict) or "references" not in data:
        return None
    citing = _citing(data)
    return [
        (_names(entry), tuple(citing[entry["id"]]))
        for entry in _objects(data, "references")
        if entry.get("id") in citing
    ]


def _citing(data: dict[str, Any]) -> dict[str, list[Leaning]]:
    """Statements of every part of an answer, by the id of the source that they cite."""
    found: dict[str, list[Leaning]] = {}
    claims = [(claim, True) for claim in _shown(data)] + [
        (each, False) for each in _objects(data, "left_out")
    ]
    for claim, shown in claims:
        for citation in _objects(claim, "citations"):
            words = str(claim.get("id")), str(claim.get("text"))
            leaning = Leaning(*words, shown, citation.get("stance") == "supports")
            found.setdefault(str(citation.get("source")), []).append(leaning)
    return found


def named(export: bytes) -> frozenset[str]:
    """Identifiers that a text names, in normal form: of exports that hold no statements by themselves."""
    return frozenset(_found(unquote(export.decode("utf-8", "replace"))))


def _found(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        scheme, value = str(match.lastgroup), str(match.group(str(match.lastgroup))).rstrip(_END)
        if scheme == "other":
            yield value
        else:
            yield f"{scheme}:{value.upper() if scheme == 'pmcid' else value.lower()}"


def _names(reference: dict[str, Any]) -> frozenset[str]:
    named = reference.get("identifiers")
    others = named if isinstance(named, list) else ()
    return frozenset([reference["id"], *(each for each in others if isinstance(each, str))])


def _shown(data: object) -> list[dict[str, Any]]:
    sections = _objects(data, "sections")
    return [
        *_objects(data, "direct_answer"),
        *(claim for section in sections for claim in _objects(section, "claims")),
    ]


def _objects(data: object, name: str) -> list[dict[str, Any]]:
    value = data.get(name) if isinstance(data, dict) else None
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
