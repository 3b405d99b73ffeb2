"""The command `watch`: what has come into the library that would enter the evidence of a saved answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from probatum.cli import desk
from probatum.cli.desk import LibraryOption, Shape, ShapeOption, line

if TYPE_CHECKING:
    from probatum.watch import News

_WATCH = """
[bold]Examples[/bold]

  probatum ask "What is augmentation?" -o answer.json

  probatum watch answer.json
"""


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command(epilog=_WATCH)(watch)


def watch(
    file: Annotated[Path, typer.Argument(help="A JSON answer, as `ask` wrote it.")],
    library: LibraryOption = None,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Name the sources that are new to the evidence of a saved answer, the strongest kind first."""
    from probatum.exports import json
    from probatum.watch import watch as watched

    saved = json.read(desk.read(file))
    news = watched(
        saved.question.text,
        desk.opened(library),
        known=saved.manifest.ranks,
        thread=saved.before,
        records=desk.chosen().records,
        scope=desk.scope(),
    )
    if format_ is Shape.JSON:
        desk.put_json([desk.plain(each) for each in news])
    else:
        desk.put("\n".join(map(_told, news)) or "Nothing new.")


def _told(news: "News") -> str:
    source = news.source
    facts = (source.kind.value, str(source.year or "no year"), "would be cited" if news.cited else "")
    return f"{source.id}  {' · '.join(filter(None, facts))}  {line(source.title)}"
