"""One `DATABASE_URL`, or an SQLite file in write-ahead mode."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from probatum.errors import SettingsError

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


def database(url: str, file: Path) -> dict[str, Any]:
    """Django's description of the database that a URL names; the file when there is no URL.

    Raises: SettingsError: neither PostgreSQL nor SQLite.
    """
    parts = urlsplit(url)
    if not url:
        return _sqlite(str(file))
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise SettingsError(
        f"DATABASE_URL begins with {parts.scheme!r}. Use postgresql://user:password@host/name or sqlite:///file."
    )


def _sqlite(name: str) -> dict[str, Any]:
    """IMMEDIATE: a transaction queues for the pen before it begins, so it cannot fail half way."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
