"""An article to take away: in every format of the engine, and as PDF."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from probatum_site.actions.asking import newest_edition
from probatum_site.actions.exporting import note_export
from probatum_site.exporting import FORMATS, exported, exporter
from probatum_site.models import Article, Edition
from probatum_site.status import status_of
from probatum_site.tasks import want_pdf
from probatum_site.views._visitor import audience, visible


@require_safe
def export(request: HttpRequest, slug: str, article_id: str, format_: str) -> HttpResponseBase:
    """The edition that the page shows to this reader, as a file."""
    page = visible(request, int(article_id))
    edition = newest_edition(page, audience(request))
    if edition is None or format_ not in (*FORMATS, "pdf"):
        raise Http404
    response = _pdf(request, page, edition) if format_ == "pdf" else _file(page, edition, format_)
    response.headers["Cache-Control"] = "private, no-cache"
    if request.method == "GET" and response.status_code == 200:
        note_export(edition, format_)
    if not status_of(edition).approved:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _file(page: Article, edition: Edition, format_: str) -> HttpResponse:
    module = exporter(format_)
    name = f"{page.slug}-{page.pk}-{edition.audience}{module.SUFFIX}"
    response = HttpResponse(exported(edition, format_), content_type=module.MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _pdf(request: HttpRequest, page: Article, edition: Edition) -> HttpResponseBase:
    """The PDF; while the worker makes it, a page that asks for it again by itself."""
    path = want_pdf(edition)
    if path is None:
        return render(request, "probatum/making.html", {"article": page}, status=202)
    name = f"{page.slug}-{page.pk}-{edition.audience}.pdf"
    return FileResponse(path.open("rb"), filename=name, content_type="application/pdf")
