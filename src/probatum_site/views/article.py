"""The page of a question."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from probatum import audiences
from probatum.errors import QuestionError
from probatum_site import actions
from probatum_site.actions.asking import newest_edition
from probatum_site.actions.publishing import may_delete
from probatum_site.models import Article, Edition
from probatum_site.reading import Reading, read
from probatum_site.status import Status, status_of
from probatum_site.status.roles import Role, has_role
from probatum_site.tasks import progress, want_edition
from probatum_site.views._beside import beside, remember_seen
from probatum_site.views._visitor import (
    account,
    asked_here,
    audience,
    count_question,
    remember,
    remember_asked,
    visible,
)


@dataclass(frozen=True, slots=True)
class Part:
    """An article as a template needs it; all but the first are there once the worker has made them."""

    article: Article
    edition: Edition | None = None
    reading: Reading | None = None
    status: Status | None = None
    failed: str = ""
    """Why the worker could not make it."""

    @property
    def waiting(self) -> bool:
        """Whether there is something to come."""
        return self.edition is None and not self.failed


@require_safe
def article(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """The article for the reader's audience, or its frame while the text is being put together."""
    page = visible(request, int(article_id))
    if slug != page.slug:
        return redirect(page, permanent=True)
    return remember(_shown(request, page), request)


@require_POST
def follow_up(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """A question on from this article: it gets a page of its own, which is also shown below this one."""
    page, chosen = visible(request, int(article_id)), audience(request)
    count_question(request)
    try:
        next_page, _ = actions.follow_up(page, request.POST.get("question", ""), by=account(request))
    except QuestionError as error:
        return _shown(request, page, follow_up_error=str(error), status=400)
    remember_asked(request, next_page)
    want_edition(next_page, chosen)
    return redirect(f"{page.get_absolute_url()}#follow-up-{next_page.pk}")


@require_POST
def report(request: HttpRequest, slug: str, article_id: str) -> HttpResponse:
    """Somebody reports a problem with what is shown."""
    page = visible(request, int(article_id))
    actions.report_problem(
        page,
        request.POST.get("text", ""),
        edition=newest_edition(page, audience(request)),
        by=account(request),
    )
    return render(request, "probatum/reported.html", {"article": page})


def _shown(
    request: HttpRequest, page: Article, *, follow_up_error: str = "", status: int = 200
) -> HttpResponse:
    chosen = audience(request)
    part = _part(page, chosen)
    follow_ups = [_part(one, chosen) for one in page.follow_ups.order_by("asked_at", "pk")]
    waiting = _waiting([part, *follow_ups], chosen)
    if waiting and "HX-Request" in request.headers and request.GET.get("seen") == waiting:
        return HttpResponse(status=204)  # nothing is new: what the reader is typing stays where it is
    context = {
        "part": part,
        "audience": chosen,
        "audiences": [audiences.load(name) for name in audiences.names()],
        "thread": page.thread(),
        "follow_up_error": follow_up_error,
        "desk": has_role(request.user, Role.EDITOR, Role.REVIEWER),
        "follow_ups": follow_ups,
        "corrections": page.corrections.order_by("-at", "-pk"),
        "followed": page.follows.filter(user=request.user.pk).exists(),
        "deletable": may_delete(page, account(request), asked_here(request, page)),
        "waiting": waiting,
        **beside(request, page, part.edition, part.reading, part.status, chosen),
    }
    response = render(request, "probatum/article.html", context, status=status)
    if part.status is None or not part.status.approved:
        response.headers["X-Robots-Tag"] = "noindex"
    return remember_seen(response, page, part.edition)


def _part(page: Article, chosen: str) -> Part:
    """What a template needs of one article."""
    edition = newest_edition(page, chosen)
    if edition is None:
        return Part(page, failed=want_edition(page, chosen))
    return Part(page, edition, read(bytes(edition.body)), status_of(edition))


def _waiting(parts: list[Part], chosen: str) -> str:
    """Which parts are still to come and how far they are, in a few letters; empty when all are there."""
    told = [(one.article.pk, progress(one.article, chosen)) for one in parts if one.waiting]
    return sha256(repr(told).encode()).hexdigest()[:12] if told else ""
