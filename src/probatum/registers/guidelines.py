"""The register that ships: well-known guidelines that newer ones replace, each seen in a named place."""

from collections.abc import Iterator
from pathlib import Path

from probatum.registers import Damaged
from probatum.registers.house import read as of_the_house
from probatum.types.standing import Entry

NAME = "guidelines"
BY = "Register of guidelines"
SCHEMES = ()
SHIPPED = Path(__file__).with_name("guidelines.tsv")
CHECKED = "2026-11-25"
"""ISO date on which every line of the file was last looked up; see its columns `seen` and `checked`."""


def read(path: Path, *, damaged: Damaged) -> Iterator[Entry]:
    """One entry a line, in the layout of a register of the house.

    Raises: InputError.
    """
    yield from of_the_house(path, damaged=damaged)
