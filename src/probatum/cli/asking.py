"""Commands that give an answer: `ask` and `replay`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from probatum.cli import desk
from probatum.cli.desk import LibraryOption, Shape, ShapeOption
from probatum.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from probatum.ask_live import Reached
    from probatum.exports import Export
    from probatum.library import Library
    from probatum.replay import Difference
    from probatum.settings import Settings
    from probatum.types.edition import Edition
    from probatum.types.question import Turn

NOT_ANSWERED = 3

_ASK = """
[bold]Examples[/bold]

  probatum ask "What is the pathophysiology of restless leg syndrome?"

  probatum ask "What helps against restless legs?" --audience patient

  probatum ask "What is augmentation?" -o first.json

  probatum ask "And in pregnancy?" --follow-up-to first.json --format markdown

The exit code is 3 when the library does not answer the question; what came nearest is named.
"""

_REPLAY = """
[bold]Examples[/bold]

  probatum ask "What is augmentation?" -o answer.json

  probatum replay answer.json

The exit code is 0 when the answer is the same, byte by byte, and 1 when anything has changed.
"""


def _audiences() -> list[str]:
    from probatum import audiences

    return list(audiences.names())


def _formats() -> list[str]:
    from probatum import plugins

    return list(plugins.names("exports"))


AudienceOption = Annotated[
    str | None,
    typer.Option(
        "--audience",
        "-a",
        metavar="NAME|FILE",
        help="For whom: patient, student, clinician, researcher, or a .toml file of your own.",
        autocompletion=_audiences,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(epilog=_ASK)(ask)
    app.command(epilog=_REPLAY)(replay)


def ask(
    question: Annotated[str, typer.Argument(help="The question; - reads it from standard input.")],
    audience: AudienceOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="terminal, markdown, html, json, csl_json, ris, bibtex, nbib; by default what -o ends in.",
            autocompletion=_formats,
        ),
    ] = None,
    follow_up_to: Annotated[
        Path | None,
        typer.Option("--follow-up-to", metavar="FILE", help="The JSON answer before this question."),
    ] = None,
    library: LibraryOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of here.")
    ] = None,
) -> None:
    """Answer a question from the library."""
    from probatum import audiences
    from probatum.ask import ask as answered

    settings = desk.chosen()
    export = _export(format_, output)
    readers = audiences.load(audience or settings.audience)
    line = _with_reach(settings) if settings.live else answered
    edition = line(
        _words(question),
        desk.opened(library),
        audience=readers,
        thread=_thread(follow_up_to),
        records=settings.records,
        longest=settings.question_length,
        scope=desk.scope(),
    )
    _show(edition, export, output)
    raise typer.Exit(0 if edition.answer.answered else NOT_ANSWERED)


def _with_reach(settings: "Settings") -> "Callable[..., Edition]":
    """`ask`, but PubMed is asked where the library hardly answers; what came of that is told."""
    from probatum.ask_live import ask_live
    from probatum.fetch import client, way

    def reached(text: str, library: "Library", **chosen: Any) -> "Edition":
        asking = client(settings)
        pubmed = way("pubmed", settings, asking)
        found = ask_live(text, library, pubmed, seconds=settings.live_seconds, **chosen)
        asking.close()
        for told in _told_of_reach(found):
            desk.say(told)
        return found.edition

    return reached


def _told_of_reach(found: "Reached") -> list[str]:
    if not found.asked:
        return []
    rows = [f"The library hardly answers this. PubMed was asked for: {found.asked}"]
    rows.append(f"{found.added:,} sources are new in the library, {len(found.new):,} are cited now:")
    rows += [f"  new: {source.id} {desk.line(source.title)}" for source in found.new]
    return [*rows, f"  {found.failure}"] if found.failure else rows


def _words(question: str) -> str:
    return sys.stdin.buffer.read().decode(errors="replace") if question == "-" else question


def _thread(file: Path | None) -> "tuple[Turn, ...]":
    """The questions before this one, as a saved answer tells them."""
    if file is None:
        return ()
    from probatum.exports import json
    from probatum.understand import turn

    saved = json.read(desk.read(file))
    return (*saved.before, turn(saved.question))


def _export(name: str | None, output: Path | None) -> "Export":
    """The export asked for by name, or by the longest ending of the file to be written that one has."""
    from probatum import plugins

    if name is not None or output is None:
        return cast("Export", plugins.load("exports", name or "terminal"))
    exports = [cast("Export", plugins.load("exports", each)) for each in plugins.names("exports")]
    fitting = [export for export in exports if output.name.lower().endswith(export.SUFFIX)]
    if not fitting:
        endings = ", ".join(sorted(export.SUFFIX for export in exports))
        raise UsageError(f"{output} has none of the endings {endings}. Say which with --format.")
    return max(fitting, key=lambda export: len(export.SUFFIX))


def _show(edition: "Edition", export: "Export", output: Path | None) -> None:
    if output is not None:
        desk.write(output, export.render(edition))
        desk.say(f"Written to {output}.")
    elif export.NAME == "terminal":
        from probatum.exports import terminal

        terminal.show(edition, desk.console())
    else:
        desk.put(export.render(edition))


def replay(
    file: Annotated[Path, typer.Argument(help="A JSON answer, as `ask` wrote it.")],
    audience: AudienceOption = None,
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Ask the question of a saved answer again; say whether it is the same, or what has changed."""
    from probatum import audiences
    from probatum.replay import replay as replayed

    difference = replayed(
        desk.read(file),
        desk.opened(library),
        audience=audiences.load(audience) if audience else None,
        records=desk.chosen().records,
        scope=desk.scope(),
    )
    if format_ is Shape.JSON:
        desk.put_json({"identical": difference is None, "difference": desk.plain(difference)})
    else:
        desk.put("\n".join(_told(difference)))
    raise typer.Exit(0 if difference is None else 1)


def _told(difference: "Difference | None") -> list[str]:
    if difference is None:
        return ["The same, byte by byte."]
    return [
        "Not the same.",
        *(f"  {cause}" for cause in difference.causes),
        *(f"  appeared  {id_}  {text}" for id_, text in difference.appeared),
        *(f"  vanished  {id_}  {text}" for id_, text in difference.vanished),
        *(f"  changed   {id_}  {old}\n  to        {id_}  {new}" for id_, old, new in difference.changed),
        f"  Parts that differ: {', '.join(difference.fields) or 'only the layout of the file'}.",
    ]
