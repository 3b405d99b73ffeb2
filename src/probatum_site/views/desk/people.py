"""Roles, board profiles, and the audit log."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from probatum_site import actions
from probatum_site.actions.audit import faults
from probatum_site.actions.people import FIELDS, GIVEN
from probatum_site.errors import NotAllowed
from probatum_site.models import AuditEntry, ReviewerProfile, User
from probatum_site.status.roles import Role
from probatum_site.views.desk._access import person, roles

PAGE = 100


@require_safe
@roles(Role.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    """Accounts with their roles."""
    asked = request.GET.get("q", "").strip()
    users = User.objects.prefetch_related("groups").select_related("profile").order_by("username")
    if asked:
        users = users.filter(username__icontains=asked) | users.filter(email__icontains=asked)
    page = Paginator(users, PAGE).get_page(request.GET.get("page"))
    rows = [
        (user, {group.name for group in user.groups.all()}, getattr(user, "profile", None)) for user in page
    ]
    context = {"rows": rows, "page": page, "given": [role.value for role in GIVEN], "asked": asked}
    return render(request, "desk/people.html", context)


@require_POST
@roles(Role.ADMINISTRATOR)
def set_roles(request: HttpRequest, user: int) -> HttpResponse:
    """Give an account its roles, and say whether its profile is on the board."""
    found = get_object_or_404(User, pk=user)
    actions.set_roles(found, request.POST.getlist("role"), by=person(request))
    profile = ReviewerProfile.objects.filter(user=found).first()
    active = "active" in request.POST
    if profile is not None and profile.active != active:
        actions.set_active(profile, active, by=person(request))
    messages.success(request, f"The roles of {found} are set.")
    return redirect("desk-people")


@require_http_methods(["GET", "HEAD", "POST"])
@roles(Role.REVIEWER)
def profile(request: HttpRequest) -> HttpResponse:
    """What a member of the board says about itself."""
    own = ReviewerProfile.objects.filter(user=person(request)).first()
    values = {field: getattr(own, field, "") for field in FIELDS}
    error = ""
    if request.method == "POST":
        values = {field: request.POST.get(field, "") for field in FIELDS}
        try:
            actions.save_profile(values, by=person(request))
        except NotAllowed as refused:
            error = str(refused)
        else:
            messages.success(request, "Your profile is saved.")
            return redirect("desk-profile")
    context = {"values": values, "own": own, "error": error}
    return render(request, "desk/profile.html", context, status=400 if error else 200)


@require_safe
@roles(Role.ADMINISTRATOR)
def audit(request: HttpRequest) -> HttpResponse:
    """The log, newest first, and whether it stands."""
    entries = AuditEntry.objects.order_by("-number")
    filters = {name: request.GET.get(name, "").strip() for name in ("actor", "act", "subject")}
    for name, value in filters.items():
        if value:
            entries = entries.filter(**{name: value})
    context = {
        "page": Paginator(entries, PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "acts": AuditEntry.objects.order_by("act").values_list("act", flat=True).distinct(),
        "faults": list(faults()) if "verify" in request.GET else None,
        "count": AuditEntry.objects.count(),
    }
    return render(request, "desk/audit.html", context)
