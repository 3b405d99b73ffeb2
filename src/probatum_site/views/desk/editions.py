"""Editions by step; handing in, asking somebody, taking up, restoring."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from probatum_site import actions
from probatum_site.desk.editions import by_step, due_for_review
from probatum_site.models import Edition, Review, User
from probatum_site.status.roles import Role, has_role
from probatum_site.views.desk._access import DESK, person, roles


@require_safe
@roles(*DESK)
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition that is shown now, by the step that it has come to."""
    whole = has_role(request.user, Role.EDITOR, Role.REVIEWER)
    steps = [
        (step.value, [one for one in listed if whole or one.edition.article.public])
        for step, listed in by_step().items()
    ]
    order = ("Submitted", "Under review", "Approved", "Not submitted")
    steps.sort(key=lambda one: order.index(one[0]))
    return render(request, "desk/editions.html", {"steps": steps, "due": due_for_review()})


@require_POST
@roles(Role.EDITOR)
def submit(request: HttpRequest, edition: int) -> HttpResponse:
    """Hand an edition in for review."""
    found = get_object_or_404(Edition, pk=edition)
    actions.submit(found, by=person(request), digest=request.POST.get("digest", ""))
    messages.success(request, "Handed in for review.")
    return redirect("desk-edition", found.pk)


@require_POST
@roles(Role.EDITOR)
def restore(request: HttpRequest, edition: int) -> HttpResponse:
    """Show an old edition again."""
    made = actions.restore(
        get_object_or_404(Edition, pk=edition), by=person(request), reason=request.POST.get("reason", "")
    )
    messages.success(request, f"Restored as edition {made.number}. It awaits review.")
    return redirect("desk-edition", made.pk)


@require_POST
@roles(Role.EDITOR)
def assign(request: HttpRequest, review: int) -> HttpResponse:
    """Ask a reviewer to take a review up."""
    found = get_object_or_404(Review, pk=review)
    name = request.POST.get("reviewer", "")
    reviewer = get_object_or_404(User, username=name) if name else None
    actions.assign(found, reviewer, by=person(request))
    messages.success(request, f"{reviewer} is asked." if reviewer else "Nobody in particular is asked.")
    return redirect("desk-edition", found.edition_id)


@require_POST
@roles(Role.REVIEWER)
def claim(request: HttpRequest, review: int) -> HttpResponse:
    """Take a review up."""
    found = actions.claim_review(get_object_or_404(Review, pk=review), by=person(request))
    messages.success(request, "The review is yours.")
    return redirect("desk-edition", found.edition_id)
