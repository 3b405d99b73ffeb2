"""Fields of a study, whatever sort of value stands where one is expected."""

from collections.abc import Iterator
from typing import Any

from probatum.connectors._markup import tidy
from probatum.text.normalise import clean


def table(data: Any, *path: str) -> dict[str, Any]:
    """The object down this path; an empty one where there is none."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def entries(data: Any, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a list."""
    listed = data.get(name) if isinstance(data, dict) else None
    yield from (each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, dict))


def texts(data: Any, name: str) -> tuple[str, ...]:
    """The texts of a list."""
    listed = data.get(name) if isinstance(data, dict) else None
    found = listed if isinstance(listed, list) else ()
    return tuple(" ".join(each.split()) for each in found if isinstance(each, str))


def words(data: Any, name: str) -> str:
    """A text or a number on one line; empty where there is none."""
    value = data.get(name) if isinstance(data, dict) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(clean(tidy(str(value))).split())


def lines(data: Any, name: str) -> str:
    """A text of several paragraphs, an empty line apart; items begin with "- "."""
    value = data.get(name) if isinstance(data, dict) else None
    if not isinstance(value, str):
        return ""
    found = (" ".join(clean(tidy(line)).split()) for line in clean(value).split("\n"))
    return "\n\n".join(f"- {line[2:]}" if line.startswith("* ") else line for line in found if line)
