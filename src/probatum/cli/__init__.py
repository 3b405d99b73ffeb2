"""The command line: parse, call, show; no logic."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer

from probatum.cli import asking, finding, measuring, serving, stocking, watching
from probatum.errors import ProbatumError
from probatum.rings import OF_A_COMMAND, look_no_more, look_seldom

_EXAMPLES = """
[bold]Examples[/bold]

  probatum ask "What is the pathophysiology of restless leg syndrome?"

  probatum ask "What helps against restless legs?" --audience patient -o answer.html

  probatum add pubmed ~/pubmed/*.xml.gz

[bold]Exit codes[/bold]  0 answered or done · 1 error · 2 usage · 3 the library does not answer this
"""

app = typer.Typer(
    name="probatum",
    help="Medical questions answered with articles whose every sentence can be checked.",
    epilog=_EXAMPLES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
asking.register(app)
finding.register(app)
stocking.register(app)
measuring.register(app)
serving.register(app)
watching.register(app)


@app.callback()
def _options(
    debug: bool = typer.Option(False, "--debug", help="Show where in the program an error arose."),
) -> None:
    """`--debug` is taken out by `run`, wherever it stands; here it only appears in the help."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what a terminal cannot show is no reason to stop
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy wakes others, and none is used
    look_seldom(OF_A_COMMAND)
    code = run(sys.argv[1:])
    look_no_more()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is 0 answered, 1 error, 2 usage, 3 the library does not answer this."""
    rest = [argument for argument in arguments if argument != "--debug"]
    debug = len(rest) < len(arguments)
    try:
        return _invoked(rest)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ProbatumError as error:
        return _failed(str(error), error.exit_code, debug=debug)
    except OSError as error:
        return _failed(f"{_told(error)}. Check the path, its permissions and the space left.", 1, debug=debug)
    # The door: nobody should meet a traceback that they did not ask for.
    except Exception as error:  # noqa: BLE001
        what = f"{type(error).__name__}: {error}".strip().rstrip(".")
        advice = "Run it again with --debug and report what it prints."
        return _failed(f"This is a fault in Probatum: {what}. {advice}", 1, debug=debug)


def _invoked(arguments: list[str]) -> int:
    """Everything is written when this returns, so that a full disk is noticed while it can be told."""
    try:
        app(args=arguments, prog_name="probatum")
    except SystemExit as leaving:
        sys.stdout.flush()
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _told(error: OSError) -> str:
    """What the system says in words, and of which file."""
    about = f": {error.filename}" if error.filename else ""
    return f"{error.strerror}{about}" if error.strerror else str(error)


def _failed(message: str, code: int, *, debug: bool) -> int:
    """Say on standard error what went wrong; with `--debug`, where."""
    if debug:
        import traceback

        traceback.print_exc()
    sys.stderr.write(f"{message}\n")
    return code
