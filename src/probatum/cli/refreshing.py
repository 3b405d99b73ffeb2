"""The command `library refresh`: ask anew whether sources may still be relied on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from probatum.cli import desk
from probatum.cli.desk import LibraryOption, Shape, ShapeOption, line
from probatum.errors import UsageError

if TYPE_CHECKING:
    from probatum.library import Library
    from probatum.refresh import Refreshed

_NAMED = 20
"""Changed sources named in the summary; JSON names all."""

REFRESH = """
[bold]Examples[/bold]

  probatum library refresh

  probatum library refresh --retraction-watch retraction_watch.csv

  probatum library refresh --register house=guidelines.tsv

What is said is added to what was known. Only a statement that a source was reinstated lifts a mark.
Without a file, Retraction Watch, PubMed and Crossref are asked: PMIDs and DOIs leave the machine.
"""


def refresh(
    retraction_watch: Annotated[
        Path | None,
        typer.Option("--retraction-watch", metavar="FILE", help="The CSV file of Retraction Watch."),
    ] = None,
    register: Annotated[
        list[str] | None,
        typer.Option("--register", metavar="NAME=FILE", help="Another register, such as house."),
    ] = None,
    ask: Annotated[
        list[str] | None,
        typer.Option("--ask", metavar="NAME", help="Ask retraction_watch, pubmed or crossref alone."),
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Day of the files' content; by default their date.")
    ] = "",
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Check anew whether sources were retracted, corrected, replaced or reinstated."""
    from probatum.outside.clock import Clock
    from probatum.refresh import refresh_from, refresh_shipped

    files = _files(retraction_watch, register or [])
    opened, today = desk.opened(library), Clock().today()
    told = [refresh_from(opened, name, path, today=today, as_of=_date(as_of)) for name, path in files]
    if not ask and not files:
        told.append(refresh_shipped(opened, today=today))
    if ask or not files:
        told += _asked(opened, ask or [], today)
    if format_ is Shape.JSON:
        desk.put_json([desk.plain(each) for each in told])
    else:
        desk.put("\n".join(row for each in told for row in _summary(each)))
    raise typer.Exit(1 if any(each.failure for each in told) else 0)


def _files(retraction_watch: Path | None, registers: list[str]) -> list[tuple[str, Path]]:
    found = [("retraction_watch", retraction_watch)] if retraction_watch else []
    for each in registers:
        name, given, path = each.partition("=")
        if not given:
            raise UsageError(f"--register {each} names no file. Write it as NAME=FILE.")
        found.append((name, Path(path)))
    return found


def _asked(library: "Library", names: list[str], today: str) -> "list[Refreshed]":
    """What the authorities say, or all of them when none is named."""
    from probatum.fetch import client, way
    from probatum.refresh import authorities, refresh_live, refresh_watch

    known = ("retraction_watch", *authorities())
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise UsageError(f"{unknown[0]} cannot be asked about standing. Name one of: {', '.join(known)}.")
    settings = desk.chosen()
    asking = client(settings)
    told = []
    for name in names or known:
        desk.say(f"Asking {name} ...")
        access = way(name, settings, asking)
        if name == "retraction_watch":
            told.append(refresh_watch(library, access, today=today))
        else:
            told.append(refresh_live(library, name, access, today=today))
    asking.close()
    return told


def _date(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise UsageError(f"--as-of {text} is no date. Write it as 2026-01-31.") from error


def _summary(told: "Refreshed") -> list[str]:
    found = told.found
    changed = len(found.changed)
    about = f"asked about {told.asked_about:,} sources; " if told.asked_about else ""
    head = (
        f"{told.by}: {about}{found.entries:,} entries, {found.new:,} of them new; {changed:,} sources changed"
    )
    if told.failure:
        head = f"{told.by}: failed. {line(told.failure)} Every mark stays as it was."
    rows = [
        f"  {each.source}  {each.before.state.value} → {each.after.state.value}  {line(each.after.note)}"
        for each in found.changed[:_NAMED]
    ]
    rows += [f"  {changed - _NAMED:,} more; --format json names all."] if changed > _NAMED else []
    rows += [f"  Not marked, look yourself: {id_}: {line(why)}" for id_, why in found.doubtful]
    rows += [f"  Damaged and skipped: {line(place)}: {line(why)}" for place, why in told.damaged[:_NAMED]]
    return [head, *rows]
