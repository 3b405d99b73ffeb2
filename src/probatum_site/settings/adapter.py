"""allauth's questions to the house: may somebody make an account?"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """With a password or a passkey."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only where everybody may."""
        return bool(settings.SIGN_UP == "open")


class ProviderAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Through the provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Unless nobody may."""
        return bool(settings.SIGN_UP != "closed")
