"""Tokens of the API: made, used, revoked."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed
from probatum_site.models import ApiToken, User
from probatum_site.status.scopes import Scope

PREFIX = "probatum_"
"""Every token begins with it, so that one that leaked can be recognised."""
DAYS = range(1, 367)
"""How long a token may be valid."""


@transaction.atomic
def make_token(*, by: User, name: str, scopes: Iterable[str], days: int) -> tuple[ApiToken, str]:
    """A new token, and its text, which is shown now and never again.

    Raises: NotAllowed: no name, no scope or an unknown one, or a number of days out of range.
    """
    wanted = sorted(set(scopes))
    if not name.strip() or not wanted or not set(wanted) <= set(Scope) or days not in DAYS:
        raise NotAllowed(
            f"A token needs a name, one or more of {', '.join(Scope)}, and from 1 to {DAYS[-1]} days."
        )
    text = PREFIX + token_urlsafe(32)
    now = timezone.now()
    token = ApiToken.objects.create(
        user=by,
        name=name.strip()[:80],
        hash=_hash(text),
        scopes=" ".join(wanted),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    append(by, "token", f"token:{token.pk}", scopes=wanted, days=days)
    return token, text


def token_for(text: str) -> ApiToken | None:
    """The valid token with this text, noted as used today; None when there is none."""
    now = timezone.now()
    token = ApiToken.objects.select_related("user").filter(hash=_hash(text)).first()
    if token is None or not token.valid(now):
        return None
    if token.used_on != now.date():
        ApiToken.objects.filter(pk=token.pk).update(used_on=now.date())
    return token


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> None:
    """Make a token useless; doing it twice changes nothing.

    Raises: NotAllowed: it is somebody else's.
    """
    if token.user_id != by.pk:
        raise NotAllowed("This token belongs to another account.")
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save()
        append(by, "revoke", f"token:{token.pk}")


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
