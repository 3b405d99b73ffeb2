"""The articles whose approval stands, newest approval first."""

from collections.abc import Iterator
from itertools import islice

from probatum_site.models import Article, Edition, Signature
from probatum_site.status import Status, status_of


def recently_approved(limit: int) -> list[Article]:
    """Public articles of which an edition that is shown now is approved; each once."""
    found = (edition.article for edition, _ in approved_editions() if edition.article.public)
    return list(islice(dict.fromkeys(found), limit))


def approved_editions() -> Iterator[tuple[Edition, Status]]:
    """Every edition that is shown now and approved, with its status; the last signed first.

    The signatures say where to look; whether the approval stands is worked out for each.
    """
    rows = Signature.objects.filter(decision="approve", withdrawal=None).order_by("-at", "-pk")
    for id_ in dict.fromkeys(rows.values_list("review__edition", flat=True).iterator()):
        edition = Edition.objects.select_related("article").get(pk=id_)
        if not replaced(edition):
            status = status_of(edition)
            if status.approved:
                yield edition, status


def replaced(edition: Edition) -> bool:
    """Whether a later edition is shown in its place."""
    return Edition.objects.filter(
        article=edition.article_id, audience=edition.audience, number__gt=edition.number
    ).exists()
