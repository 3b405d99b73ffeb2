"""What stands beside an article: pictures, previews, what changed, and what was found while it is made."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from probatum_site.actions.asking import newest_edition
from probatum_site.exporting import FORMAT_NAMES
from probatum_site.models import Article, Edition
from probatum_site.readers.changes import Changes, changes
from probatum_site.readers.evidence import evidence
from probatum_site.readers.found import found
from probatum_site.readers.linked import absolute, description, linked_data
from probatum_site.reading import Reading
from probatum_site.status import Status
from probatum_site.tasks import news, progress

_COOKIE = "seen"
_NEWS = 6
"""Sources that are named at most."""
_YEAR = 365 * 24 * 3600


def beside(
    request: HttpRequest,
    page: Article,
    edition: Edition | None,
    reading: Reading | None,
    status: Status | None,
    audience: str,
) -> dict[str, Any]:
    """Names for the template."""
    context: dict[str, Any] = {"formats": FORMAT_NAMES, "canonical": absolute(page.get_absolute_url())}
    if edition is None or reading is None or status is None:
        before = newest_edition(page.parent, audience) if page.parent else None
        shelf = found(page.question, bytes(before.body) if before else None)
        return context | {"shelf": shelf, "progress": progress(page, audience)}
    return context | {
        "evidence": SimpleLazyObject(lambda: evidence(reading)),
        "description": description(reading, status),
        "linked_data": linked_data(page, reading, status, edition.made_at.isoformat()),
        "changes": _changes(request, edition),
        "news": news(edition, reading.snapshot)[:_NEWS],
    }


def remember_seen(response: HttpResponse, page: Article, edition: Edition | None) -> HttpResponse:
    """Note in this browser, for this address only, what was seen and when."""
    if edition is not None:
        response.set_cookie(
            _COOKIE,
            f"{edition.pk}.{int(datetime.now(UTC).timestamp())}",
            max_age=_YEAR,
            path=page.get_absolute_url(),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _changes(request: HttpRequest, shown: Edition) -> Changes | None:
    """Since this browser was last here; nothing for a first visit, another audience or a cookie made up."""
    number, _, at = request.COOKIES.get(_COOKIE, "").partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 12 for part in (number, at)):
        return None
    seen = Edition.objects.filter(pk=int(number), article=shown.article_id, audience=shown.audience).first()
    return changes(seen, datetime.fromtimestamp(int(at), UTC), shown) if seen else None
