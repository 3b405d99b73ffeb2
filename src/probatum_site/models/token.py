"""Tokens for programs that use the API."""

from datetime import datetime

from django.db import models

from probatum_site.models.people import User


class ApiToken(models.Model):
    """A key of an account. Only its digest is kept: whoever reads this table can use none of them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    """What it is for, in the owner's words."""
    hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token, hexadecimal."""
    scopes = models.CharField(max_length=100)
    """Names of `status.scopes.Scope`, divided by spaces, sorted."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    """The last day on which it was used."""
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    def valid(self, now: datetime) -> bool:
        """Whether it opens anything at this moment."""
        return self.revoked_at is None and now < self.expires_at and self.user.is_active
