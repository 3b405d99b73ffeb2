"""A process that adds made documents: `python -m tests.library.adding DIRECTORY FIRST LAST [halt] [helped]`.

It commits every 8 documents. It says "begins" before the first; with "halt" it says "offered" after the
last, and then waits with the pen in hand until its input is closed; with "helped" it has helpers from the
third batch on.
"""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from probatum.library import Library, helpers, intake
from probatum.types.document import Document
from tests.library.made import ABSTRACT, article


def documents(first: int, last: int) -> Iterator[Document]:
    for number in range(first, last):
        text = f"{ABSTRACT} Patient {number} of {number % 7}. " + "Iron and sleep were measured. " * (
            number % 9
        )
        yield article(f"pmid:{number}", text=text)


def started_by(process: int) -> list[int]:
    """Ids of the processes that a process has started, and of those that these have."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    children = [int(number) for number in listed.split()]
    return [*children, *(number for child in children for number in started_by(child))]


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _offered(first: int, last: int, *, halt: bool) -> Iterator[Document]:
    _say("begins")
    yield from documents(first, last)
    if halt:
        _say("offered")
        sys.stdin.read()


def main(directory: str, first: str, last: str, *options: str) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
    intake.BATCH, intake.COMMIT_AFTER = 8, 0
    helpers.ALONE, helpers.STARTING = (1, 1) if "helped" in options else (int(last), 0)
    Library.create(Path(directory)).add(_offered(int(first), int(last), halt="halt" in options))


if __name__ == "__main__":
    main(*sys.argv[1:])
