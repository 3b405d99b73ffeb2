"""A member of the medical advisory board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from probatum_site.desk.approved import approved_editions
from probatum_site.models import ReviewerProfile

_SHOWN, _LOOK = 50, 200
"""Articles on the page of a member, and editions that are looked at for them."""


@require_safe
def member(request: HttpRequest, member: int) -> HttpResponse:
    """Credentials, specialties, declared interests, and the public articles signed for."""
    profile = get_object_or_404(ReviewerProfile.objects.select_related("user"), pk=member)
    signed = [
        (edition, status)
        for edition, status in approved_editions(by=profile.user_id, look=_LOOK)
        if profile.user_id in status.signers and edition.article.public
    ]
    return render(request, "desk/member.html", {"member": profile, "signed": signed[:_SHOWN]})
