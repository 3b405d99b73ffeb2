"""Answers of services in JSON: read from files, or as they come, with fields of the type that is expected."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import orjson

from probatum.connectors import Damaged
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer of a service looks like."""

    name: str
    """Such as "answer of Crossref"."""
    advice: str
    """What to do where a file is none."""
    records: Callable[[object], list[Any] | None]
    """The records of an answer; None when it is not of this form."""
    document: Callable[[object], Document]
    """The document of one record; raises ValueError."""

    def documents(self, records: Iterable[object], place: str, damaged: Damaged) -> Iterator[Document]:
        """The documents of the records; one that cannot be read costs itself."""
        for number, record in enumerate(records, start=1):
            try:
                yield self.document(record)
            except ValueError as error:
                damaged(f"{place}, record {number}", str(error))


LARGEST = 256 << 20
"""Bytes of one file; a larger one is no answer of a service."""
SUFFIXES = (".json", ".json.gz")


def saved(path: Path, form: Form, *, damaged: Damaged) -> Iterator[Document]:
    """The documents of every file that holds an answer of this form, in the order of the names.

    Raises: InputError: the path does not exist or nothing there is such an answer.
    """
    found = False
    for file, content in _files(path, damaged):
        records = form.records(content)
        found = found or records is not None
        yield from form.documents(records or [], str(file), damaged)
    if not found:
        raise InputError(f"{path} holds no {form.name}. {form.advice}")


def _files(path: Path, damaged: Damaged) -> Iterator[tuple[Path, object]]:
    for file in candidates(path, SUFFIXES):
        try:
            with opened(file) as stream:
                body = stream.read(LARGEST + 1)
            if len(body) > LARGEST:
                raise ValueError(f"it is larger than {LARGEST >> 20} MB")
            yield file, orjson.loads(body)
        except (*UNREADABLE, ValueError) as error:
            damaged(str(file), f"it cannot be read ({error})")


def under(content: object, *names: str, kind: type[Kind]) -> Kind:
    """What lies under these names, one below the other; empty of its kind where it is not there.

    Raises: ValueError: it is there and of another kind.
    """
    value: object = content
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    if value is None:
        return kind()
    if not isinstance(value, kind):
        raise ValueError(f"{'.'.join(names)} is {value!r:.60} and no {kind.__name__}")
    return value


def texts(content: object, *names: str) -> tuple[str, ...]:
    """The texts of a list, each once.

    Raises: ValueError: it is no list.
    """
    return tuple(dict.fromkeys(each for each in under(content, *names, kind=list) if isinstance(each, str)))


def objects(content: object, *names: str) -> list[dict[str, Any]]:
    """The objects of a list.

    Raises: ValueError: it is no list.
    """
    return [each for each in under(content, *names, kind=list) if isinstance(each, dict)]
