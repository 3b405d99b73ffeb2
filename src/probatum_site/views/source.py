"""The page of a source, and a quote in its context."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from probatum_site.readers.citing import citing, taken
from probatum_site.readers.source import Shelved, in_context, shelved

_LONGEST = 500
"""Characters of a label in an address."""


@require_safe
def source(request: HttpRequest, source: str) -> HttpResponse:
    """A source; with `section`, `start` and `end` in the address, that span in its section."""
    found = shelved(source)
    if found is None:
        raise Http404
    if "section" in request.GET:
        return _context(request, found)
    context = {"shelved": found, "citing": citing(found.source.id), "taken": taken(found.source.id)}
    response = render(request, "probatum/source.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _context(request: HttpRequest, found: Shelved) -> HttpResponse:
    label = request.GET["section"][:_LONGEST]
    start, end = _number(request, "start"), _number(request, "end")
    place = in_context(found.sections, label, start, end)
    response = render(
        request, "probatum/context.html", {"shelved": found, "place": place}, status=200 if place else 404
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _number(request: HttpRequest, name: str) -> int:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
