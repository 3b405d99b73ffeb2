"""Documents as compact JSON: each text once, default values left out; and the way back."""

from dataclasses import fields
from hashlib import sha256
from operator import attrgetter
from typing import Any

import orjson

from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.source import Kind, Relation, Source
from probatum.types.standing import Mark, Standing, State

Packed = dict[str, Any]
"""A JSON object: source, sections and aliases of a document or of one entry of it."""

_NAMES = tuple(field.name for field in fields(Source))
_DEFAULTS = tuple(field.default for field in fields(Source))
_VALUES = attrgetter(*_NAMES)
_LISTS = ("identifiers", *(field.name for field in fields(Source) if isinstance(field.default, tuple)))
_SECTION = ("facet", "role", "language")
_PASSAGE = ("facet", "role", "population", "topics", "plain", "digest", "locator")
_STATED = ("strength", "certainty")


def packed(document: Document) -> Packed:
    """The document as a JSON object; two documents that differ have different ones."""
    content: Packed = {"source": _packed_source(document.source)}
    if document.sections:
        content["sections"] = [_packed_section(section) for section in document.sections]
    if document.aliases:
        content["aliases"] = [[alias.short, alias.long] for alias in document.aliases]
    return content


def dumped(content: Packed) -> bytes:
    """As bytes; lone surrogates, which are no text, become question marks."""
    try:
        return orjson.dumps(content)
    except TypeError:
        return orjson.dumps(_without_surrogates(content))


def digest(dump: bytes) -> int:
    """Of the whole document: SHA-256 of its compact form, as a number."""
    return int.from_bytes(sha256(dump).digest())


def loaded(dump: bytes) -> Packed:
    """From bytes."""
    content: Packed = orjson.loads(dump)
    return content


def unpacked(content: Packed) -> Document:
    """The document again."""
    source = unpacked_source(content["source"])
    return Document(
        source=source,
        sections=tuple(_unpacked_section(section, source.id) for section in content.get("sections", ())),
        aliases=tuple(Alias(short, long) for short, long in content.get("aliases", ())),
    )


def unpacked_source(content: Packed) -> Source:
    """The catalogue record again."""
    values = dict(content)
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "kind" in values:
        values["kind"] = Kind(values["kind"])
    if "standing" in values:
        values["standing"] = Standing(**_with_state(values["standing"]))
    if "marks" in values:
        values["marks"] = tuple(Mark(**_with_state(mark)) for mark in values["marks"])
    if "relations" in values:
        values["relations"] = tuple(Relation(**relation) for relation in values["relations"])
    return Source(**values)


def unpacked_passages(section: Packed, source: str) -> list[Passage]:
    """The passages of a section, or of the piece of one that begins at character `at`."""
    label, text, at = section["label"], section["text"], section.get("at", 0)
    return [
        _unpacked_passage(passage, source, label, text[passage["start"] - at : passage["end"] - at])
        for passage in section.get("passages", ())
    ]


def _with_state(content: Packed) -> Packed:
    return content | {"state": State(content["state"])}


def _packed_source(source: Source) -> Packed:
    said = zip(_NAMES, _VALUES(source), _DEFAULTS, strict=True)
    return {name: value for name, value, default in said if value is not default and value != default}


def _packed_section(section: Section) -> Packed:
    content: Packed = {"label": section.label, "text": section.text}
    if section.passages:
        content["passages"] = [_packed_passage(passage) for passage in section.passages]
    for name in _SECTION:
        if value := getattr(section, name):
            content[name] = value
    return content


def _packed_passage(passage: Passage) -> Packed:
    content: Packed = {
        "start": passage.start,
        "end": passage.end,
        "sentences": [edge for span in passage.sentences for edge in (span.start, span.end)],
    }
    for name in _PASSAGE:
        if value := getattr(passage, name):
            content[name] = value
    for name in _STATED:
        if span := getattr(passage, name):
            content[name] = [span.start, span.end]
    return content


def _unpacked_section(content: Packed, source: str) -> Section:
    return Section(
        label=content["label"],
        text=content["text"],
        passages=tuple(unpacked_passages(content, source)),
        **{name: content[name] for name in _SECTION if name in content},
    )


def _unpacked_passage(content: Packed, source: str, label: str, text: str) -> Passage:
    edges = content["sentences"]
    return Passage(
        source=source,
        section=label,
        start=content["start"],
        end=content["end"],
        text=text,
        sentences=tuple(map(Span, edges[::2], edges[1::2])),
        facet=content.get("facet", ""),
        role=content.get("role", ""),
        population=content.get("population", ""),
        topics=tuple(content.get("topics", ())),
        plain=content.get("plain", ""),
        digest=content.get("digest", False),
        locator=content.get("locator", ""),
        **{name: Span(*content[name]) for name in _STATED if name in content},
    )


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, Standing | Mark | Relation):
        return {name: _without_surrogates(getattr(value, name)) for name in value.__slots__}
    return value
