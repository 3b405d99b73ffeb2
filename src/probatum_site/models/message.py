"""What the site tells people: messages to accounts, and corrections to all readers."""

from django.db import models

from probatum_site.models._written_once import WrittenOnce
from probatum_site.models.article import Article
from probatum_site.models.edition import Edition
from probatum_site.models.people import User


class Message(models.Model):
    """One thing that one person is told, once; also sent by e-mail where there is an address."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="told")
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="messages")
    key = models.CharField(max_length=200)
    """What it is about, such as `approved:12`: the same thing is told once."""
    text = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    """When it went out by e-mail."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="told_once")]


class Correction(WrittenOnce):
    """A notice of correction that stands on the page of an article for good."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="corrections")
    """The corrected edition; empty when a source, and not the text, has changed."""
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    """Empty when the program noticed it."""
    at = models.DateTimeField(db_index=True)
