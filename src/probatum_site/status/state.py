"""Where an edition stands in review."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings

from probatum_site.models import Edition, Review, Signature
from probatum_site.status.digest import shown_digests
from probatum_site.status.facts import facts
from probatum_site.status.seal import sealed

Signatures = dict[tuple[int, str], list[Signature]]
"""Those of each article and audience."""

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
    return statuses([edition])[0]


def statuses(editions: Sequence[Edition]) -> list[Status]:
    """The status of each, as `status_of` says it; four queries for all of them, so ask for many at once."""
    digests = shown_digests(editions)
    reviews = {
        (review.edition_id, review.digest): review
        for review in Review.objects.filter(edition__in=editions, digest__in=digests).select_related(
            "claimed_by__profile"
        )
    }
    signatures = _signatures(editions)
    return [
        _status(edition, digest, reviews.get((edition.pk, digest)), signatures)
        for edition, digest in zip(editions, digests, strict=True)
    ]


def _status(edition: Edition, digest: str, review: Review | None, signatures: Signatures) -> Status:
    own = signatures.get((edition.article_id, edition.audience), [])
    signed = _standing([one for one in own if review and one.review_id == review.pk and one.digest == digest])
    sensitive = facts(bytes(edition.body)).sensitive
    required: int = settings.SIGNATURES_SENSITIVE if sensitive else settings.SIGNATURES
    step = _step(review, len(signed) >= required)
    return Status(
        step=step,
        digest=digest,
        required=required,
        submitted_at=review.submitted_at if review else None,
        claimed_by=_name(review),
        claimed_at=review.claimed_at if review else None,
        signed=signed,
        changed_since=None if step is Step.APPROVED else _last_approval(own, digest),
    )


def _signatures(editions: Iterable[Edition]) -> Signatures:
    """Signatures under any edition of these articles that were not taken back, oldest first."""
    rows = Signature.objects.filter(
        review__edition__article__in={edition.article_id for edition in editions}, withdrawal=None
    )
    found: Signatures = {}
    for row in rows.select_related("review__edition").defer("review__edition__body").order_by("at", "pk"):
        under = row.review.edition
        found.setdefault((under.article_id, under.audience), []).append(row)
    return found


def _standing(rows: Iterable[Signature]) -> tuple[Signed, ...]:
    """The approvals that stand: sealed, one for each reviewer.

    The last word of a reviewer counts: who approved and then asked for changes does not approve.
    """
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


def _last_approval(rows: Iterable[Signature], digest: str) -> datetime | None:
    """When other words of the same article for the same audience were last signed for."""
    approving = (row for row in rows if row.decision == "approve" and row.digest != digest)
    return max((row.at for row in approving if sealed(row)), default=None)
