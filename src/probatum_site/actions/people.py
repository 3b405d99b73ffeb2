"""Roles, and what a member of the board says about itself."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group
from django.db import transaction

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed
from probatum_site.models import ReviewerProfile, User
from probatum_site.status.roles import Role, has_role

GIVEN = (Role.EDITOR, Role.REVIEWER, Role.LIBRARIAN, Role.ADMINISTRATOR)
"""Roles that an administrator gives; a member is whoever has an account."""
FIELDS = ("name", "role", "credentials", "specialties", "interests")
_LONGEST = {"specialties": 500, "interests": 5000}
"""Characters; of the others 200."""


@transaction.atomic
def set_roles(user: User, roles: Iterable[str], *, by: User) -> None:
    """Give an account these roles and no others.

    Raises: NotAllowed: no administrator, no such role, or nobody would be administrator any more.
    """
    if not has_role(by, Role.ADMINISTRATOR):
        raise NotAllowed("Only an administrator may give roles. Ask one.")
    wanted = set(roles)
    unknown = wanted - {role.value for role in GIVEN}
    if unknown:
        raise NotAllowed(f"There is no role {min(unknown)!r}. Use: {', '.join(GIVEN)}.")
    list(Group.objects.select_for_update().order_by("pk"))  # two administrators cannot dismiss each other
    before = _roles(user)
    user.groups.set(Group.objects.filter(name__in=wanted))
    if not _administrators():
        raise NotAllowed("Nobody would be administrator any more. Give the role to somebody else first.")
    if before != sorted(wanted):
        append(by, "roles", f"user:{user.pk}", before=before, now=sorted(wanted))


@transaction.atomic
def save_profile(values: Mapping[str, str], *, by: User) -> ReviewerProfile:
    """Write one's own board profile. Signatures given before keep the name and role of their time.

    Raises: NotAllowed: no reviewer, or a part without which nobody signs is empty.
    """
    if not has_role(by, Role.REVIEWER):
        raise NotAllowed("Only a reviewer has a board profile. Ask an administrator for the role.")
    given = {field: values.get(field, "").strip() for field in FIELDS}
    missing = [field for field in ("name", "role", "credentials", "interests") if not given[field]]
    if missing:
        raise NotAllowed(f"Fill in: {', '.join(missing)}. Write None where there are no interests.")
    too_long = [field for field in FIELDS if len(given[field]) > _LONGEST.get(field, 200)]
    if too_long:
        raise NotAllowed(f"Too long: {', '.join(too_long)}. Shorten it.")
    profile, _ = ReviewerProfile.objects.update_or_create(user=by, defaults=given)
    append(by, "profile", f"user:{by.pk}", profile=given)
    return profile


@transaction.atomic
def set_active(profile: ReviewerProfile, active: bool, *, by: User) -> None:
    """Say whether a member of the board is one now.

    Raises: NotAllowed: no administrator.
    """
    if not has_role(by, Role.ADMINISTRATOR):
        raise NotAllowed("Only an administrator may change who is on the board.")
    profile.active = active
    profile.save()
    append(by, "board", f"user:{profile.user_id}", active=active)


def _roles(user: User) -> list[str]:
    return sorted(user.groups.filter(name__in=GIVEN).values_list("name", flat=True))


def _administrators() -> bool:
    active = User.objects.filter(is_active=True)
    return (
        active.filter(groups__name=Role.ADMINISTRATOR).exists() or active.filter(is_superuser=True).exists()
    )
