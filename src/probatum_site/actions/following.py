"""Following an article."""

from django.db import transaction
from django.utils import timezone

from probatum_site.models import Article, Follow, User


@transaction.atomic
def follow(article: Article, *, by: User, on: bool = True) -> None:
    """Follow an article, or stop; both may be done twice."""
    if on:
        Follow.objects.get_or_create(article=article, user=by, defaults={"at": timezone.now()})
    else:
        Follow.objects.filter(article=article, user=by).delete()
