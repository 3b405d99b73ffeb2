"""Settings: one frozen value from `settings.toml` and the environment; it builds nothing.

Order: defaults, then `$PROBATUM_HOME/settings.toml`, then variables such as `PROBATUM_LIBRARY`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from probatum.errors import SettingsError

HOSTS = (
    "eutils.ncbi.nlm.nih.gov",
    "ftp.ncbi.nlm.nih.gov",
    "www.ebi.ac.uk",
    "api.crossref.org",
    "gitlab.com",
)
"""PubMed, its baseline files, Europe PMC, Crossref, and where Crossref keeps the Retraction Watch data."""


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
    organisation: str = ""
    """The house that asks: its local protocols are used, those of others set aside; empty: any."""
    jurisdiction: str = ""
    """Where the house is, as its protocols say it: "GB"."""
    live: bool = False
    """Whether a question that the library answers thinly may be taken to PubMed."""
    live_seconds: int = 20
    """How long that may take, 1 to 600."""
    email: str = ""
    """Told to suppliers, so that they can write before they lock somebody out."""
    api_key: str = ""
    """Of NCBI; with one, ten requests a second are permitted in place of three."""
    hosts: tuple[str, ...] = HOSTS
    """The only hosts that are ever asked for anything."""
    private_hosts: tuple[str, ...] = ()
    """As host:port: may have a private address and speak plain http, such as a mirror in the house."""
    addresses: tuple[str, ...] = ()
    """As connector=address: a mirror to ask in place of the supplier itself."""


_NUMBERS = {"records": (1, 1000), "question_length": (10, 100_000), "live_seconds": (1, 600)}
_TEXTS = ("audience", "organisation", "jurisdiction", "email", "api_key")
_FLAGS = ("live",)
_LISTS = ("hosts", "private_hosts", "addresses")


def settings(environment: Mapping[str, str]) -> Settings:
    """The settings in force.

    Raises: SettingsError: a file that is no TOML, a name that is no setting, a value out of range.
    """
    home = Path(environment.get("PROBATUM_HOME") or user_data_path("probatum")).expanduser()
    values = _from_file(home / "settings.toml") | _from_environment(environment)
    library = Path(str(values.get("library") or home / "library")).expanduser()
    chosen: dict[str, Any] = {}
    for names, read in ((_NUMBERS, _number), (_TEXTS, _text), (_FLAGS, _flag), (_LISTS, _list)):
        chosen |= {name: read(name, values[name]) for name in names if name in values}
    return Settings(home=home, library=library, **chosen)


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


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"Setting {name} is {value!r}. Give text in quotation marks.")
    return value


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() not in ("true", "false"):
        raise SettingsError(f"Setting {name} is {value!r}. Give true or false.")
    return str(value).lower() == "true"


def _list(name: str, value: object) -> tuple[str, ...]:
    """In the environment the entries stand between commas."""
    entries = value.split(",") if isinstance(value, str) else value
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise SettingsError(f"Setting {name} is {value!r}. Give a list of texts.")
    return tuple(entry.strip() for entry in entries if entry.strip())
