"""Taking values out of the JSON of an answer: each is what it should be, or the file is refused."""

from typing import Any, TypeVar

import orjson

from probatum.errors import AnswerFileError

Json = dict[str, Any]
Value = TypeVar("Value")

_ADVICE = "Give a file that `probatum ask --format json -o FILE` wrote."


def parsed(text: str | bytes) -> Json:
    """The object in the text, of a version that is known here.

    Raises: AnswerFileError.
    """
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise AnswerFileError(f"The answer file is not JSON: {error}. {_ADVICE}") from error
    if not isinstance(data, dict):
        raise AnswerFileError(f"The answer file holds no object but {type(data).__name__}. {_ADVICE}")
    _check_version(data)
    return data


def _check_version(data: Json) -> None:
    version = get(data, "schema_version", str)
    if version.partition(".")[0] != "1":
        raise AnswerFileError(
            f"The answer file has schema_version {version!r}, and this Probatum reads version 1. "
            "Use the Probatum that wrote it, or ask the question again."
        )


def get(data: Json, place: str, kind: type[Value]) -> Value:
    """The value of the last name of a place such as `question.text`. Raises: AnswerFileError."""
    value = data.get(place.rpartition(".")[2])
    if not isinstance(value, kind):
        raise AnswerFileError(f"The answer file lacks a sound {place!r}. {_ADVICE}")
    return value


def many(data: Json, place: str, kind: type[Value]) -> tuple[Value, ...]:
    """The values of a list of one kind. Raises: AnswerFileError."""
    values = get(data, place, list)
    if not all(isinstance(value, kind) for value in values):
        raise AnswerFileError(f"The answer file has an unsound entry in {place!r}. {_ADVICE}")
    return tuple(values)


def number(data: Json, place: str) -> float:
    """A number, whole or not. Raises: AnswerFileError."""
    value = data.get(place.rpartition(".")[2])
    return float(value) if isinstance(value, int | float) else get(data, place, float)
