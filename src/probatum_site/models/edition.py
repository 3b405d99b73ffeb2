"""An edition: the very bytes that one audience is shown; written once."""

from django.db import models

from probatum_site.models._written_once import WrittenOnce
from probatum_site.models.article import Article
from probatum_site.models.people import User


class Edition(WrittenOnce):
    """The engine's JSON answer, byte by byte. A change of text is a new edition with the next number."""

    ORIGINS = [("asked", "asked"), ("edited", "edited"), ("rechecked", "rechecked"), ("restored", "restored")]

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    audience = models.CharField(max_length=50)
    number = models.PositiveIntegerField()
    body = models.BinaryField()
    """As `probatum.exports.json` writes it, UTF-8."""
    digest = models.CharField(max_length=71)
    """Of what was shown when it was made; compared with, never trusted: see `status.digest`."""
    origin = models.CharField(max_length=10, choices=ORIGINS)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="editions")
    """Empty when the program alone made it."""
    made_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    """Why a person made it, in that person's words."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "audience", "number"], name="edition_number")
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.audience}, edition {self.number})"
