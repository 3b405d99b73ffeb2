"""Settings: one frozen value from `settings.toml` and the environment; it builds nothing.

Order: defaults, then `$PROBATUM_HOME/settings.toml`, then variables such as `PROBATUM_LIBRARY`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_data_path

from probatum.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person who runs Probatum may choose."""

    home: Path
    """Where everything is kept: `PROBATUM_HOME`, by default the platform's data directory."""
    library: Path
    """Directory of the library; by default `library` in `home`."""
    audience: str = "clinician"
    records: int = 150
    """How many records `retrieve` reads for a question, 1 to 1000."""
    question_length: int = 2000
    """Longest question accepted, in characters."""


_NUMBERS = {"records": (1, 1000), "question_length": (10, 100_000)}


def settings(environment: Mapping[str, str]) -> Settings:
    """The settings in force.

    Raises: SettingsError: a file that is no TOML, a name that is no setting, a value out of range.
    """
    home = Path(environment.get("PROBATUM_HOME") or user_data_path("probatum")).expanduser()
    values = _from_file(home / "settings.toml") | _from_environment(environment)
    library = Path(str(values.get("library") or home / "library")).expanduser()
    numbers = {name: _number(name, values[name]) for name in _NUMBERS if name in values}
    audience = str(values.get("audience", "clinician"))
    return Settings(home=home, library=library, audience=audience, **numbers)


def _names() -> set[str]:
    return {field.name for field in fields(Settings)} - {"home"}


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. Mend the file, or move it away.") from error
    unknown = sorted(set(values) - _names())
    if unknown:
        raise SettingsError(
            f"{path}: no setting {unknown[0]!r}. Settings are: {', '.join(sorted(_names()))}."
        )
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    names = {name: f"PROBATUM_{name.upper()}" for name in sorted(_names())}
    return {name: environment[key] for name, key in names.items() if environment.get(key)}


def _number(name: str, value: object) -> int:
    low, high = _NUMBERS[name]
    try:
        number = int(str(value))
    except ValueError as error:
        raise SettingsError(f"Setting {name} is {value!r}. Give a whole number.") from error
    if not low <= number <= high:
        raise SettingsError(f"Setting {name} is {number}. Give a number from {low} to {high}.")
    return number
