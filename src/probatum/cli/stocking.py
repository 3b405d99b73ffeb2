"""Commands that keep the library: `add` and `library info`, `verify`, `export` and `drop`."""

from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from probatum.cli import desk, naming, refreshing
from probatum.cli.desk import LibraryOption, Shape, ShapeOption, line
from probatum.cli.progress import counted, counted_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from probatum.connectors import Request
    from probatum.library import Added, Info

_NAMED = 10
"""Refused and damaged records named in the summary; JSON names all."""

_ADD = """
[bold]Examples[/bold]

  probatum add starter

  probatum add pubmed ~/pubmed/baseline

  probatum add pubmed --query "restless legs syndrome[mesh] AND review[pt]" --since 2015

  probatum add medquad MedQuAD/ --library ~/consumer

  probatum add jsonl sources.jsonl --format json

A run that was interrupted is finished by running it again.
"""

_LIBRARY = """
[bold]Examples[/bold]

  probatum library info

  probatum library refresh --retraction-watch retraction_watch.csv

  probatum library export sources.jsonl

  probatum library drop pmid:12345678
"""


def _connectors() -> list[str]:
    from probatum import plugins

    return list(plugins.names("connectors"))


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(epilog=_ADD)(add)
    library = typer.Typer(help="Look after the library.", epilog=_LIBRARY, no_args_is_help=True)
    library.command()(info)
    library.command(epilog=refreshing.REFRESH)(refreshing.refresh)
    library.command(epilog=naming.NAMES)(naming.names)
    library.command()(verify)
    library.command()(export)
    library.command()(drop)
    app.add_typer(library, name="library")


