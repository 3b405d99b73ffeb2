"""Who may open a page of the desk; what an act may do is held by the actions themselves."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from probatum_site.errors import NotAllowed
from probatum_site.models import User
from probatum_site.status.roles import Role, has_role

View = Callable[..., HttpResponse]

DESK = (Role.EDITOR, Role.REVIEWER, Role.LIBRARIAN)


def roles(*needed: Role) -> Callable[[View], View]:
    """Open to these roles; whoever is not logged in is asked to, others are refused."""

    def guarded(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_role(request.user, *needed):
                names = ", ".join(role.value for role in needed)
                raise NotAllowed(f"This is for: {names}. Ask an administrator for the role.")
            return view(request, *args, **kwargs)

        return answered

    return guarded


def person(request: HttpRequest) -> User:
    """The account of whoever got past `roles`."""
    assert isinstance(request.user, User)
    return request.user
