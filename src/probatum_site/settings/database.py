"""One `DATABASE_URL`, or an SQLite file in write-ahead mode."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from probatum.errors import SettingsError

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


def database(url: str, file: Path) -> dict[str, Any]:
    """Django's description of the database that a URL names; the file when there is no URL.

    Raises: SettingsError: neither PostgreSQL nor SQLite, or what speaks to PostgreSQL is not installed.
    """
    parts = urlsplit(url)
    if not url:
        return _sqlite(str(file))
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme in {"postgres", "postgresql"}:
        if find_spec("psycopg") is None:
            raise SettingsError("PostgreSQL is not provided for. Run: pip install 'probatum[site,postgres]'")
        try:
            port = str(parts.port or "")
        except ValueError:
            raise SettingsError("DATABASE_URL has a port that is no number. Mend it.") from None
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": port,
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
