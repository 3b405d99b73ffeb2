"""Who calls: a program with a token, or anybody without one; and how often they may."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

from probatum_site import actions
from probatum_site.api.problems import Problem
from probatum_site.limits import address, take
from probatum_site.models import User
from probatum_site.status.roles import Visitor
from probatum_site.status.scopes import Scope


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and what the token is for. Somebody without a token reads, and asks a little."""

    user: User | None
    scopes: frozenset[str]
    key: str
    """What the limits count by: the token, or the address."""

    @property
    def visitor(self) -> Visitor:
        """As `status.roles` wants it."""
        return self.user or AnonymousUser()


class Token(HttpBearer):
    """`Authorization: Bearer probatum_…`"""

    openapi_name = "token"

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller; None without a header, so that the next way is tried.

        Raises: Problem: a header that opens nothing, which must not pass for none.
        """
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        scheme, _, text = header.partition(" ")
        if scheme.lower() != self.openapi_scheme:
            raise Problem(401, "Send the token as: Authorization: Bearer probatum_…")
        return self.authenticate(request, text.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The caller whose token this is."""
        found = actions.token_for(token)
        if found is None:
            raise Problem(
                401, "This token is unknown, revoked or expired. Make a new one under your account."
            )
        return _counted(Caller(found.user, frozenset(found.scopes.split()), f"token:{found.pk}"))


def anybody(request: HttpRequest) -> Caller:
    """A caller without a token."""
    return _counted(Caller(None, frozenset({Scope.READ, Scope.ASK}), f"address:{address(request)}"))


def caller(request: HttpRequest, scope: Scope) -> Caller:
    """Who calls, for an act that needs a scope.

    Raises: Problem: there is no token, or it is for other things.
    """
    found = getattr(request, "auth", None)  # set by ninja
    assert isinstance(found, Caller)
    if scope in found.scopes:
        return found
    if found.user is None:
        raise Problem(401, f"This needs a token with the scope {scope}. Make one under your account.")
    raise Problem(403, f"The token has no scope {scope}. Make one that has, under your account.")


def _counted(found: Caller) -> Caller:
    take("api", found.key, settings.API_RATE)
    return found
