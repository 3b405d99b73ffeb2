"""Telling people: a message to an account, once; a daily letter with what is new; corrections to all."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed
from probatum_site.models import Article, Correction, Edition, Message, User
from probatum_site.status.roles import Role, has_role


def tell(people: Iterable[User], key: str, text: str, article: Article | None = None) -> None:
    """Put a message on the list of each; the same key is told once."""
    now = timezone.now()
    rows = [
        Message(user=user, key=key, text=text, article=article, at=now)
        for user in {one.pk: one for one in people}.values()
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def tell_followers(article: Article, key: str, text: str) -> None:
    """Tell everybody who follows an article."""
    tell(User.objects.filter(follows__article=article, is_active=True), key, text, article)


@transaction.atomic
def correct(article: Article, text: str, *, by: User | None, edition: Edition | None = None) -> Correction:
    """Put a notice of correction on the page for good, and tell the followers. `by` is None for the program.

    Raises: NotAllowed: no editor or reviewer, or nothing said.
    """
    if by is not None and not has_role(by, Role.EDITOR, Role.REVIEWER):
        raise NotAllowed("Only an editor or a reviewer may publish a correction. Report the problem instead.")
    if not text.strip():
        raise NotAllowed("Say what was wrong and what is right now.")
    made = Correction.objects.create(
        article=article, edition=edition, text=text.strip(), by=by, at=timezone.now()
    )
    append(by, "correct", f"article:{article.pk}", program=by is None, correction=made.pk)
    tell_followers(article, f"correction:{made.pk}", f"Correction: {made.text}")
    return made


def read_messages(user: User) -> None:
    """Mark everything that the user was told as read."""
    Message.objects.filter(user=user, read_at=None).update(read_at=timezone.now())


def send_letters() -> int:
    """One letter to each person with what is new and unread; returns how many went out.

    A letter is marked as sent before it goes: one that is lost is better than one that comes every day.
    """
    waiting = Message.objects.filter(sent_at=None, read_at=None).exclude(user__email="")
    sent = 0
    for user in User.objects.filter(told__in=waiting, is_active=True).distinct().order_by("pk"):
        messages = list(waiting.filter(user=user).select_related("article").order_by("at", "pk"))
        Message.objects.filter(pk__in=[one.pk for one in messages]).update(sent_at=timezone.now())
        send_mail("Probatum: what is new", _letter(messages), None, [user.email])
        sent += 1
    return sent


def _letter(messages: list[Message]) -> str:
    origin = settings.ADDRESS.origin
    parts = [
        f"{one.text}\n{one.article}\n{origin}{one.article.get_absolute_url()}" if one.article else one.text
        for one in messages
    ]
    return "\n\n".join([*parts, f"Your list: {origin}/desk/messages"])
