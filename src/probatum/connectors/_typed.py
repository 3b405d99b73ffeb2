"""Data classes as plain JSON values, and JSON values as the data classes they describe."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


def plain(value: Any) -> Any:
    """The value for JSON; fields that have their default are left out."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return dict(_shown(value)) if is_dataclass(value) else value


def _shown(value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        item = getattr(value, field.name)
        if field.default is MISSING or item != field.default:
            yield field.name, plain(item)


def typed(kind: Callable[..., _T], value: object, where: str = "") -> _T:
    """The data class that an object of JSON describes; `where` names its place in messages.

    Raises: ValueError: a field is missing, unknown, or of another type; the message says which.
    """
    if not isinstance(value, dict):
        raise ValueError(f"{where or 'the line'} must be an object with fields")
    hints, needed = _fields(kind)
    prefix = f"{where}." if where else ""
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise ValueError(f"{prefix}{unknown[0]} is no field of this format")
    missing = [name for name in needed if name not in value]
    if missing:
        raise ValueError(f"it has no {prefix}{missing[0]}")
    return kind(**{name: _value(hints[name], item, f"{prefix}{name}") for name, item in value.items()})


@cache
def _fields(kind: Hashable) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Types of the fields, and the names of those that have no default."""
    described: Any = kind
    hints = get_type_hints(described)
    needed = tuple(field.name for field in fields(described) if field.default is MISSING)
    return {field.name: hints[field.name] for field in fields(described)}, needed


def _value(hint: Any, value: object, where: str) -> object:
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint)[0], value, where)
    if is_dataclass(hint):
        return typed(hint, value, where)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, value, where)
    allowed = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if type(value) not in allowed:
        names = " or ".join(_NAMES[kind] for kind in allowed)
        raise ValueError(f"{where} must be {names}, not {_short(value)}")
    return value


def _tuple(hint: Any, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where} must be a list, not {_short(value)}")
    return tuple(_value(hint, item, f"{where}[{number}]") for number, item in enumerate(value))


def _choice(hint: type[StrEnum], value: object, where: str) -> StrEnum:
    for choice in hint:
        if choice.value == value:
            return choice
    raise ValueError(f"{where} is {_short(value)}; it must be one of: {', '.join(hint)}")


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


_NAMES: dict[Any, str] = {str: "text", int: "a whole number", bool: "true or false", type(None): "null"}
