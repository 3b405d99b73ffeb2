"""Settings that are whole numbers, or so many in a while."""

from collections.abc import Mapping

from probatum.errors import SettingsError

SPANS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
"""In seconds."""


def number(environment: Mapping[str, str], name: str, default: int) -> int:
    """The number that is set, 0 or more, or else the default.

    Raises: SettingsError: it is none.
    """
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit()):
        raise SettingsError(f"{name} is {text!r}. Give a whole number, 0 or more.")
    return int(text)


def rate(environment: Mapping[str, str], name: str, default: str) -> str:
    """So many in a while, such as `30/hour`.

    Raises: SettingsError: it is none.
    """
    text = environment.get(name) or default
    count, _, span = text.partition("/")
    if span not in SPANS or not (count.isascii() and count.isdigit()):
        raise SettingsError(f"{name} is {text!r}. Write such as 30/hour (second, minute, hour, day).")
    return text
