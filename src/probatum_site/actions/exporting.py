"""Noting what readers take away; the log is left alone, as nothing is decided by it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from probatum_site.models import Edition, ExportRecord


@transaction.atomic
def note_export(edition: Edition, format_: str) -> None:
    """One more file of the edition in this format today."""
    row, _ = ExportRecord.objects.get_or_create(edition=edition, format=format_, day=timezone.now().date())
    ExportRecord.objects.filter(pk=row.pk).update(times=F("times") + 1)
