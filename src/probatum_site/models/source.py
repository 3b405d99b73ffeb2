"""The sources that editions cite, with their standing as it is now."""

from django.db import models


class SourceRecord(models.Model):
    """A cited source. Its standing here is what every page shows, and part of every digest."""

    id = models.CharField(primary_key=True, max_length=200)
    """As the engine cites it: `pmid:34732752`."""
    title = models.TextField()
    kind = models.CharField(max_length=40)
    container = models.TextField(blank=True)
    year = models.IntegerField(null=True)
    url = models.TextField(blank=True)
    digest = models.BooleanField(default=False)
    state = models.CharField(max_length=20, db_index=True)
    note = models.TextField(blank=True)
    checked = models.CharField(max_length=10, blank=True)
    """ISO date when the standing was last looked up; not part of a digest, as it says nothing new."""
    changed_at = models.DateTimeField()
    """When the standing last became another one here."""

    def __str__(self) -> str:
        return self.title
