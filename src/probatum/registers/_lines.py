"""Lines of a table with named columns, whatever its dialect."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from probatum.errors import InputError

LONGEST = 1 << 20
"""Characters of one field."""


def lines(path: Path, needed: Sequence[str], *, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and fields of every line below the heading, without white space around; no empty lines.

    Raises: InputError: it is not there, no table, or one of the columns needed is missing.
    """
    csv.field_size_limit(LONGEST)
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.DictReader(file, delimiter=delimiter, restval="")
            _check(path, reader.fieldnames or (), needed)
            for row in reader:
                fields = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
                if any(fields.values()):
                    yield reader.line_num, fields
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    except csv.Error as error:
        raise InputError(f"{path} is no table: {error}. Fetch the file again.") from error


def _check(path: Path, found: Sequence[str], needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in found]
    if missing:
        raise InputError(
            f"{path} has no column {missing[0]!r}. Give a file with the columns {', '.join(needed)}."
        )
