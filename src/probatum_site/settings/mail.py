"""Where letters go: to the log of the server, or through one SMTP server."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from probatum.errors import SettingsError


def mail(environment: Mapping[str, str], host: str) -> dict[str, Any]:
    """Django's settings for `PROBATUM_SMTP`, such as `smtps://user:password@mail.example.org`.

    Raises: SettingsError: neither smtp nor smtps.
    """
    sender = environment.get("PROBATUM_MAIL_FROM") or f"probatum@{host}"
    own = {"DEFAULT_FROM_EMAIL": sender, "SERVER_EMAIL": sender}
    address = environment.get("PROBATUM_SMTP", "")
    if not address:
        return own | {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingsError("PROBATUM_SMTP is no address. Use smtps://user:password@mail.example.org.")
    return own | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
    }
