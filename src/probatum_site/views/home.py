"""The home page, and asking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from probatum import audiences
from probatum.errors import QuestionError
from probatum_site import actions, engine
from probatum_site.desk.approved import recently_approved
from probatum_site.tasks import suggested, want_edition
from probatum_site.views._visitor import account, audience, count_question, remember, remember_asked

RECENT = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One large question box, and what there is to read."""
    return remember(_page(request, "", ""), request)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """A question: its page is there at once, and fills while the reader looks."""
    question = request.POST.get("question", "")
    chosen = request.POST.get("audience") or audience(request)
    count_question(request)
    try:
        page, _ = actions.ask_article(question, by=account(request))
    except QuestionError as error:
        return _page(request, question, str(error), status=400)
    remember_asked(request, page)
    if chosen in audiences.names():
        want_edition(page, chosen)
    return redirect(f"{page.get_absolute_url()}?audience={chosen}")


def _page(request: HttpRequest, question: str, error: str, status: int = 200) -> HttpResponse:
    info = engine.library_info()
    context = {
        "question": question,
        "error": error,
        "audience": audience(request),
        "audiences": [audiences.load(name) for name in audiences.names()],
        "articles": recently_approved(RECENT),
        "info": info,
        "suggested": suggested(),
        "checked": max((check.date for check in info.checks), default=""),
        "ask_address": reverse("ask"),
    }
    return render(request, "probatum/home.html", context, status=status)
