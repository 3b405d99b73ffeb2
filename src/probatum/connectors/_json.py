"""Answers of services in JSON: read from files, or as they come, with fields of the type that is expected."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import orjson

from probatum.connectors import Damaged
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.errors import InputError

Kind = TypeVar("Kind")

LARGEST = 256 << 20
"""Bytes of one file; a larger one is no answer of a service."""
SUFFIXES = (".json", ".json.gz")


def answers(path: Path, what: str, *, damaged: Damaged) -> Iterator[tuple[Path, object]]:
    """Every file that is JSON, with its content, in the order of the names.

    Raises: InputError: the path does not exist or nothing there is JSON; `what` says what it should be.
    """
    found = False
    for file in candidates(path, SUFFIXES):
        try:
            with opened(file) as stream:
                body = stream.read(LARGEST + 1)
            if len(body) > LARGEST:
                raise ValueError(f"it is larger than {LARGEST >> 20} MB")
            content = orjson.loads(body)
        except (*UNREADABLE, ValueError) as error:
            damaged(str(file), f"it cannot be read ({error})")
            continue
        found = True
        yield file, content
    if not found:
        raise InputError(f"{path} holds no {what}. Give a .json file that holds one, or a folder of them.")


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
