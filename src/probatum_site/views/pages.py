"""Pages that hold no article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from probatum_site import engine
from probatum_site.models import ReviewerProfile
from probatum_site.readers.quality import quality
from probatum_site.status.roles import Role


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """How an article comes about, and what its marks mean."""
    return render(request, "probatum/policy.html")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term that articles explain."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for term, definition in engine.glossary():
        first = term[0].upper()
        groups.setdefault(first if first.isalpha() else "0–9", []).append((term, definition))
    return render(request, "probatum/glossary.html", {"groups": groups.items()})


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Who has signed up to review, in their own words; nobody else is named."""
    members = ReviewerProfile.objects.filter(
        active=True, user__is_active=True, user__groups__name=Role.REVIEWER
    ).order_by("name", "pk")
    return render(request, "probatum/board.html", {"members": members})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How the house stands, counted from the database."""
    return render(request, "probatum/quality.html", {"quality": quality(), "info": engine.library_info()})