def add(
    connector: Annotated[
        str, typer.Argument(help="Such as pubmed, jats or jsonl.", autocompletion=_connectors)
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files or directories; starter needs none.")
    ] = None,
    meta: Annotated[
        Path | None, typer.Option(help="TOML file with what a guideline or protocol does not say itself.")
    ] = None,
    query: Annotated[str, typer.Option("--query", "-q", help="Ask the supplier, in its language.")] = "",
    since: Annotated[int | None, typer.Option("--since", metavar="YEAR", help="Earliest year.")] = None,
    related_to: Annotated[
        str, typer.Option("--related-to", metavar="ID", help="What PubMed holds to be like this article.")
    ] = "",
    mirror: Annotated[
        str,
        typer.Option("--mirror", metavar="PLACE", help="Folder or address of NLM's files."),
    ] = "",
    most: Annotated[int | None, typer.Option("--most", min=1, help="At most so many records.")] = None,
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Add sources to the library, from files or from a supplier; what is already there is recognised."""
    if query or related_to or mirror:
        from probatum.connectors import Request

        _fetch(connector, Request(query, since, related_to, mirror, most), paths, library, format_)
        return
    if since is not None or most is not None:
        raise typer.BadParameter("they go with --query or --related-to", param_hint="--since, --most")
    from probatum import plugins
    from probatum.connectors import joined

    module = plugins.load("connectors", connector)
    places = paths or [module.DEFAULT_PATH] if hasattr(module, "DEFAULT_PATH") else paths
    if not places:
        raise typer.BadParameter("name the files or directories to read", param_hint="PATH")
    damaged: list[tuple[str, str]] = []
    documents = joined(
        module.read(
            path, damaged=lambda place, reason: damaged.append((place, reason)), **_said(module, meta)
        )
        for path in places
    )
    added = desk.made(library).add(counted_reading(documents, "sources", share=_share(places)))
    _tell(added, damaged, format_)


def _fetch(
    connector: str, request: "Request", paths: list[Path] | None, library: Path | None, format_: Shape
) -> None:
    from probatum.cli.fetching import fetched

    if paths:
        raise typer.BadParameter("name paths or ask with --query, not both", param_hint="PATH")
    found = fetched(desk.made(library), connector, request)
    if found.resumed:
        desk.say("Went on where it had stopped.")
    _tell(found.added, list(found.damaged), format_)


def _tell(added: "Added", damaged: list[tuple[str, str]], format_: Shape) -> None:
    if format_ is Shape.JSON:
        desk.put_json({**desk.plain(added), "damaged": damaged})
    else:
        desk.put("\n".join(_summary(added, damaged)))
    if damaged and added == type(added)():
        raise typer.Exit(1)


def _said(module: ModuleType, meta: Path | None) -> dict[str, Path]:
    """The option for those connectors that take it."""
    if meta is None:
        return {}
    if "meta" not in signature(module.read).parameters:
        raise typer.BadParameter(f"{module.NAME} takes none; leave it out", param_hint="--meta")
    return {"meta": meta}


def _share(places: list[Path]) -> "Callable[[], float]":
    """How much of the files has been read, 0 to 1; files of other formats among them count as unread."""
    from probatum.connectors._files import bytes_read

    files = (file for place in places for file in (place.rglob("*") if place.is_dir() else [place]))
    total, before = sum(file.stat().st_size for file in files if file.is_file()), bytes_read()
    return lambda: min(1.0, (bytes_read() - before) / total) if total else 0.0


def _summary(added: "Added", damaged: list[tuple[str, str]]) -> list[str]:
    counts = {
        "added": added.added,
        "updated": added.updated,
        "unchanged": added.unchanged,
        "removed": added.removed,
        "refused": len(added.refused),
        "damaged": len(damaged),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    named = [
        *_named("Refused", added.refused),
        *_named("Damaged and skipped", damaged),
        *_named("Taken in without an identifier", added.left_out),
    ]
    return [told or "Nothing to add.", *named]


def _named(what: str, entries: "list[tuple[str, str]] | tuple[tuple[str, str], ...]") -> list[str]:
    """The first few, and how many more there are."""
    lines = [f"  {what}: {line(place)}: {line(reason)}" for place, reason in entries[:_NAMED]]
    more = len(entries) - _NAMED
    return [*lines, f"  {what}: {more:,} more; --format json names all."] if more > 0 else lines


def info(library: LibraryOption = None, format_: ShapeOption = Shape.TEXT) -> None:
    """Say what the library holds, in figures."""
    found = desk.opened(library).info()
    if format_ is Shape.JSON:
        desk.put_json({**desk.plain(found), **{name: dict(getattr(found, name)) for name in _TALLIES}})
    else:
        desk.put("\n".join(_figures(found)))


_TALLIES = ("kinds", "states", "languages")


def _figures(found: "Info") -> list[str]:
    facts: list[tuple[str, str]] = [
        ("Sources", f"{found.sources:,}, {found.with_text:,} of them with text"),
        ("Kinds", ", ".join(f"{name} {count:,}" for name, count in found.kinds)),
        ("Standing", ", ".join(f"{name} {count:,}" for name, count in found.states)),
        *(("Checked", text) for text in desk.ages(found.checks)),
        ("Languages", ", ".join(f"{name} {count:,}" for name, count in found.languages)),
        ("Newest", str(found.newest or "")),
        ("On disk", f"{found.bytes / 1e6:,.1f} MB"),
        ("Snapshot", found.snapshot),
    ]
    return [f"{name:10} {value}" for name, value in facts if value]


def verify(library: LibraryOption = None, format_: ShapeOption = Shape.TEXT) -> None:
    """Read every document and say what is wrong; the exit code is 1 when anything is."""
    faults = desk.opened(library).check()
    if format_ is Shape.JSON:
        desk.put_json({"sound": not faults, "faults": faults})
    else:
        desk.put("\n".join(line(fault) for fault in faults) or "The library is sound.")
    raise typer.Exit(1 if faults else 0)


def export(
    file: Annotated[Path | None, typer.Argument(help="Where to write; by default here.")] = None,
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Write every source as one line of JSON, the exchange format that `add jsonl` reads."""
    from probatum.connectors.jsonl import write_line

    lines = (f"{write_line(each)}\n" for each in counted(desk.opened(library).documents(), "sources"))
    if file is None or str(file) == "-":
        for each in lines:
            desk.put(each)
        return
    written = desk.write_lines(file, lines)
    if format_ is Shape.JSON:
        desk.put_json({"written": written, "file": str(file)})
    else:
        desk.put(f"{written:,} sources written to {file}")


def drop(
    identifiers: Annotated[list[str], typer.Argument(metavar="ID...", help="Such as pmid:12345678.")],
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Remove sources from the library."""
    dropped = desk.opened(library).drop(identifiers)
    if format_ is Shape.JSON:
        desk.put_json({"dropped": dropped})
    else:
        desk.put(f"{dropped:,} dropped")
