"""Accounts, and what the advisory board says about itself."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account; its roles are groups, see `status.roles`."""


class ReviewerProfile(models.Model):
    """A member of the medical advisory board, in the member's own words."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="profile")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, help_text="Such as: Consultant neurologist, Example Hospital")
    credentials = models.CharField(max_length=200, help_text="Such as: MD, PhD")
    specialties = models.CharField(max_length=500, blank=True, help_text="Divided by commas.")
    interests = models.TextField(help_text="Declared interests; write None when there are none.")
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
