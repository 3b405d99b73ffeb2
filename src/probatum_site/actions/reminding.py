"""Reminders: approvals that grow old, and reviews that nobody takes up or finishes."""

from datetime import timedelta

from django.utils import timezone

from probatum_site.actions.telling import tell
from probatum_site.desk.editions import due_for_review
from probatum_site.desk.queue import newest_editions
from probatum_site.models import Review, User
from probatum_site.status import Step, status_of
from probatum_site.status.roles import Role, with_role

AHEAD = timedelta(days=30)
"""How long before an approval is due somebody hears of it."""
PATIENCE = timedelta(days=14)
"""How long a review may wait for its next step; then it is told again every time as long."""


def remind() -> None:
    """Tell whoever can do the next step; the same thing is told once."""
    _of_old_approvals()
    _of_waiting_reviews()


def _of_old_approvals() -> None:
    now = timezone.now()
    for one in due_for_review(now + AHEAD):
        people = [*with_role(Role.EDITOR), *User.objects.filter(pk__in=one.status.signers, is_active=True)]
        stage = "due" if one.due and one.due <= now else "soon"
        key = f"{stage}:{one.edition.pk}:{one.due:%Y-%m-%d}"
        text = f"The approval of this page is to be renewed by {one.due:%-d %B %Y}."
        tell(people, key, text, one.edition.article)


def _of_waiting_reviews() -> None:
    now = timezone.now()
    reviews = Review.objects.filter(edition__in=newest_editions()).select_related("edition__article")
    for review in reviews.order_by("pk"):
        since = review.claimed_at or review.submitted_at
        rounds = (now - since) // PATIENCE
        if rounds and status_of(review.edition).step in {Step.SUBMITTED, Step.UNDER_REVIEW}:
            asked = review.claimed_by or review.assigned_to
            people = [asked] if asked else with_role(Role.REVIEWER)
            text = "This page waits for your review." if asked else "This page waits for a reviewer."
            tell(people, f"waiting:{review.pk}:{rounds}", text, review.edition.article)
