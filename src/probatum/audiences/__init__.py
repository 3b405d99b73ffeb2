"""Groups of readers. One TOML file here is one audience; its fields are those of `types.edition.Audience`."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from probatum.errors import InputError, PluginError
from probatum.types.edition import Audience

_FIELDS: dict[str, type | tuple[type, ...]] = {
    "label": str,
    "plain": bool,
    "statistics": bool,
    "direct": int,
    "per_section": int,
    "order": list,
    "skip": list,
    "headings": dict,
    "grade": (int, float),
    "disclaimer": str,
    "glossary": bool,
}


@cache
def names() -> tuple[str, ...]:
    """Names of all audiences, sorted."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def load(name: str) -> Audience:
    """The audience of that name, or the one in a file when the name ends in `.toml`.

    Raises: PluginError: there is none; InputError: the file does not describe an audience.
    """
    if name.endswith(".toml"):
        return _parsed(Path(name).stem, _read(Path(name)), name)
    if name not in names():
        raise PluginError(
            f"There is no audience {name!r}. Use one of: {', '.join(names())}; or a .toml file."
        )
    return _shipped(name)


@cache
def _shipped(name: str) -> Audience:
    return _parsed(name, files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PluginError(
            f"The audience {path} cannot be read: {error.strerror}. Give a name or a .toml file."
        ) from error
    except UnicodeDecodeError as error:
        raise PluginError(f"The audience {path} is not text. Give a name or a .toml file.") from error


def _parsed(name: str, text: str, place: str) -> Audience:
    try:
        values: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{place} is not TOML: {error}. Mend that line.") from error
    _check(values, place)
    lists = {key: tuple(values[key]) for key in ("order", "skip")}
    headings = tuple(sorted(values["headings"].items()))
    return Audience(name=name, **(values | lists | {"headings": headings}))


def _check(values: dict[str, Any], place: str) -> None:
    for field in sorted(set(_FIELDS) ^ set(values)):
        what = "lacks" if field in _FIELDS else "has the unknown field"
        raise InputError(f"{place} {what} {field!r}. An audience has: {', '.join(sorted(_FIELDS))}.")
    for field, kind in _FIELDS.items():
        value = values[field]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise InputError(f"{place}: {field} is {value!r}. See Audience in docs/reference/plugins.md.")
