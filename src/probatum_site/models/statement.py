"""An index of what editions say and cite, for queries; it can be rebuilt from their bytes."""

from django.db import models

from probatum_site.models.edition import Edition
from probatum_site.models.source import SourceRecord


class StatementRow(models.Model):
    """One statement of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="statements")
    claim = models.CharField(max_length=20, db_index=True)
    """The engine's id."""
    place = models.CharField(max_length=12)
    """Section and position, such as 2.3; section 0 is the direct answer; withheld ones have w.1."""
    facet = models.CharField(max_length=60, db_index=True)
    warning = models.BooleanField()
    withheld = models.BooleanField(default=False, db_index=True)
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, db_index=True)
    """Digest of words and citations: the same in every edition that says the same on the same spans."""
    undecided = models.PositiveSmallIntegerField(default=0)
    """How many checks could not decide."""
    failed = models.PositiveSmallIntegerField(default=0)
    sensitive = models.BooleanField(default=False)
    """It speaks of a dose, pregnancy or children: `status/sensitive.toml`."""
    contradicted = models.BooleanField(default=False)
    """A source contradicts it, or it is one side of a conflict."""
    weight = models.PositiveSmallIntegerField(default=0, db_index=True)
    """How much it needs eyes for what it says itself; 0 for not at all. See `desk.queue`."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="statement_place")]


class StatementCitation(models.Model):
    """One citation of a statement."""

    statement = models.ForeignKey(StatementRow, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="citations")
    stance = models.CharField(max_length=12)
    section = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()


class Doubt(models.Model):
    """What the last recheck found against a statement; each recheck writes them anew."""

    KINDS = [
        ("moved", "The quoted words are no longer where they were"),
        ("missing", "The library no longer holds the source"),
        ("unsupported", "A check that passed now fails"),
    ]

    statement = models.ForeignKey(StatementRow, on_delete=models.CASCADE, related_name="doubts")
    kind = models.CharField(max_length=12, choices=KINDS)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
