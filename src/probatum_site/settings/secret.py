"""The secret key: made once, kept in a file that only its owner can read."""

import os
from pathlib import Path
from secrets import token_urlsafe

from probatum.errors import SettingsError


def secret_key(path: Path) -> str:
    """The key in the file, which is made when it is not there; two that start at once agree.

    Raises: SettingsError: others may read the file, or it is empty.
    """
    if not path.exists():
        _write(path)
    if path.stat().st_mode & 0o077:
        raise SettingsError(f"{path} can be read by others. Run: chmod 600 {path}")
    key = path.read_text(encoding="ascii").strip()
    if len(key) < 50:
        raise SettingsError(
            f"{path} holds no key. Remove it, and a new one is made; everybody must log in again."
        )
    return key


def _write(path: Path) -> None:
    """Written aside and linked into place: nobody ever reads half a key."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token_urlsafe(64))
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
