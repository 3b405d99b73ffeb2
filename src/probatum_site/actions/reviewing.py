"""Review: hand in, take up, decide statement by statement, sign, take back."""

from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed, OutOfDate
from probatum_site.models import ClaimReview, Edition, Review, Signature, StatementRow, User, Withdrawal
from probatum_site.status import shown_digest
from probatum_site.status.roles import Role, has_role
from probatum_site.status.seal import seal


@transaction.atomic
def submit(edition: Edition, *, by: User, digest: str) -> Review:
    """Hand an edition in for review. `digest` is of what the editor looked at.

    Raises: NotAllowed: no editor; OutOfDate: it shows something else by now, or is not the newest edition.
    """
    _require(by, Role.EDITOR, "hand an edition in for review")
    _require_shown(edition, digest)
    review, new = Review.objects.get_or_create(
        edition=edition, digest=digest, defaults={"submitted_by": by, "submitted_at": timezone.now()}
    )
    if new:
        append(by, "submit", f"edition:{edition.pk}", digest=digest)
    return review


@transaction.atomic
def claim_review(review: Review, *, by: User) -> Review:
    """Take up a review. It belongs to whoever takes it up first; others may still sign it.

    Raises: NotAllowed: no reviewer, or another one has taken it up; OutOfDate.
    """
    _require(by, Role.REVIEWER, "take up a review")
    review = _locked(review)
    _require_shown(review.edition, review.digest)
    if review.claimed_by not in (None, by):
        raise NotAllowed(f"{review.claimed_by} has taken up this review already. Choose another one.")
    if review.claimed_by is None:
        review.claimed_by, review.claimed_at = by, timezone.now()
        review.save()
        append(by, "claim", f"review:{review.pk}", digest=review.digest)
    return review


@transaction.atomic
def record_claim_review(
    review: Review, claim: str, verdict: str, *, by: User, comment: str = ""
) -> ClaimReview:
    """Record what a reviewer decided on one statement.

    Raises: NotAllowed: no reviewer, no such statement, or a rejection without a comment; OutOfDate.
    """
    _require(by, Role.REVIEWER, "decide on a statement")
    _require_shown(review.edition, review.digest)
    row = StatementRow.objects.filter(edition=review.edition_id, claim=claim).first()
    if row is None:
        raise NotAllowed(f"This edition has no statement {claim}. Reload the page.")
    if verdict not in dict(ClaimReview.VERDICTS):
        raise NotAllowed(f"There is no verdict {verdict!r}. Use: {', '.join(dict(ClaimReview.VERDICTS))}.")
    if verdict in {"reject", "comment"} and not comment.strip():
        raise NotAllowed("Say why in a comment, so that the editor can act on it.")
    made = ClaimReview.objects.create(
        review=review,
        claim=claim,
        fingerprint=row.fingerprint,
        reviewer=by,
        verdict=verdict,
        comment=comment.strip(),
        at=timezone.now(),
    )
    append(by, "claim-review", f"review:{review.pk}", claim=claim, verdict=verdict)
    return made


@transaction.atomic
def sign(
    review: Review, decision: str, *, by: User, digest: str, conflicts: str, reasons: str = ""
) -> Signature:
    """Sign for a digest under the name in the profile. The page has asked for the password before this.

    Raises: NotAllowed: no reviewer with a profile, the writer of the edition, no conflict-of-interest
        statement, no reasons for a refusal; OutOfDate: what is shown is not what was read.
    """
    _require(by, Role.REVIEWER, "sign")
    review = _locked(review)
    if digest != review.digest:
        raise OutOfDate("The text has changed since you opened it. Read the new edition, then sign.")
    _require_shown(review.edition, digest)
    _require_complete(review, decision, by, conflicts, reasons)
    profile = by.profile
    signature = Signature(
        review=review,
        digest=digest,
        reviewer=by,
        name=profile.name,
        role=profile.role,
        credentials=profile.credentials,
        decision=decision,
        reasons=reasons.strip(),
        conflicts=conflicts.strip(),
        at=timezone.now(),
    )
    signature.seal = seal(signature)
    signature.save()
    append(
        by, "sign", f"edition:{review.edition_id}", digest=digest, decision=decision, signature=signature.pk
    )
    return signature


@transaction.atomic
def withdraw(signature: Signature, *, by: User, reasons: str) -> Withdrawal:
    """Take a signature back: one's own, or any as an administrator.

    Raises: NotAllowed: another's signature, no reasons, or taken back already.
    """
    if signature.reviewer_id != by.pk and not has_role(by, Role.ADMINISTRATOR):
        raise NotAllowed("Only who signed, or an administrator, may withdraw a signature.")
    if not reasons.strip():
        raise NotAllowed("Say why the signature is withdrawn; readers of the history will ask.")
    made, new = Withdrawal.objects.get_or_create(
        signature=signature, defaults={"by": by, "reasons": reasons.strip(), "at": timezone.now()}
    )
    if not new:
        raise NotAllowed("This signature is withdrawn already.")
    append(
        by, "withdraw", f"edition:{signature.review.edition_id}", signature=signature.pk, reasons=made.reasons
    )
    return made


def _require(user: User, role: Role, what: str) -> None:
    if not has_role(user, role):
        raise NotAllowed(f"Only somebody with the role of {role.value} may {what}. Ask an administrator.")


def _require_shown(edition: Edition, digest: str) -> None:
    newer = Edition.objects.filter(
        article=edition.article_id, audience=edition.audience, number__gt=edition.number
    )
    if newer.exists() or shown_digest(Edition.objects.get(pk=edition.pk)) != digest:
        raise OutOfDate(
            "The text, or the standing of a source, has changed meanwhile. Reload and look again."
        )


def _require_complete(review: Review, decision: str, by: User, conflicts: str, reasons: str) -> None:
    profile = getattr(by, "profile", None)
    if profile is None or not profile.active:
        raise NotAllowed("Signing needs an active board profile with name, role and declared interests.")
    if decision not in dict(Signature.DECISIONS):
        raise NotAllowed(f"There is no decision {decision!r}. Use: {', '.join(dict(Signature.DECISIONS))}.")
    if review.claimed_at is None:
        raise NotAllowed("Take up the review before you sign it.")
    if _wrote(review.edition, by):
        raise NotAllowed("Who wrote any of these words cannot sign for them. Another reviewer must.")
    if not conflicts.strip():
        raise NotAllowed("State your conflicts of interest, or write None.")
    if decision != "approve" and not reasons.strip():
        raise NotAllowed("Say why, so that the editor can act on it.")


def _wrote(edition: Edition, user: User) -> bool:
    """Whether the user made this edition or one before it, whose words may live on in it."""
    return Edition.objects.filter(
        article=edition.article_id, audience=edition.audience, number__lte=edition.number, made_by=user
    ).exists()


def _locked(review: Review) -> Review:
    """The review as it is now; others wait."""
    return Review.objects.select_for_update().get(pk=review.pk)
