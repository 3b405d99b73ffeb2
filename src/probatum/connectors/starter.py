"""The library that ships with Probatum: digests of sources, one TOML file a topic."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from probatum.connectors import Damaged, Removal
from probatum.connectors._identifiers import doi, pmcid, pmid
from probatum.errors import InputError
from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.source import Kind, Source, Standing, State
from probatum.vocabulary import rows

NAME = "starter"
DEFAULT_PATH = Path(str(files("probatum") / "starter"))
"""The folder of topics that comes with the package."""

_IDENTIFIERS = (("pmid", pmid), ("pmcid", pmcid), ("doi", doi))


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a source, in the order of the files' names and of the file.

    A source without title or identifier, or with a value of the wrong sort, is damaged.

    Raises: InputError: there is no topic there, or a file is not TOML.
    """
    for file in _topics(path):
        topic = _table(file)
        names = _names(topic.get("names", []))
        for number, entry in enumerate(topic.get("sources", []), start=1):
            try:
                yield _document(entry, names)
            except (KeyError, TypeError, ValueError) as error:
                damaged(f"{file}, source {number} ({_name(entry)})", _reason(error))


def _topics(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError(f"{path} does not exist. Give a folder of topics, or one topic's TOML file.")
    found = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not found:
        raise InputError(f"{path} holds no topic. A topic is a TOML file with [[sources]].")
    return found


def _table(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise InputError(f"{file} is not TOML: {error}. Mend the file at that place.") from error
    if not isinstance(table.get("sources"), list):
        raise InputError(f"{file} is not a topic: it has no [[sources]]. Take it out of the folder.")
    return table


def _names(value: list[Any]) -> list[list[str]]:
    """The names of each thing that the topic is about: a list of names, or one such list for each thing."""
    groups = value if value and all(isinstance(item, list) for item in value) else [value]
    return [[str(name) for name in group] for group in groups]


def _name(entry: Any) -> str:
    return str(entry.get("id", "no id")) if isinstance(entry, dict) else "not a table"


def _reason(error: Exception) -> str:
    return f"it has no {error.args[0]}" if isinstance(error, KeyError) else str(error)


def _document(entry: Any, names: list[list[str]]) -> Document:
    source = _source(_checked(entry))
    by_facet: dict[str, list[dict[str, Any]]] = {}
    for finding in entry.get("findings", []):
        by_facet.setdefault(_string(finding, "facet"), []).append(finding)
    sections = tuple(_section(source.id, facet, findings) for facet, findings in by_facet.items())
    return Document(source=source, sections=sections, aliases=_aliases(source, sections, names))


def _checked(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise TypeError("a source must be a table")
    if not _string(entry, "title"):
        raise ValueError("its title is empty")
    return entry


def _string(entry: dict[str, Any], name: str) -> str:
    """White space folded, so that a finding stays on one line.

    Raises: KeyError, TypeError.
    """
    if not isinstance(entry[name], str):
        raise TypeError(f"{name} is {entry[name]!r} and must be text")
    return " ".join(entry[name].split())


def _optional(entry: dict[str, Any], name: str) -> str:
    return _string({name: ""} | entry, name)


def _strings(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"{name} is {value!r} and must be a list of texts")
    return tuple(value)


def _source(entry: dict[str, Any]) -> Source:
    identifiers = _identifiers(entry)
    year = _year(entry)
    return Source(
        id=identifiers[0],
        identifiers=tuple(sorted(identifiers)),
        title=_string(entry, "title"),
        authors=_strings(entry, "authors"),
        authors_complete=entry.get("authors_complete", True) is True,
        container=_optional(entry, "container"),
        year=year,
        date="" if year is None else str(year),
        publication_types=_strings(entry, "publication_types"),
        kind=_kind(entry),
        mesh=_strings(entry, "mesh"),
        keywords=_strings(entry, "design"),
        language=_optional(entry, "language") or "en",
        url=_optional(entry, "url"),
        standing=Standing(State(entry.get("standing", "unknown")), _optional(entry, "standing_note")),
        jurisdiction=_optional(entry, "jurisdiction"),
        note=_optional(entry, "note"),
        digest=True,
    )


def _year(entry: dict[str, Any]) -> int | None:
    year = entry.get("year")
    if year is None or type(year) is int:
        return year
    raise TypeError(f"year is {year!r} and must be a whole number")


def _identifiers(entry: dict[str, Any]) -> list[str]:
    """All of them, the one it is cited by first."""
    found = [normal(str(entry[name])) for name, normal in _IDENTIFIERS if entry.get(name)]
    id = _optional(entry, "id")
    if not all(found):
        raise ValueError("its pmid, pmcid or doi is none")
    if id.startswith(("url:", "local:", "isbn:")):
        found.append(id)
    if not found:
        raise ValueError("it has no pmid, pmcid or doi, and its id is no url:, isbn: or local:")
    return list(dict.fromkeys(found))


def _kind(entry: dict[str, Any]) -> Kind:
    """What its design says, for pages that have no publication types; the library decides for the others."""
    designs = " ".join(_strings(entry, "design"))
    if _strings(entry, "publication_types"):
        return Kind.OTHER
    return next((Kind(kind) for phrase, kind in rows("starter_designs") if phrase in designs), Kind.OTHER)


def _section(source: str, facet: str, findings: list[dict[str, Any]]) -> Section:
    label = facet.replace("-", " ").capitalize()
    passages: list[Passage] = []
    start = 0
    for finding in findings:
        passage = _passage(source, label, start, finding)
        passages.append(passage)
        start = passage.end + 1
    text = "\n".join(passage.text for passage in passages)
    return Section(label=label, text=text, passages=tuple(passages), facet=facet)


def _passage(source: str, label: str, start: int, finding: dict[str, Any]) -> Passage:
    """One finding: one statement, whatever its punctuation."""
    text = _string(finding, "text")
    if not text:
        raise ValueError("a finding has no text")
    end = start + len(text)
    return Passage(
        source,
        label,
        start,
        end,
        text,
        (Span(start, end),),
        facet=_string(finding, "facet"),
        role=_optional(finding, "role"),
        population=_optional(finding, "population"),
        topics=_strings(finding, "topics"),
        plain=_optional(finding, "plain"),
        digest=True,
    )


def _aliases(source: Source, sections: tuple[Section, ...], names: list[list[str]]) -> tuple[Alias, ...]:
    """The other names of each thing that the document mentions by any of its names."""
    text = "\n".join([source.title, *(section.text for section in sections)])
    mentioned = [group for group in names if any(_mentions(text, name) for name in group)]
    return tuple(Alias(short=name, long=group[0]) for group in mentioned for name in group[1:])


def _mentions(text: str, name: str) -> bool:
    """An abbreviation is looked for as it is written, any other name in whatever case."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None
