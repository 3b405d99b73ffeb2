"""Which editions readers took away as files, so that it is known what a fallen source has got into."""

from django.db import models

from probatum_site.models.edition import Edition


class ExportRecord(models.Model):
    """The files of one edition in one format on one day; nobody is named."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="exports")
    format = models.CharField(max_length=20)
    """As the address names it: `pdf`, `ris` …"""
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "format", "day"], name="export_once_a_day")]
