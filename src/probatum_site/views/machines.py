"""What machines ask for: feed, site map, robots. Only what is approved now is in the first two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from probatum_site.desk.approved import approved_editions
from probatum_site.models import Article
from probatum_site.readers.citing import newest_editions
from probatum_site.readers.linked import absolute
from probatum_site.reading import read
from probatum_site.status import Status

_FEED = 30
_PAGES = ("home", "policy", "board", "quality", "glossary")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Articles lately approved, as Atom."""
    entries = [
        {
            "article": article,
            "url": absolute(article.get_absolute_url()),
            "status": status,
            "summary": [one.text for one in read(body).direct],
        }
        for article, status, body in _approved()[:_FEED]
    ]
    context = {
        "entries": entries,
        "home": absolute(reverse("home")),
        "self": absolute(reverse("feed")),
        "updated": max((one["status"].reviewed_at for one in entries), default=None),  # type: ignore[attr-defined]
    }
    return render(request, "probatum/feed.xml", context, content_type="application/atom+xml; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages that search engines are asked to show."""
    pages = [(absolute(reverse(name)), None) for name in _PAGES]
    articles = [(absolute(one.get_absolute_url()), status.reviewed_at) for one, status, _ in _approved()]
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


def _approved() -> list[tuple[Article, Status, bytes]]:
    """Each public article once, with the edition approved last."""
    public = set(newest_editions().values_list("pk", flat=True))
    found: dict[int, tuple[Article, Status, bytes]] = {}
    for edition, status in approved_editions():
        if edition.pk in public:
            found.setdefault(edition.article_id, (edition.article, status, bytes(edition.body)))
    return list(found.values())
