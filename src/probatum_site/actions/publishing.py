"""Publishing and deleting: what becomes of a question that may hold personal data."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed
from probatum_site.models import (
    Article,
    ClaimReview,
    Correction,
    Doubt,
    Edition,
    ExportRecord,
    Follow,
    Message,
    Report,
    Review,
    Signature,
    StatementCitation,
    StatementRow,
    User,
    Withdrawal,
)
from probatum_site.status.roles import Role, has_role


@transaction.atomic
def publish(article: Article, *, by: User | None, on: bool = True, program: bool = False) -> None:
    """Show an article in search, and, if its question was kept back, to everybody; or stop that.

    `by` is None for the `program`, which publishes the question that the site was started with.

    Raises: NotAllowed: no editor.
    """
    if not program and (by is None or not has_role(by, Role.EDITOR)):
        raise NotAllowed("Only an editor may publish an article, or take it back.")
    article.published_at = timezone.now() if on else None
    article.save(update_fields=["published_at"])
    act, subject = "publish" if on else "unpublish", f"article:{article.pk}"
    append(by, act, subject, program=program, personal=article.personal)


@transaction.atomic
def delete_article(
    article: Article, *, by: User | None, reason: str, asked_here: bool = False, program: bool = False
) -> None:
    """Delete a question with its page, its follow-up questions, and everything that was said about them.

    Whoever asked may delete the own question until it is published; the log keeps that it was there and which
    signatures went with it, never its words. `by` is None for a reader without an account, who may if it was
    asked in the same browser (`asked_here`), and for the `program`.

    Raises: NotAllowed: another's question, or published.
    """
    if not program and not may_delete(article, by, asked_here):
        raise NotAllowed("Only an editor may delete this page. Report it, and say why it should go.")
    articles = [article.pk, *_following(article.pk)]
    editions = Edition.objects.filter(article__in=articles)
    signatures = Signature.objects.filter(review__edition__in=editions)
    append(
        by,
        "delete",
        f"article:{article.pk}",
        program=program,
        articles=articles,
        editions=sorted(editions.values_list("pk", flat=True)),
        signatures=sorted(signatures.values_list("pk", flat=True)),
        reason=reason,
    )
    for rows in _all_of(articles):
        rows._raw_delete(rows.db)  # records written once go only here, and only whole pages


def delete_expired() -> int:
    """Delete questions that may hold personal data and that nobody published in time; returns how many."""
    if not settings.RETENTION_DAYS:
        return 0
    limit = timezone.now() - timedelta(days=settings.RETENTION_DAYS)
    gone = 0
    for article in Article.objects.filter(personal=True, published_at=None, asked_at__lt=limit).order_by(
        "pk"
    ):
        if Article.objects.filter(pk=article.pk).exists():  # it may have gone with the one it follows
            delete_article(article, by=None, program=True, reason=f"kept for {settings.RETENTION_DAYS} days")
            gone += 1
    return gone


def may_delete(article: Article, by: User | None, asked_here: bool) -> bool:
    """Whether somebody may: whoever asked until it is published, and editors."""
    own = asked_here or (by is not None and article.asked_by_id == by.pk)
    return (own and article.published_at is None) or (by is not None and has_role(by, Role.EDITOR))


def _following(article: int) -> list[int]:
    found = list(Article.objects.filter(parent=article).order_by("pk").values_list("pk", flat=True))
    return [one for each in found for one in (each, *_following(each))]


def _all_of(articles: list[int]) -> list["models.QuerySet[models.Model]"]:
    """Every row about these pages, what points before what is pointed to."""
    editions = list(Edition.objects.filter(article__in=articles).values_list("pk", flat=True))
    rows = list(StatementRow.objects.filter(edition__in=editions).values_list("pk", flat=True))
    reviews = list(Review.objects.filter(edition__in=editions).values_list("pk", flat=True))
    signatures = list(Signature.objects.filter(review__in=reviews).values_list("pk", flat=True))
    found = (
        Doubt.objects.filter(statement__in=rows),
        StatementCitation.objects.filter(statement__in=rows),
        StatementRow.objects.filter(pk__in=rows),
        Withdrawal.objects.filter(signature__in=signatures),
        Signature.objects.filter(pk__in=signatures),
        ClaimReview.objects.filter(review__in=reviews),
        Review.objects.filter(pk__in=reviews),
        Report.objects.filter(article__in=articles),
        Message.objects.filter(article__in=articles),
        Follow.objects.filter(article__in=articles),
        Correction.objects.filter(article__in=articles),
        ExportRecord.objects.filter(edition__in=editions),
        Edition.objects.filter(pk__in=editions),
        *(Article.objects.filter(pk=one) for one in reversed(articles)),
    )
    return list(found)
