"""Who is looking: the account, the audience chosen, and what was asked in this browser."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from probatum import audiences
from probatum_site import limits
from probatum_site.models import Article, User
from probatum_site.status.roles import may_see

_COOKIE = "audience"
_YEAR = 365 * 24 * 3600


def account(request: HttpRequest) -> User | None:
    """The account, or None for a reader without one."""
    return request.user if request.user.is_authenticated else None


def count_question(request: HttpRequest) -> None:
    """Count a question that this visitor asks. Raises: TooMany."""
    user = account(request)
    limits.count_question(request, user.pk if user else None)


def audience(request: HttpRequest) -> str:
    """The audience chosen in the address, or the one remembered, or the installation's own."""
    for name in (request.GET.get("audience"), request.COOKIES.get(_COOKIE), settings.PROBATUM.audience):
        if name in audiences.names():
            return str(name)
    return audiences.names()[0]


def remember(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Keep the audience chosen in the address for the next page."""
    if request.GET.get("audience") in audiences.names():
        response.set_cookie(
            _COOKIE,
            request.GET["audience"],
            max_age=_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def remember_asked(request: HttpRequest, article: Article) -> None:
    """Whoever asks a question may see its page, also where others may not yet."""
    if article.personal:
        request.session["asked"] = sorted({*request.session.get("asked", []), article.pk})


def asked_here(request: HttpRequest, article: Article) -> bool:
    """Whether a question that was kept back was asked in this browser."""
    return article.pk in request.session.get("asked", [])


def visible(request: HttpRequest, article_id: int) -> Article:
    """The article, if this visitor may see it. Raises: Http404."""
    page = get_object_or_404(Article, pk=article_id)
    shut = not page.public
    if (shut and asked_here(request, page)) or may_see(
        request.user, personal=shut, asked_by=page.asked_by_id
    ):
        return page
    raise Http404
