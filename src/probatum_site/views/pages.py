"""Pages that hold no article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """How an article comes about, and what its marks mean."""
    return render(request, "probatum/policy.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit; unreviewed pages say noindex themselves."""
    return HttpResponse("User-agent: *\nDisallow: /accounts/\n", content_type="text/plain")
