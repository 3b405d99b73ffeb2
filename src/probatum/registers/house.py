"""A register of the house: which guideline replaces which, and what else is known; one TSV line each."""

from collections.abc import Iterator
from pathlib import Path

from probatum.registers import Damaged
from probatum.registers._lines import lines
from probatum.types.standing import Entry, Mark, State

NAME = "house"
BY = "Register of the house"
SCHEMES = ()
_NEEDED = ("source", "state", "by", "notice", "date", "note")


def read(path: Path, *, damaged: Damaged) -> Iterator[Entry]:
    """One entry a line: identifiers of the source with spaces between, its state, and who says so.

    Raises: InputError.
    """
    for number, line in lines(path, _NEEDED, delimiter="\t"):
        identifiers = tuple(line["source"].split())
        if not identifiers:
            damaged(f"{path}, line {number}", "it names no source")
        elif line["state"] not in {state.value for state in State if state is not State.UNKNOWN}:
            damaged(f"{path}, line {number}", f"its state is {line['state']!r}, which is none")
        else:
            by = line["by"] or BY
            mark = Mark(State(line["state"]), by, line["note"], line["notice"], line["date"])
            yield Entry(identifiers, mark)
