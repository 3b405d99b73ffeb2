"""What belongs to an account: the list of messages, the articles followed, the questions asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from probatum_site import actions
from probatum_site.models import Article, Message
from probatum_site.status.roles import Role
from probatum_site.views.desk._access import person, roles

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@roles(Role.MEMBER)
def messages(request: HttpRequest) -> HttpResponse:
    """The list, newest first; the button marks everything as read."""
    user = person(request)
    if request.method == "POST":
        actions.read_messages(user)
        return redirect("messages")
    context = {
        "told": Message.objects.filter(user=user).select_related("article").order_by("-at", "-pk")[:SHOWN],
        "followed": Article.objects.filter(follows__user=user).order_by("question"),
        "asked": Article.objects.filter(asked_by=user).order_by("-asked_at")[:SHOWN],
    }
    return render(request, "desk/messages.html", context)
