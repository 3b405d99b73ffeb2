"""Reviews of an edition's digest, and the signatures under them."""

from django.db import models

from probatum_site.models._written_once import WrittenOnce
from probatum_site.models.edition import Edition
from probatum_site.models.people import User


class Review(models.Model):
    """An edition on its way through review: handed in by an editor, then taken up by a reviewer."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reviews")
    digest = models.CharField(max_length=71)
    """Of what was shown when it was handed in; the review is of these words and no others."""
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField()
    claimed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="claimed")
    claimed_at = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="assigned")
    """Whom an editor asks to take it up; others may."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "digest"], name="one_review_of_a_digest")]


class Signature(WrittenOnce):
    """What a reviewer decided on a digest, and under which name. Sealed: see `status.seal`."""

    DECISIONS = [("approve", "Approve"), ("changes", "Ask for changes"), ("reject", "Reject")]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=71)
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="signatures")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    credentials = models.CharField(max_length=200)
    decision = models.CharField(max_length=10, choices=DECISIONS)
    reasons = models.TextField(blank=True)
    conflicts = models.TextField()
    """Conflict-of-interest statement, in the reviewer's words; never empty."""
    at = models.DateTimeField(db_index=True)
    seal = models.CharField(max_length=64)
    """Keyed digest of all of the above: a row that the site did not write is no signature."""


class Withdrawal(WrittenOnce):
    """A signature taken back; the signature itself stays on record."""

    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    reasons = models.TextField()
    at = models.DateTimeField()


class ClaimReview(WrittenOnce):
    """What a reviewer decided on one statement; the latest one counts."""

    VERDICTS = [
        ("accept", "Accept"),
        ("edit", "Edit"),
        ("replace", "Replace the source"),
        ("reject", "Reject"),
        ("comment", "Comment"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="claim_reviews")
    claim = models.CharField(max_length=20, db_index=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    """Of the statement as it was read: see `StatementRow.fingerprint`."""
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="claim_reviews")
    verdict = models.CharField(max_length=10, choices=VERDICTS)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()
