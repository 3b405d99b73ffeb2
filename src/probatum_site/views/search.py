"""Search over articles and library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from probatum.errors import QuestionError
from probatum_site.readers.search import Found, search


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What there is on the words in the address."""
    words, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    found: Found | None = None
    error = ""
    try:
        found = search(words, kind, request.user.pk) if words else None
    except QuestionError as refused:
        error = str(refused)
    context = {"words": words, "kind": kind, "found": found, "error": error}
    response = render(request, "probatum/search.html", context, status=400 if error else 200)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
