"""Review: hand in, take up, decide statement by statement, sign, take back."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.actions.telling import tell, tell_followers
from probatum_site.errors import NotAllowed, OutOfDate
from probatum_site.models import ClaimReview, Edition, Review, Signature, StatementRow, User, Withdrawal
from probatum_site.status import shown_digest, status_of
from probatum_site.status.roles import Role, has_role, with_role
from probatum_site.status.seal import seal


@transaction.atomic
def submit(edition: Edition, *, by: User, digest: str) -> Review:
    """Hand an edition in for review. `digest` is of what the editor looked at.

    Raises: NotAllowed: no editor; OutOfDate: it shows something else by now, or is not the newest edition.
    """
    require(by, Role.EDITOR, "hand an edition in for review")
    require_shown(edition, digest)
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
    require(by, Role.REVIEWER, "take up a review")
    review = _locked(review)
    require_shown(review.edition, review.digest)
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
    require(by, Role.REVIEWER, "decide on a statement")
    require_shown(review.edition, review.digest)
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
def accept_alike(review: Review, fingerprints: Iterable[str], *, by: User) -> int:
    """Accept in one go the statements that the desk found word for word in an approved edition.

    `fingerprints` come from `desk.beside.alike_elsewhere`. Returns how many were accepted.

    Raises: NotAllowed, OutOfDate.
    """
    wanted = set(fingerprints)
    decided = review.claim_reviews.filter(reviewer=by).exclude(verdict="comment").values("fingerprint")
    rows = StatementRow.objects.filter(edition=review.edition_id, withheld=False, fingerprint__in=wanted)
    claims = dict.fromkeys(
        rows.exclude(fingerprint__in=decided).order_by("pk").values_list("claim", flat=True)
    )
    for claim in claims:
        record_claim_review(review, claim, "accept", by=by, comment="As in an approved edition.")
    return len(claims)


@transaction.atomic
def assign(review: Review, reviewer: User | None, *, by: User) -> None:
    """Ask one reviewer to take a review up, or nobody in particular; others still may.

    Raises: NotAllowed: no editor, or the person is no reviewer.
    """
    require(by, Role.EDITOR, "assign a review")
    if reviewer is not None and not has_role(reviewer, Role.REVIEWER):
        raise NotAllowed(f"{reviewer} is no reviewer. Choose one from the list.")
    review = _locked(review)
    review.assigned_to = reviewer
    review.save()
    append(by, "assign", f"review:{review.pk}", to=reviewer.get_username() if reviewer else None)
    if reviewer is not None:
        article = review.edition.article
        tell([reviewer], f"assigned:{review.pk}", "You are asked to review this page.", article)


@transaction.atomic
def sign(
    review: Review, decision: str, *, by: User, digest: str, conflicts: str, reasons: str = ""
) -> Signature:
    """Sign for a digest under the name in the profile. The page has asked for the password before this.

    Raises: NotAllowed: no reviewer with a profile, the writer of the edition, no conflict-of-interest
        statement, no reasons for a refusal; OutOfDate: what is shown is not what was read.
    """
    require(by, Role.REVIEWER, "sign")
    review = _locked(review)
    if digest != review.digest:
        raise OutOfDate("The text has changed since you opened it. Read the new edition, then sign.")
    require_shown(review.edition, digest)
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
        by,
        "sign",
        f"edition:{review.edition_id}",
        digest=digest,
        decision=decision,
        signature=signature.pk,
        seal=signature.seal,
    )
    _tell_signed(review.edition, signature)
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


def _tell_signed(edition: Edition, signature: Signature) -> None:
    """Followers hear of the approval once it is complete; editors of everything that asks for their work."""
    if signature.decision != "approve":
        text = f"{signature.name} asks for changes: {signature.reasons}"
        tell(with_role(Role.EDITOR), f"signature:{signature.pk}", text, edition.article)
    elif status_of(edition).approved:
        tell_followers(edition.article, f"approved:{signature.pk}", "The page is approved.")


def require(user: User, role: Role, what: str) -> None:
    """Refuse whoever does not have the role. Raises: NotAllowed."""
    if not has_role(user, role):
        raise NotAllowed(f"Only somebody with the role of {role.value} may {what}. Ask an administrator.")


def require_shown(edition: Edition, digest: str) -> None:
    """Refuse when the page shows something else by now. Raises: OutOfDate."""
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
    if decision == "approve":
        _require_settled(review)
    if decision != "approve" and not reasons.strip():
        raise NotAllowed("Say why, so that the editor can act on it.")


def _require_settled(review: Review) -> None:
    """Nothing that a reviewer rejected, and has not accepted since, is approved with the rest."""
    last: dict[tuple[str, int], str] = {}
    for one in review.claim_reviews.exclude(verdict="comment").order_by("at", "pk"):
        last[one.claim, one.reviewer_id] = one.verdict
    rejected = sorted({claim for (claim, _), verdict in last.items() if verdict == "reject"})
    if rejected:
        places = review.edition.statements.filter(claim__in=rejected).order_by("pk")
        named = ", ".join(dict.fromkeys(row.place for row in places))
        raise NotAllowed(
            f"Statement {named} was rejected and still stands. Have it edited or taken out, "
            "or ask whoever rejected it to accept it."
        )


def _wrote(edition: Edition, user: User) -> bool:
    """Whether the user made this edition or one before it, whose words may live on in it."""
    return Edition.objects.filter(
        article=edition.article_id, audience=edition.audience, number__lte=edition.number, made_by=user
    ).exists()


def _locked(review: Review) -> Review:
    """The review as it is now; others wait."""
    return Review.objects.select_for_update().get(pk=review.pk)
