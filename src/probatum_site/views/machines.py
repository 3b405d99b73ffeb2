"""What machines ask for: feed, site map, robots. Articles in the first two are approved now."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from probatum_site.desk.approved import approved_editions
from probatum_site.engine import parsed, placed
from probatum_site.models import Article, Correction, Edition, Signature
from probatum_site.readers.linked import absolute
from probatum_site.status import Status

_FEED, _LOOK = 30, 300
"""Entries of the feed, and editions that are looked at for them."""
SHOWN = Q(personal=False) | Q(published_at__isnull=False)
_PAGES = ("home", "policy", "board", "quality", "glossary")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Articles lately approved, and corrections of those that ever were, as Atom."""
    approved = [
        {
            "article": edition.article,
            "url": absolute(edition.article.get_absolute_url()),
            "status": status,
            "summary": list(_direct(bytes(edition.body))),
        }
        for edition, status in islice(_approved(_LOOK), _FEED)
    ]
    corrections = [(absolute(one.article.get_absolute_url()), one) for one in _corrections()[:_FEED]]
    moments = [one["status"].reviewed_at for one in approved] + [one.at for _, one in corrections]  # type: ignore[attr-defined]
    context = {
        "entries": approved,
        "corrections": corrections,
        "home": absolute(reverse("home")),
        "self": absolute(reverse("feed")),
        "updated": max(moments, default=None),
    }
    return render(request, "probatum/feed.xml", context, content_type="application/atom+xml; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages that search engines are asked to show."""
    pages = [(absolute(reverse(name)), None) for name in _PAGES]
    articles = [
        (absolute(edition.article.get_absolute_url()), status.reviewed_at) for edition, status in _approved()
    ]
    context = {"pages": [*pages, *articles]}
    return render(request, "probatum/sitemap.xml", context, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit; unreviewed pages say noindex themselves."""
    lines = (
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /search",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def _approved(look: int | None = None) -> Iterator[tuple[Edition, Status]]:
    """Each public article once, by the edition approved last; of those signed last, so many are looked at."""
    seen = set()
    for edition, status in approved_editions(look=look):
        if edition.article.public and edition.article_id not in seen:
            seen.add(edition.article_id)
            yield edition, status


def _direct(body: bytes) -> Iterator[str]:
    """Statements of the direct answer."""
    yield from (str(claim["text"]) for place, claim in placed(parsed(body)) if place.startswith("0."))


def _corrections() -> QuerySet[Correction]:
    """Notices on public pages that were in this feed once: whoever read them there learns of it there."""
    signed = Signature.objects.filter(decision="approve").values("review__edition__article")
    rows = Correction.objects.filter(article__in=Article.objects.filter(SHOWN, pk__in=signed))
    return rows.select_related("article").order_by("-at", "-pk")
