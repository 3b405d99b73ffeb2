"""Commands about Probatum itself: `eval` and `version`."""

import runpy
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from probatum import __version__
from probatum.cli import desk
from probatum.cli.desk import Shape, ShapeOption
from probatum.errors import UsageError

_EVAL = """
[bold]Example[/bold]

  cd probatum && probatum eval --show
"""


_VERSION = """
[bold]Example[/bold]

  probatum version --format json
"""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("eval", epilog=_EVAL)(evaluate)
    app.command(epilog=_VERSION)(version)


def version(format_: ShapeOption = Shape.TEXT) -> None:
    """Say which Probatum and which Python this is."""
    python = ".".join(map(str, sys.version_info[:3]))
    if format_ is Shape.JSON:
        desk.put_json({"probatum": __version__, "python": python})
    else:
        desk.put(f"Probatum {__version__} (Python {python})")


def evaluate(
    show: Annotated[bool, typer.Option("--show", help="List every question, too.")] = False,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Ask the development questions of the starter library and count what is answered."""
    root = _checkout()
    sys.path.insert(0, str(root))
    sys.argv = ["evals.questions", *(["--show"] if show else [])]
    with redirect_stdout(sys.stderr if format_ is Shape.JSON else sys.stdout):
        runpy.run_module("evals.questions", run_name="__main__")
    if format_ is Shape.JSON:
        desk.put(desk.read(Path("eval-questions.json")))


def _checkout() -> Path:
    """The folder that holds the development questions: this one, or the one Probatum runs from.

    Raises: UsageError: neither does.
    """
    places = (Path.cwd(), Path(__file__).parents[3])
    for place in places:
        if (place / "evals" / "questions.py").is_file():
            return place
    looked = " or ".join(str(place / "evals") for place in places)
    raise UsageError(f"There are no development questions in {looked}. Run this in a checkout of Probatum.")
