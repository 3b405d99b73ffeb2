"""Reading back what an answer file must tell a follow-up question and `replay`."""

from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from probatum.errors import AnswerFileError
from probatum.types.answer import Manifest
from probatum.types.question import Question, Term, Turn

Value = TypeVar("Value")

_ADVICE = "Give a file that `probatum ask --format json -o FILE` wrote."


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """The parts of a JSON answer from which the next question, or the same one again, can be asked."""

    question: Question
    """As understood then, without its notices."""
    before: tuple[Turn, ...]
    """The thread as the question saw it, oldest first. The file keeps what was carried over as one list,
    which stands as the topic of the first turn; asking again carries over the same."""
    audience: str
    answered: bool
    manifest: Manifest
    digest: str


def read(text: str | bytes) -> SavedAnswer:
    """The answer in a file that the `json` export wrote.

    Raises: AnswerFileError: it is not JSON, not an answer of Probatum, or of a version not known here.
    """
    data = _parsed(text)
    _check_version(data)
    question = _question(_get(data, "question", dict))
    return SavedAnswer(
        question=question,
        before=_before(question),
        audience=_get(data, "audience", str),
        answered=_get(data, "answered", bool),
        manifest=_manifest(_get(data, "manifest", dict)),
        digest=_get(data, "digest", str),
    )


def _parsed(text: str | bytes) -> dict[str, Any]:
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise AnswerFileError(f"The answer file is not JSON: {error}. {_ADVICE}") from error
    if not isinstance(data, dict):
        raise AnswerFileError(f"The answer file holds no object but {type(data).__name__}. {_ADVICE}")
    return data


def _check_version(data: dict[str, Any]) -> None:
    version = _get(data, "schema_version", str)
    if version.partition(".")[0] != "1":
        raise AnswerFileError(
            f"The answer file has schema_version {version!r}, and this Probatum reads version 1. "
            "Use the Probatum that wrote it, or ask the question again."
        )


def _question(data: dict[str, Any]) -> Question:
    return Question(
        text=_get(data, "question.text", str),
        kind=_get(data, "question.kind", str),
        terms=tuple(_term(entry) for entry in _list(data, "question.terms", dict)),
        facets=_list(data, "question.facets", str),
        populations=_list(data, "question.populations", str),
        thread=_list(data, "question.thread", str),
    )


def _term(data: dict[str, Any]) -> Term:
    place = "question.terms"
    return Term(
        text=_get(data, f"{place}.text", str),
        stem=_get(data, f"{place}.stem", str),
        everyday=_get(data, f"{place}.everyday", bool),
        carried=_get(data, f"{place}.carried", bool),
    )


def _before(question: Question) -> tuple[Turn, ...]:
    carried = tuple(Term(term.text, term.stem, term.everyday) for term in question.terms if term.carried)
    first, rest = question.thread[:1], question.thread[1:]
    return tuple(Turn(text, carried) for text in first) + tuple(Turn(text, ()) for text in rest)


def _manifest(data: dict[str, Any]) -> Manifest:
    query = _list(data, "manifest.query", dict)
    weight = "manifest.query.weight"
    return Manifest(
        version=_get(data, "manifest.version", str),
        snapshot=_get(data, "manifest.snapshot", str),
        settings=_get(data, "manifest.settings", str),
        query=tuple((_get(term, "manifest.query.stem", str), _number(term, weight)) for term in query),
        ranks=_list(data, "manifest.ranks", str),
        checks=_list(data, "manifest.checks", str),
    )


def _get(data: dict[str, Any], place: str, kind: type[Value]) -> Value:
    """The value of the last name of a place such as `question.text`."""
    value = data.get(place.rpartition(".")[2])
    if not isinstance(value, kind):
        raise AnswerFileError(f"The answer file lacks a sound {place!r}. {_ADVICE}")
    return value


def _list(data: dict[str, Any], place: str, kind: type[Value]) -> tuple[Value, ...]:
    values = _get(data, place, list)
    if not all(isinstance(value, kind) for value in values):
        raise AnswerFileError(f"The answer file has an unsound entry in {place!r}. {_ADVICE}")
    return tuple(values)


def _number(data: dict[str, Any], place: str) -> float:
    value = data.get(place.rpartition(".")[2])
    return float(value) if isinstance(value, int | float) else _get(data, place, float)
