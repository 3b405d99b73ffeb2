"""Putting another source under a statement: look in the library, choose a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from probatum.amend import Place
from probatum.errors import QuestionError
from probatum.types.evidence import Hit
from probatum_site import actions, engine
from probatum_site.errors import NotAllowed
from probatum_site.models import Edition
from probatum_site.status import shown_digest
from probatum_site.status.roles import Role
from probatum_site.views.desk._access import person, roles

PASSAGES = 15
"""So many passages are offered."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage with its statements, each of which can be chosen."""

    hit: Hit
    statements: tuple[tuple[str, str], ...]
    """Signed place and words of each."""


@require_http_methods(["GET", "HEAD", "POST"])
@roles(Role.EDITOR, Role.REVIEWER)
def replace(request: HttpRequest, edition: int) -> HttpResponse:
    """Look for other statements to rest on; the ones chosen make the next edition."""
    found = get_object_or_404(Edition.objects.select_related("article"), pk=edition)
    if request.method == "POST":
        return _chosen(request, found)
    claim = _claim(found, request.GET.get("claim", ""))
    asked = request.GET.get("q") or str(claim["text"])
    offered, error = _offered(asked)
    context = {
        "edition": found,
        "claim": claim,
        "asked": asked,
        "offered": offered,
        "error": error,
        "digest": shown_digest(found),
    }
    return render(request, "desk/sources.html", context)


def _chosen(request: HttpRequest, edition: Edition) -> HttpResponse:
    made = actions.replace_source(
        edition,
        request.POST.get("claim", ""),
        tuple(_place(each) for each in request.POST.getlist("place")),
        by=person(request),
        digest=request.POST.get("digest", ""),
        reason=request.POST.get("reason", ""),
        text=request.POST.get("text", ""),
        correction=request.POST.get("correction", ""),
    )
    messages.success(request, f"Edition {made.number} is made. Look at what the checks say.")
    return redirect("desk-edition", made.pk)


def _claim(edition: Edition, id_: str) -> engine.Json:
    claims = engine.claims_in(bytes(edition.body))
    found = next((one for one in claims if one["id"] == id_), None)
    if found is None:
        raise NotAllowed(f"This edition has no statement {id_!r}. Go back and reload the page.")
    return found


def _offered(asked: str) -> tuple[list[Offered], str]:
    try:
        hits = engine.found(asked).hits[:PASSAGES]
    except QuestionError as error:
        return [], str(error)
    return [Offered(hit, tuple(_statements(hit))) for hit in hits], ""


def _statements(hit: Hit) -> Iterator[tuple[str, str]]:
    passage = hit.passage
    for span in passage.sentences:
        place = signing.dumps([hit.source.id, passage.section, span.start, span.end])
        yield place, passage.text[span.start - passage.start : span.end - passage.start]


def _place(text: str) -> Place:
    """Signed, so that a form can hold the label of any section; that the place exists is seen to later."""
    try:
        return Place(*signing.loads(text))
    except (signing.BadSignature, TypeError) as error:
        raise NotAllowed("The statement chosen could not be read. Go back and choose again.") from error
