"""What Crossref says of updates, from both sides: the record of the notice, and that of the work itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from probatum.errors import InputError
from probatum.registers import Damaged
from probatum.types.standing import Entry, Mark, State
from probatum.vocabulary import table

NAME = "crossref"
BY = "Crossref"
SCHEMES = ()
"""It speaks only of the works it was asked for."""


def read(path: Path, *, damaged: Damaged) -> Iterator[Entry]:
    """Entries of an answer of api.crossref.org/works, saved as a file.

    Raises: InputError.
    """
    try:
        answer = orjson.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    except orjson.JSONDecodeError as error:
        raise InputError(f"{path} is no JSON: {error}. Save the answer of Crossref again.") from error
    for number, work in enumerate(works(answer), start=1):
        try:
            yield from entries(work)
        except (TypeError, ValueError) as error:
            damaged(f"{path}, work {number}", str(error))


def works(answer: object) -> list[dict[str, Any]]:
    """The works of an answer: a list of them, one work, or works alone."""
    message = answer.get("message", answer) if isinstance(answer, dict) else answer
    items = message.get("items", [message]) if isinstance(message, dict) else message
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def entries(work: dict[str, Any]) -> Iterator[Entry]:
    """What a work says of those it updates, and of itself where another updates it.

    Raises: ValueError, TypeError: it is not of the form that Crossref describes.
    """
    doi = _doi(work)
    for update in work.get("update-to") or ():
        yield from _entry(_doi(update), doi, update, f"by doi:{doi}")
    for update in work.get("updated-by") or ():
        yield from _entry(doi, _doi(update), update, f"by doi:{_doi(update)}")


def _entry(subject: str, notice: str, update: dict[str, Any], where: str) -> Iterator[Entry]:
    kind = str(update.get("type", "")).lower()
    state = table("standing")["updates"].get(kind)
    if state:
        when = _date(update.get("updated"))
        told = update.get("label") or kind.replace("_", " ").capitalize()
        note = " ".join(part for part in (f"{told}:", when, where) if part)
        yield Entry((f"doi:{subject}",), Mark(State(state), BY, note, f"doi:{notice}", when))


def _doi(work: object) -> str:
    doi = work.get("DOI") if isinstance(work, dict) else None
    if not isinstance(doi, str) or not doi.startswith("10."):
        raise ValueError(f"its DOI is {doi!r}, which is none")
    return doi


def _date(updated: object) -> str:
    """ISO date of `{"date-parts": [[2020, 6, 5]]}`, as exact as it is; empty when it is none."""
    parts = updated.get("date-parts") if isinstance(updated, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [part for part in first if type(part) is int] if isinstance(first, list) else []
    return "-".join(f"{part:02}" for part in numbers[:3])
