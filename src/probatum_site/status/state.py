"""Where an edition stands in review."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from probatum_site.models import Edition, Review, Signature
from probatum_site.status.digest import shown_digest
from probatum_site.status.required import signatures_required
from probatum_site.status.seal import sealed

PENDING = "Educational purpose only. Exercise caution: this content awaits human review."
CHANGED = "Changed since approval"


class Step(StrEnum):
    """How far an edition has come."""

    UNSUBMITTED = "Not submitted"
    SUBMITTED = "Submitted"
    UNDER_REVIEW = "Under review"
    APPROVED = "Approved"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that stands."""

    name: str
    role: str
    credentials: str
    at: datetime
    decision: str
    reasons: str
    conflicts: str
    reviewer: int
    """Account of who signed."""


@dataclass(frozen=True, slots=True)
class Status:
    """What may be said of an edition now."""

    step: Step
    digest: str
    """Of what it shows now."""
    required: int
    """How many approvals it needs."""
    submitted_at: datetime | None
    claimed_by: str
    claimed_at: datetime | None
    signed: tuple[Signed, ...]
    """Approvals that stand for this digest, first first."""
    changed_since: datetime | None
    """When words of this article for this audience were last approved, if these words are not."""

    @property
    def approved(self) -> bool:
        """Whether every approval that it needs stands."""
        return self.step is Step.APPROVED

    @property
    def signers(self) -> frozenset[int]:
        """Accounts of those whose approval stands."""
        return frozenset(one.reviewer for one in self.signed)

    @property
    def reviewed_at(self) -> datetime | None:
        """When the last needed approval was given; None unless approved."""
        return self.signed[-1].at if self.approved else None

    @property
    def banner(self) -> str:
        """What the page must say at its head; empty when it is approved."""
        return "" if self.approved else PENDING


def status_of(edition: Edition) -> Status:
    """The status of the edition, computed from what it would show now."""
    digest = shown_digest(edition)
    review = Review.objects.filter(edition=edition, digest=digest).select_related("claimed_by").first()
    signed = standing(review, digest) if review else ()
    required = signatures_required(bytes(edition.body))
    step = _step(review, len(signed) >= required)
    return Status(
        step=step,
        digest=digest,
        required=required,
        submitted_at=review.submitted_at if review else None,
        claimed_by=_name(review),
        claimed_at=review.claimed_at if review else None,
        signed=signed,
        changed_since=None if step is Step.APPROVED else _last_approval(edition, digest),
    )


def standing(review: Review, digest: str) -> tuple[Signed, ...]:
    """The approvals under a review that stand: sealed, for this digest, not withdrawn, one for each reviewer.

    The last word of a reviewer counts: who approved and then asked for changes does not approve.
    """
    rows = review.signatures.filter(digest=digest, withdrawal=None).order_by("at", "pk")
    last = {row.reviewer_id: row for row in rows if sealed(row)}
    approving = [row for row in last.values() if row.decision == "approve"]
    return tuple(_signed(row) for row in sorted(approving, key=lambda row: (row.at, row.pk)))


def _signed(row: Signature) -> Signed:
    return Signed(
        name=row.name,
        role=row.role,
        credentials=row.credentials,
        at=row.at,
        decision=row.decision,
        reasons=row.reasons,
        conflicts=row.conflicts,
        reviewer=row.reviewer_id,
    )


def _step(review: Review | None, enough: bool) -> Step:
    if review is None:
        return Step.UNSUBMITTED
    if enough:
        return Step.APPROVED
    return Step.UNDER_REVIEW if review.claimed_at else Step.SUBMITTED


def _name(review: Review | None) -> str:
    if review is None or review.claimed_by is None:
        return ""
    profile = getattr(review.claimed_by, "profile", None)
    return str(profile) if profile else review.claimed_by.get_username()


def _last_approval(edition: Edition, digest: str) -> datetime | None:
    """When other words of the same article for the same audience were last signed for."""
    rows = Signature.objects.filter(
        review__edition__article=edition.article_id,
        review__edition__audience=edition.audience,
        decision="approve",
        withdrawal=None,
    ).exclude(digest=digest)
    return max((row.at for row in rows if sealed(row)), default=None)
