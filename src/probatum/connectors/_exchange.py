"""The exchange format: one document as one line of JSON, and back without a change.

The format is described in `docs/reference/exchange-format.md` and in `schemas/source.schema.json`.
"""

from dataclasses import dataclass, fields

import orjson

from probatum.connectors._typed import plain, typed
from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.source import Source

FORMAT = "probatum-source-1"
_SCHEMES = ("pmid:", "pmcid:", "doi:", "isbn:", "url:", "local:")
_SOURCE = frozenset(field.name for field in fields(Source))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage as written: source, section and text follow from where it stands."""

    start: int
    end: int
    sentences: tuple[tuple[int, ...], ...]
    facet: str = ""
    role: str = ""
    population: str = ""
    topics: tuple[str, ...] = ()
    plain: str = ""
    digest: bool = False
    locator: str = ""
    strength: tuple[int, ...] = ()
    certainty: tuple[int, ...] = ()
    """Start and end, or nothing."""


@dataclass(frozen=True, slots=True)
class _Section:
    label: str
    text: str
    passages: tuple[_Passage, ...] = ()
    facet: str = ""
    role: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """What a line holds besides the fields of the source."""

    sections: tuple[_Section, ...] = ()
    aliases: tuple[Alias, ...] = ()
    abstract: str = ""
    """Short for one section "Abstract"."""
    text: str = ""
    """Short for one section "Text"."""
    format: str = FORMAT


def write_line(document: Document) -> str:
    """The document as one line, without the line end; the same document gives the same bytes."""
    sections = tuple(_written(section) for section in document.sections)
    text = _Text(sections=sections, aliases=document.aliases)
    line = {"format": FORMAT} | plain(document.source) | plain(text)
    return orjson.dumps(line).decode()


def _written(section: Section) -> _Section:
    passages = tuple(
        _Passage(
            start=passage.start,
            end=passage.end,
            sentences=tuple((span.start, span.end) for span in passage.sentences),
            facet=passage.facet,
            role=passage.role,
            population=passage.population,
            topics=passage.topics,
            plain=passage.plain,
            digest=passage.digest,
            locator=passage.locator,
            strength=_edges(passage.strength),
            certainty=_edges(passage.certainty),
        )
        for passage in section.passages
    )
    return _Section(section.label, section.text, passages, section.facet, section.role, section.language)


def _edges(span: Span | None) -> tuple[int, ...]:
    return (span.start, span.end) if span else ()


def read_line(line: bytes) -> Document:
    """The document of one line.

    Raises: ValueError: it is no JSON, or not of this format; the message says what is wrong.
    """
    try:
        entry = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"it is not JSON: {error}") from error
    if not isinstance(entry, dict):
        raise ValueError("the line must be an object with fields")
    text = typed(_Text, {name: value for name, value in entry.items() if name not in _SOURCE})
    if text.format != FORMAT:
        raise ValueError(f"its format is {text.format!r}; this version reads {FORMAT!r}")
    source = _source({name: value for name, value in entry.items() if name in _SOURCE})
    return Document(source, _sections(source.id, text), text.aliases)


def _source(entry: dict[str, object]) -> Source:
    """An id without a scheme is local; `identifiers` may be left out where the id is the only one."""
    id = entry.get("id")
    if isinstance(id, str) and id.strip() and not id.startswith(_SCHEMES):
        entry = entry | {"id": f"local:{id}"}
    source = typed(Source, entry | {"identifiers": entry.get("identifiers", [entry.get("id")])})
    if not source.id.strip():
        raise ValueError("its id is empty")
    if source.id not in source.identifiers:
        raise ValueError("identifiers must hold the id")
    return source


def _sections(id: str, text: _Text) -> tuple[Section, ...]:
    short = [("Abstract", text.abstract), ("Text", text.text)]
    written = tuple(_Section(label, body) for label, body in short if body.strip())
    if written and text.sections:
        raise ValueError("it has sections as well as abstract or text; give one of them")
    found = tuple(_section(id, section) for section in written or text.sections)
    if len({section.label for section in found}) < len(found):
        raise ValueError("two of its sections have the same label")
    return found


def _section(id: str, section: _Section) -> Section:
    passages = tuple(_passage(id, section, passage) for passage in section.passages)
    return Section(section.label, section.text, passages, section.facet, section.role, section.language)


def _passage(id: str, section: _Section, passage: _Passage) -> Passage:
    if not all(len(span) == 2 for span in passage.sentences):
        raise ValueError("each of a passage's sentences must be a start and an end")
    edges = [edge for span in passage.sentences for edge in span]
    within = [0, passage.start, *edges, passage.end, len(section.text)]
    if within != sorted(within) or passage.start == passage.end:
        raise ValueError(f"a passage or sentence does not lie within section {section.label!r}")
    strength, certainty = (_stated(edges, passage) for edges in (passage.strength, passage.certainty))
    return Passage(
        source=id,
        section=section.label,
        start=passage.start,
        end=passage.end,
        text=section.text[passage.start : passage.end],
        sentences=tuple(Span(start, end) for start, end in passage.sentences),
        facet=passage.facet,
        role=passage.role,
        population=passage.population,
        topics=passage.topics,
        plain=passage.plain,
        digest=passage.digest,
        locator=passage.locator,
        strength=strength,
        certainty=certainty,
    )


def _stated(edges: tuple[int, ...], passage: _Passage) -> Span | None:
    if not edges:
        return None
    if len(edges) != 2 or not passage.start <= edges[0] < edges[1] <= passage.end:
        raise ValueError("a strength or certainty does not lie within its passage")
    return Span(*edges)
