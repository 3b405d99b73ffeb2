"""The library as the desk sees it: recheck, and what leans on a source."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from probatum_site import tasks
from probatum_site.desk.attention import DOUBTFUL
from probatum_site.desk.reach import reach
from probatum_site.models import AuditEntry, Doubt, SourceRecord
from probatum_site.status.roles import Role, has_role
from probatum_site.views.desk._access import DESK, person, roles

RUNS = 10
SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@roles(Role.LIBRARIAN, Role.EDITOR)
def recheck(request: HttpRequest) -> HttpResponse:
    """What the last rechecks found; and the button that starts one."""
    if request.method == "POST":
        tasks.recheck.enqueue(by=person(request).pk)
        messages.success(request, "The recheck has begun. What it finds appears here.")
        return redirect("desk-recheck")
    entries = AuditEntry.objects.filter(act="recheck").order_by("-number")[:RUNS]
    doubts = Doubt.objects.filter(statement__edition__article__personal=False)
    doubts = doubts.select_related("statement__edition__article").defer("statement__edition__body")
    context = {
        "runs": [(entry, json.loads(entry.detail)) for entry in entries],
        "doubts": doubts.order_by("statement__edition__article", "pk"),
        "doubtful": SourceRecord.objects.filter(state__in=DOUBTFUL).order_by("-changed_at", "pk")[:SHOWN],
    }
    return render(request, "desk/recheck.html", context)


@require_safe
@roles(*DESK)
def leaning(request: HttpRequest) -> HttpResponse:
    """Everything that leans on a source."""
    id_ = request.GET.get("source", "").strip()
    source = SourceRecord.objects.filter(pk=id_).first()
    whole = has_role(request.user, Role.EDITOR, Role.REVIEWER)
    context = {"asked": id_, "source": source, "reach": reach(source, whole=whole) if source else None}
    return render(request, "desk/reach.html", context, status=404 if id_ and source is None else 200)
