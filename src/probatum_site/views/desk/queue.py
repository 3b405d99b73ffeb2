"""The first page of the desk: what needs eyes, and what readers report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from probatum_site import actions
from probatum_site.desk.queue import queue, reports
from probatum_site.models import Report
from probatum_site.status.roles import Role, has_role
from probatum_site.views.desk._access import DESK, person, roles

SHOWN = 60


@require_safe
@roles(*DESK)
def first(request: HttpRequest) -> HttpResponse:
    """The queue."""
    whole = has_role(request.user, Role.EDITOR, Role.REVIEWER)
    context = {
        "needed": [one for one in queue(limit=SHOWN) if whole or one.row.edition.article.public],
        "reports": [one for one in reports() if whole or one.article.public],
    }
    return render(request, "desk/queue.html", context)


@require_POST
@roles(Role.EDITOR, Role.REVIEWER)
def close_report(request: HttpRequest, report: int) -> HttpResponse:
    """A report is settled."""
    actions.close_report(
        get_object_or_404(Report, pk=report), request.POST.get("outcome", ""), by=person(request)
    )
    messages.success(request, "The report is closed.")
    return redirect("desk")
