"""Who may make an account, and through which provider."""

from collections.abc import Mapping
from typing import Any

from probatum.errors import SettingsError

_POLICIES = ("open", "oidc", "closed")


def sign_up(policy: str) -> str:
    """The policy, if it is one.

    Raises: SettingsError.
    """
    if policy not in _POLICIES:
        raise SettingsError(f"PROBATUM_SIGN_UP is {policy!r}. Use one of: {', '.join(_POLICIES)}.")
    return policy


def openid(environment: Mapping[str, str]) -> dict[str, Any]:
    """allauth's description of one OpenID Connect provider; empty when none is named.

    Raises: SettingsError: a part of it is missing.
    """
    names = ("PROBATUM_OIDC_SERVER", "PROBATUM_OIDC_CLIENT", "PROBATUM_OIDC_SECRET")
    values = [environment.get(name, "") for name in names]
    if not any(values):
        return {}
    missing = [name for name, value in zip(names, values, strict=True) if not value]
    if missing:
        raise SettingsError(f"{', '.join(missing)} must be set too, or none of the PROBATUM_OIDC settings.")
    server, client, secret = values
    app = {
        "provider_id": "oidc",
        "name": environment.get("PROBATUM_OIDC_NAME") or "your organisation",
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
