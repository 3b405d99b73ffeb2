"""What a template asks about whoever is looking."""

from django import template
from django.conf import settings

from probatum_site.models import Message
from probatum_site.status.roles import Role, Visitor, has_role

register = template.Library()


@register.filter
def may(user: Visitor, roles: str) -> bool:
    """Whether the user has one of the roles, divided by commas; administrators have all but reviewer."""
    return has_role(user, *(Role(role) for role in roles.split(",")))


@register.filter
def unread(user: Visitor) -> int:
    """How many messages the user has not read."""
    return Message.objects.filter(user=user.pk, read_at=None).count() if user.is_authenticated else 0


@register.simple_tag
def anybody_may_sign_up() -> bool:
    """Whether an account can be made with a password."""
    return bool(settings.SIGN_UP == "open")
