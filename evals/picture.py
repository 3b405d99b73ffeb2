"""The picture in the README: the first lines of the real answer to the flagship question, in a terminal.

Run with `python -m evals.picture`; it writes docs/images/answer.svg from the starter library.
"""

import re
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import starter
from probatum.exports import terminal
from probatum.library import Library

QUESTION = "What is the pathophysiology of restless leg syndrome?"
PICTURE = Path(__file__).parents[1] / "docs" / "images" / "answer.svg"
LINES = 40


def main() -> None:
    """Ask, cut, draw, write."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create(Path(folder) / "library")
        library.add(starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: None))
        edition = ask(QUESTION, library, audience=audiences.load("clinician"))
    screen = Console(file=StringIO(), force_terminal=True, color_system="truecolor", width=terminal.COLUMNS)
    terminal.show(edition, screen)
    assert isinstance(screen.file, StringIO)
    lines = screen.file.getvalue().strip("\n").splitlines()[:LINES]
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(_drawn([f'$ probatum ask "{QUESTION}"', "", *lines, "…"]), encoding="utf-8")


def _drawn(lines: list[str]) -> str:
    """The lines as SVG that fetches nothing: the fonts are those of the reader."""
    paper = Console(record=True, file=StringIO(), width=terminal.COLUMNS + 2)
    paper.print(Text.from_ansi("\n".join(lines)))
    drawn = paper.export_svg(title="probatum", unique_id="answer")
    return re.sub(r"\s*@font-face \{[^}]*\}", "", drawn).replace("Fira Code, monospace", "monospace")


if __name__ == "__main__":
    main()
