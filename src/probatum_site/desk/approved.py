"""The articles whose approval stands, newest approval first."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Exists, OuterRef

from probatum_site.models import Article, Edition, Signature
from probatum_site.status import Status, statuses

_AT_ONCE = 50
"""Editions whose status is worked out together."""
_LOOK = 10
"""Where some are wanted, so many times as many editions are looked at: after an upgrade that lays pages out
in another way no approval stands, and the first page must not look through all of them."""


def recently_approved(limit: int) -> list[Article]:
    """Public articles of which an edition that is shown now is approved; each once."""
    approved = approved_editions(look=_LOOK * limit)
    found = (edition.article for edition, _ in approved if edition.article.public)
    return list(islice(dict.fromkeys(found), limit))


def approved_editions(
    among: Iterable[int] | None = None, *, look: int | None = None, by: int | None = None
) -> Iterator[tuple[Edition, Status]]:
    """Every edition that is shown now and approved, with its status; the last signed first.

    The signatures say where to look; whether the approval stands is worked out for each. `among` leaves only
    editions of these ids, `by` only those that this account signed; `look` is how many are looked at.
    """
    rows = Signature.objects.filter(decision="approve", withdrawal=None).order_by("-at", "-pk")
    rows = rows if among is None else rows.filter(review__edition__in=list(among))
    rows = rows if by is None else rows.filter(reviewer=by)
    wanted = iter(list(dict.fromkeys(rows.values_list("review__edition", flat=True)))[:look])
    while ids := list(islice(wanted, _AT_ONCE)):
        editions = _shown(ids)
        for edition, status in zip(editions, statuses(editions), strict=True):
            if status.approved:
                yield edition, status


def replaced(edition: Edition) -> bool:
    """Whether a later edition is shown in its place."""
    return Edition.objects.filter(
        article=edition.article_id, audience=edition.audience, number__gt=edition.number
    ).exists()


def _shown(ids: list[int]) -> list[Edition]:
    """Those of these editions that are shown now, in this order."""
    later = Edition.objects.filter(
        article=OuterRef("article"), audience=OuterRef("audience"), number__gt=OuterRef("number")
    )
    found = Edition.objects.filter(~Exists(later), pk__in=ids).select_related("article")
    return sorted(found, key=lambda one: ids.index(one.pk))
