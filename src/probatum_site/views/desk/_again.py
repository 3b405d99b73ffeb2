"""Who signs is asked again who they are: by their second factor where they have one, else by the password."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from probatum_site.errors import NotAllowed
from probatum_site.models import User

_ASKED = "asked_to_sign"
"""In the session: the address of the signature that was asked for, and when."""


def asked_again(request: HttpRequest, user: User) -> HttpResponse | None:
    """Where to go first, after which this very request is taken up again; None when it was done for this one.

    Raises: NotAllowed: the account has nothing to show that it is the same person.
    """
    if not reauthentication.get_reauthentication_flows(user):
        raise NotAllowed(
            "Signing asks again who you are. Set a password or a passkey in your account, then sign."
        )
    page, method = _way(user)
    if _shown(request, user, method):
        return None
    request.session[_ASKED] = [request.path, time.time()]
    sent: HttpResponse = reauthentication.suspend_request(request, reverse(page))
    return sent


def used_up(request: HttpRequest) -> None:
    """Showing who one is counts for one signature: the next one asks again."""
    request.session.pop(_ASKED, None)


def _shown(request: HttpRequest, user: User, method: str | None) -> bool:
    """Whether the person has shown it since this signature was asked for, and lately."""
    path, asked = request.session.get(_ASKED) or ("", 0.0)
    since = max(asked, time.time() - app_settings.REAUTHENTICATION_TIMEOUT)
    return path == request.path and any(
        one.get("reauthenticated") and one["at"] > since and method in (None, one["method"])
        for one in get_authentication_records(request, user)
    )


def _way(user: User) -> tuple[str, str | None]:
    """The page that asks, and the method that counts."""
    if is_mfa_enabled(user, types=[Authenticator.Type.WEBAUTHN]):
        return "mfa_reauthenticate_webauthn", "mfa"
    if is_mfa_enabled(user, types=[Authenticator.Type.TOTP]):
        return "mfa_reauthenticate", "mfa"
    return "account_reauthenticate", None
