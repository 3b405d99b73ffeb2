"""Commands that look into the library: `search` and `source`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from probatum.cli import desk
from probatum.cli.desk import LibraryOption, Shape, ShapeOption, line
from probatum.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from probatum.reach import Leaning
    from probatum.types.document import Document
    from probatum.types.evidence import Evidence, Hit
    from probatum.types.source import Source

    Citing = Mapping[str, tuple[Leaning, ...]]
    """Statements that cite a source, by the file that they stand in."""

NOT_FOUND = 3

_SEARCH = """
[bold]Examples[/bold]

  probatum search "brain iron"

  probatum search "iron infusion in pregnancy" --limit 5 --format json
"""

_SOURCE = """
[bold]Examples[/bold]

  probatum source pmid:34732752

  probatum source 10.1111/jsr.13575 --format json

  probatum source pmid:34732752 --answers ~/answers
"""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(epilog=_SEARCH)(search)
    app.command(epilog=_SOURCE)(source)


def search(
    words: Annotated[str, typer.Argument(help="A question, or a few words.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Most sources.")] = 10,
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Find sources in the library, best first, as `ask` would."""
    from probatum.ask import look

    settings = desk.chosen()
    evidence = look(
        words,
        desk.opened(library),
        records=max(limit, settings.records),
        longest=settings.question_length,
        scope=desk.scope(),
    )
    found = _by_source(evidence)[:limit]
    if format_ is Shape.JSON:
        desk.put_json(_search_json(evidence, found))
    else:
        desk.put("\n\n".join(_found(hits) for hits in found) or "Nothing found.")
    raise typer.Exit(0 if found else NOT_FOUND)


def _by_source(evidence: "Evidence") -> "list[list[Hit]]":
    """The hits of each source, best source first."""
    grouped: dict[str, list[Hit]] = {}
    for hit in evidence.hits:
        grouped.setdefault(hit.source.id, []).append(hit)
    return list(grouped.values())


def _found(hits: "list[Hit]") -> str:
    source = hits[0].source
    head = [source.id, source.kind.value, str(source.year or "no year"), source.container]
    facts = " · ".join(line(part) for part in head if part)
    return f"{line(source.title)}\n  {facts}\n  {line(hits[0].passage.text)}"


def _search_json(evidence: "Evidence", found: "list[list[Hit]]") -> dict[str, Any]:
    return {
        "question": evidence.question.text,
        "terms": [{"stem": stem, "weight": weight} for stem, weight in evidence.query.terms],
        "snapshot": evidence.snapshot,
        "sources": [
            {
                "score": hits[0].score,
                **desk.plain(hits[0].source),
                "passages": [_passage(hit) for hit in hits],
            }
            for hits in found
        ],
        "set_aside": [{"source": each.source.id, "reason": each.reason} for each in evidence.set_aside],
    }


def _passage(hit: "Hit") -> dict[str, Any]:
    passage = hit.passage
    return {
        "section": passage.section,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "facet": passage.facet,
    }


def source(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Such as pmid:34732752.")],
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="DIR", help="Name the answers and exports there that lean on it."),
    ] = None,
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Show the record and the text of one source, what it relates to, and which answers cite it."""
    opened = desk.opened(library)
    document, linked = opened.document(identifier), opened.cited_by(identifier)
    citing = _citing(document.source.identifiers, answers)
    if format_ is Shape.JSON:
        desk.put_json(_source_json(document, linked, citing))
    else:
        desk.put("\n".join(_source_text(document, linked, citing)))


def _citing(identifiers: tuple[str, ...], folder: Path | None) -> "Citing":
    """The answers and exports in a folder, its sub-folders included, that lean on the source."""
    from probatum.reach import leaning_answers

    if folder is None:
        return {}
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder. Name the one that holds your saved answers.")
    shelf = desk.chosen().home / "reach"
    return {str(file): found for file, found in leaning_answers(folder, identifiers, shelf=shelf)}


def _source_json(document: "Document", linked: "list[Source]", citing: "Citing") -> dict[str, Any]:
    """The source in the exchange format, and who cites it."""
    from probatum.connectors.jsonl import write_line

    sources = [{"id": each.id, "title": each.title} for each in linked]
    answers = [
        {"file": file, "statements": [desk.plain(each) for each in found]} for file, found in citing.items()
    ]
    return {**json.loads(write_line(document)), "cited_by": {"sources": sources, "answers": answers}}


def _statements(found: "tuple[Leaning, ...]") -> str:
    """What a file says with the source; an export that is no JSON answer only names it."""
    return "; ".join(each.text if each.supports else f"against: {each.text}" for each in found) or "names it"


def _standing(source: "Source") -> str:
    """The state, who says so, and the note."""
    standing = source.standing
    by = f" ({standing.by})" if standing.by else ""
    return f"{standing.state.value}{by} {standing.note}".strip()


def _source_text(document: "Document", linked: "list[Source]", citing: "Citing") -> list[str]:
    source = document.source
    facts = [
        ("Ids", ", ".join(source.identifiers)),
        ("Kind", source.kind.value),
        ("Authors", ", ".join(source.authors) + ("" if source.authors_complete else " and others")),
        ("In", " ".join(part for part in (source.container, source.date or str(source.year or "")) if part)),
        ("Standing", _standing(source)),
        ("Checked", desk.ago(source.standing.checked)),
        *(("Mark", f"{mark.by}: {mark.state.value} {mark.note} {mark.notice}") for mark in source.marks),
        ("Caution", source.note),
        ("Licence", source.licence),
        ("Link", source.url),
        ("Text", "a digest written for this library, not the publisher's words" if source.digest else ""),
        *((each.kind.capitalize(), f"{each.reference} {each.id}".strip()) for each in source.relations),
        *(("Cited by", f"{each.id} {each.title}") for each in linked),
        *(("Cited by", f"{file}: {_statements(found)}") for file, found in citing.items()),
    ]
    lines = [line(source.title), *(f"  {name:9} {line(value)}" for name, value in facts if value.strip())]
    for section in document.sections:
        lines += ["", line(section.label), *(f"  {line(part)}" for part in section.text.splitlines())]
    return lines if document.sections else [*lines, "", "No text is held, so it is never cited."]
