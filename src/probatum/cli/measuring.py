"""Commands about Probatum itself: `eval` and `version`."""

import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from probatum import __version__
from probatum.cli import desk
from probatum.cli.desk import Shape, ShapeOption
from probatum.errors import UsageError

_EVAL = """
[bold]Example[/bold]

  cd probatum && probatum eval search --quick
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
    names: Annotated[list[str] | None, typer.Argument(help="Which; all when none is named.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Measure a sample only.")] = False,
    sets: Annotated[list[str] | None, typer.Option("--set", help="Only sets whose name holds this.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Keep the figures in evals/history.")] = False,
    format_: ShapeOption = Shape.TEXT,
) -> None:
    """Run the benchmarks for which data is present, baselines and intervals included."""
    root = _checkout()
    sys.path.insert(0, str(root))
    flags = [*(["--quick"] if quick else []), *(["--record"] if record else [])]
    report = import_module("evals.report")
    with redirect_stdout(sys.stderr if format_ is Shape.JSON else sys.stdout):
        code = report.main([*(names or ()), *(f"--set={part}" for part in sets or ()), *flags])
    if format_ is Shape.JSON and not code:
        desk.put(desk.read(report.OUTPUT))
    raise typer.Exit(code)


def _checkout() -> Path:
    """The folder that holds the benchmarks: this one, or the one Probatum runs from.

    Raises: UsageError: neither does.
    """
    places = (Path.cwd(), Path(__file__).parents[3])
    for place in places:
        if (place / "evals" / "report.py").is_file():
            return place
    looked = " or ".join(str(place / "evals") for place in places)
    raise UsageError(f"There are no benchmarks in {looked}. Run this in a checkout of Probatum.")
