"""Editions by the step that they have come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from probatum_site.desk.approved import approved_editions
from probatum_site.desk.queue import newest_editions
from probatum_site.models import Edition, Review, Signature
from probatum_site.status import Status, Step, statuses

MONTH = timedelta(days=30.4375)
SHOWN = 60
"""Editions of each step on the list."""
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition with what may be said of it."""

    edition: Edition
    status: Status
    review: Review | None
    """Of the words that are shown now."""

    @property
    def due(self) -> datetime | None:
        """When an approved edition is to be reviewed again."""
        return due(self.status)


def due(status: Status) -> datetime | None:
    """When an approval is old enough to be looked at again; None unless approved, or if nothing ever is."""
    if status.reviewed_at is None or not settings.REVIEW_MONTHS:
        return None
    months: int = settings.REVIEW_MONTHS
    return status.reviewed_at + months * MONTH


def by_step() -> dict[Step, list[Listed]]:
    """The editions that are shown now; those in review oldest first, the others newest first."""
    reviews = Exists(Review.objects.filter(edition=OuterRef("pk")))
    signed = Signature.objects.filter(review__edition__article=OuterRef("article"))
    others = newest_editions().exclude(reviews).annotate(was_signed=Exists(signed))
    steps: dict[Step, list[Listed]] = {step: [] for step in Step}
    for rows in (
        newest_editions().filter(reviews).order_by("made_at", "pk"),
        others.order_by("-was_signed", "-made_at", "-pk")[:SHOWN],
    ):
        for one in _listed(rows.select_related("article")):
            if len(steps[one.status.step]) < SHOWN:
                steps[one.status.step].append(one)
    return steps


def due_for_review(before: datetime | None = None) -> list[Listed]:
    """Approved editions that are due by then, the longest due first."""
    if not settings.REVIEW_MONTHS:
        return []
    limit = before or timezone.now()
    old = Signature.objects.filter(decision="approve", at__lte=limit - settings.REVIEW_MONTHS * MONTH)
    approved = approved_editions(old.values_list("review__edition", flat=True))
    rows = [Listed(edition, status, None) for edition, status in approved]
    due_ = [(one.due, one.edition.pk, one) for one in rows if one.due and one.due <= limit]
    return [one for *_, one in sorted(due_, key=lambda row: row[:2])]


def _listed(rows: QuerySet[Edition]) -> Iterator[Listed]:
    """Each edition with its status and the review of its words; a few queries for every hundred."""
    wanted = rows.iterator(chunk_size=_AT_ONCE)
    while editions := list(islice(wanted, _AT_ONCE)):
        reviews = {
            (one.edition_id, one.digest): one
            for one in Review.objects.filter(edition__in=editions).select_related("assigned_to")
        }
        for edition, status in zip(editions, statuses(editions), strict=True):
            yield Listed(edition, status, reviews.get((edition.pk, status.digest)))
