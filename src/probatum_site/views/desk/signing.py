"""Signing for an edition, and taking a signature back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from probatum_site import actions
from probatum_site.desk.beside import beside
from probatum_site.models import Review, Signature
from probatum_site.status import status_of
from probatum_site.status.roles import Role
from probatum_site.views.desk._access import person, roles
from probatum_site.views.desk._again import asked_again, used_up


@require_http_methods(["GET", "HEAD", "POST"])
@roles(Role.REVIEWER)
def sign(request: HttpRequest, review: int) -> HttpResponse:
    """The form; then, once the person has shown again who they are, the signature."""
    found = get_object_or_404(Review.objects.select_related("edition", "edition__article"), pk=review)
    if request.method == "POST":
        return asked_again(request, person(request)) or _signed(request, found)
    status, statements = status_of(found.edition), beside(found.edition)
    shown = {one.statement.id: one for one in statements if not one.withheld}
    context = {
        "review": found,
        "edition": found.edition,
        "article": found.edition.article,
        "status": status,
        "profile": getattr(request.user, "profile", None),
        "open": [one for one in shown.values() if not one.verdict],
        "marked": [one for one in shown.values() if any(each.failed for each in one.objections)],
        "rejected": [one for one in shown.values() if one.verdict == "reject"],
        "decisions": Signature.DECISIONS,
    }
    return render(request, "desk/sign.html", context)


def _signed(request: HttpRequest, review: Review) -> HttpResponse:
    actions.sign(
        review,
        request.POST.get("decision", ""),
        by=person(request),
        digest=request.POST.get("digest", ""),
        conflicts=request.POST.get("conflicts", ""),
        reasons=request.POST.get("reasons", ""),
    )
    used_up(request)
    status = status_of(review.edition)
    done = "The edition is approved." if status.approved else "The edition still awaits what it needs."
    messages.success(request, f"Signed. {done}")
    return redirect("desk-edition", review.edition_id)


@require_POST
@roles(Role.REVIEWER, Role.ADMINISTRATOR)
def withdraw(request: HttpRequest, signature: int) -> HttpResponse:
    """Take a signature back."""
    found = get_object_or_404(Signature.objects.select_related("review"), pk=signature)
    actions.withdraw(found, by=person(request), reasons=request.POST.get("reasons", ""))
    messages.success(request, "The signature is withdrawn.")
    return redirect("desk-edition", found.review.edition_id)
