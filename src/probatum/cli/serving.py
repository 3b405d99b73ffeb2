"""The command that starts the site: `serve`. The engine does not import the site; it hands over to it."""

import os
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from probatum.cli import desk
from probatum.errors import UsageError

_SERVE = """
[bold]Examples[/bold]

  probatum serve

  probatum serve --bind 0.0.0.0:8000

The first administrator: [bold]probatum-admin createsuperuser[/bold]
"""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(epilog=_SERVE)(serve)


def serve(
    bind: Annotated[
        str, typer.Option("--bind", metavar="HOST:PORT", help="Where to listen.")
    ] = "127.0.0.1:8000",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that answer requests.")] = 2,
    open_with: Annotated[
        str, typer.Option("--open-with", metavar="QUESTION", help="Put this question on a page first.")
    ] = "",
) -> None:
    """Start the site on the library: pages to read, ask, review and sign."""
    if find_spec("django") is None:
        raise UsageError("The site is not installed. Run: pip install 'probatum[site]'")
    desk.opened(None)
    options = ["--bind", bind, "--workers", str(workers), "--open-with", open_with]
    os.environ.setdefault("PROBATUM_ADDRESS", f"http://{bind}")
    os.execv(sys.executable, [sys.executable, "-m", "probatum_site", "serve", *options])
