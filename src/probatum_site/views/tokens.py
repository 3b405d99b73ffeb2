"""Tokens of one's own for programs: made, shown once, revoked."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from probatum_site import actions
from probatum_site.errors import NotAllowed
from probatum_site.models import ApiToken
from probatum_site.status.scopes import MEANING
from probatum_site.views._visitor import account


@require_safe
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of this account, and a form for one more."""
    return _page(request)


@require_POST
@reauthentication_required(allow_get=False)  # type: ignore[untyped-decorator]
def make(request: HttpRequest) -> HttpResponse:
    """A new token, shown on this answer and never again."""
    user = account(request)
    assert user
    days = request.POST.get("days", "")
    try:
        _, text = actions.make_token(
            by=user,
            name=request.POST.get("name", ""),
            scopes=request.POST.getlist("scope"),
            days=int(days) if days.isdecimal() else 0,
        )
    except NotAllowed as error:
        return _page(request, error=str(error), status=400)
    response = _page(request, made=text)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
@login_required
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """A token of this account becomes useless."""
    user = account(request)
    assert user
    actions.revoke_token(get_object_or_404(ApiToken, pk=token_id, user=user), by=user)
    messages.success(request, "The token is revoked.")
    return redirect("tokens")


def _page(request: HttpRequest, *, made: str = "", error: str = "", status: int = 200) -> HttpResponse:
    held = ApiToken.objects.filter(user=account(request), revoked_at=None).order_by("-pk")
    context = {"tokens": held, "scopes": MEANING.items(), "made": made, "error": error}
    return render(request, "probatum/tokens.html", context, status=status)
