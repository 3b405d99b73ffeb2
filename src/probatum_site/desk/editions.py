"""Editions by the step that they have come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from probatum_site.desk.approved import approved_editions
from probatum_site.desk.queue import newest_editions
from probatum_site.models import Edition, Review, Signature
from probatum_site.status import Status, Step, status_of

MONTH = timedelta(days=30.4375)
SHOWN = 60
"""Editions of each step on the list."""


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
    reviewed = newest_editions().filter(Exists(Review.objects.filter(edition=OuterRef("pk"))))
    signed = Signature.objects.filter(review__edition__article=OuterRef("article"))
    steps: dict[Step, list[Listed]] = {step: [] for step in Step}
    for edition in reviewed.select_related("article").order_by("made_at", "pk").iterator():
        one = listed(edition)
        steps[one.status.step].append(one)
    others = newest_editions().exclude(Exists(Review.objects.filter(edition=OuterRef("pk"))))
    others = others.annotate(was_signed=Exists(signed)).select_related("article")
    for edition in others.order_by("-was_signed", "-made_at", "-pk")[:SHOWN]:
        steps[Step.UNSUBMITTED].append(listed(edition))
    return {step: found[:SHOWN] for step, found in steps.items()}


def listed(edition: Edition) -> Listed:
    """An edition with its status and the review of its words."""
    status = status_of(edition)
    review = Review.objects.filter(edition=edition, digest=status.digest).first()
    return Listed(edition, status, review)


def due_for_review(before: datetime | None = None) -> list[Listed]:
    """Approved editions that are due by then, the longest due first."""
    limit = before or timezone.now()
    rows = [Listed(edition, status, None) for edition, status in approved_editions()]
    due_ = [(one.due, one.edition.pk, one) for one in rows if one.due and one.due <= limit]
    return [one for *_, one in sorted(due_, key=lambda row: row[:2])]
