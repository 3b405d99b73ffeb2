"""Who may do what: a role is a group of the same name."""

from enum import StrEnum
from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser

from probatum_site.models import User

Visitor = User | AnonymousUser


class Role(StrEnum):
    """The groups of the house; whoever has no account is a reader."""

    MEMBER = "member"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    LIBRARIAN = "librarian"
    ADMINISTRATOR = "administrator"


def has_role(user: Visitor, *roles: Role) -> TypeGuard[User]:
    """Whether the user has one of the roles. An administrator has all but that of reviewer.

    A reviewer is somebody with credentials, and a switch gives nobody any. Every account is a member.
    """
    if not isinstance(user, User) or not user.is_active:
        return False
    if Role.MEMBER in roles:
        return True
    if user.is_superuser and set(roles) - {Role.REVIEWER}:
        return True
    names = set(user.groups.values_list("name", flat=True))
    if Role.ADMINISTRATOR in names and set(roles) - {Role.REVIEWER}:
        return True
    return bool(names & set(roles))


def with_role(role: Role) -> list[User]:
    """Everybody who has been given the role, by name."""
    return list(User.objects.filter(groups__name=role, is_active=True).order_by("username"))


def may_see(user: Visitor, *, personal: bool, asked_by: int | None) -> bool:
    """Whether a page whose question may hold personal data is shown to this user."""
    if not personal or has_role(user, Role.EDITOR, Role.REVIEWER):
        return True
    return isinstance(user, User) and user.pk is not None and user.pk == asked_by
