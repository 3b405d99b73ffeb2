"""What is done to an article as a whole: follow, publish, delete; and how it came to be what it is."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from probatum_site import actions
from probatum_site.actions.publishing import may_delete
from probatum_site.desk.differences import difference
from probatum_site.errors import NotAllowed
from probatum_site.models import Article, Edition
from probatum_site.status import statuses
from probatum_site.status.roles import Role
from probatum_site.views._visitor import account, asked_here, visible
from probatum_site.views.desk._access import person, roles


@require_POST
@roles(Role.MEMBER)
def follow(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """Follow an article, or stop."""
    page, on = visible(request, int(article_id)), request.POST.get("on") == "1"
    actions.follow(page, by=person(request), on=on)
    messages.success(request, "You will hear of changes." if on else "You no longer follow this page.")
    return redirect(page)


@require_POST
@roles(Role.EDITOR)
def publish(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """Put an article into lists and search, or take it back."""
    page, on = visible(request, int(article_id)), request.POST.get("on") == "1"
    actions.publish(page, by=person(request), on=on)
    messages.success(request, "The page is published." if on else "The page is no longer published.")
    return redirect(page)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """Ask whether a question shall go with all that hangs on it; then delete it."""
    page = visible(request, int(article_id))
    if not may_delete(page, account(request), asked_here(request, page)):
        raise NotAllowed("Only an editor may delete this page. Report it, and say why it should go.")
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip() or "not said"
        actions.delete_article(page, by=account(request), reason=reason, asked_here=asked_here(request, page))
        messages.success(request, "The question and its page are deleted.")
        return redirect("home")
    return render(request, "desk/delete.html", {"article": page, "follow_ups": page.follow_ups.count()})


@require_safe
def history(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """Every edition of an article, and its corrections."""
    page = visible(request, int(article_id))
    editions = list(page.editions.select_related("made_by").order_by("audience", "-number"))
    pairs = zip(editions, statuses(editions), strict=True)
    rows = [(edition, status, _before(edition, editions)) for edition, status in pairs]
    context = {"article": page, "rows": rows, "corrections": page.corrections.order_by("-at", "-pk")}
    return render(request, "desk/history.html", context)


@require_safe
def changes(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """What differs between two editions of an article, sentence by sentence."""
    page = visible(request, int(article_id))
    old, new = (_edition(page, request.GET.get(name, "")) for name in ("from", "to"))
    context = {"article": page, "old": old, "new": new, "difference": difference(old, new)}
    return render(request, "desk/changes.html", context)


def _edition(page: Article, id_: str) -> Edition:
    found = (
        page.editions.filter(pk=int(id_)).first()
        if id_.isascii() and id_.isdecimal() and len(id_) < 19
        else None
    )
    if found is None:
        raise Http404
    return found


def _before(edition: Edition, editions: list[Edition]) -> Edition | None:
    wanted = (edition.audience, edition.number - 1)
    return next((one for one in editions if (one.audience, one.number) == wanted), None)
