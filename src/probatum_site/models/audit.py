"""The audit log: every act, each entry chained to the one before it."""

from django.db import models

from probatum_site.models._written_once import WrittenOnce


class AuditEntry(WrittenOnce):
    """One act. `hash` covers every other field and the hash before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    """1, 2, 3 without a gap."""
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    """User name, "reader" for somebody without an account, "program" for a task."""
    act = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=100, db_index=True)
    """Such as `edition:12`."""
    detail = models.TextField()
    """JSON with sorted keys."""
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)


class AuditHead(models.Model):
    """The end of the log, so that a log cut short is noticed; locked while an entry is added."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
