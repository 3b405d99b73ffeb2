"""Asking: a question gets its page at once; its editions follow from the worker."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from probatum_site import engine
from probatum_site.actions.audit import append
from probatum_site.actions.indexing import index_statements
from probatum_site.actions.standings import note_cited
from probatum_site.actions.telling import tell_followers
from probatum_site.models import Article, Edition, User
from probatum_site.status import shown_digest


def ask_article(question: str, *, by: User | None = None) -> tuple[Article, bool]:
    """The page of a question, and whether it is new. The text is made by `make_edition`.

    Raises: QuestionError: empty, too long, or in a script that the library cannot search.
    """
    return _page(question, None, by)


def follow_up(parent: Article, question: str, *, by: User | None = None) -> tuple[Article, bool]:
    """The page of a question that follows an article, and whether it is new.

    Raises: QuestionError.
    """
    return _page(question, parent, by)


@transaction.atomic
def make_edition(
    article: Article,
    audience: str,
    body: bytes,
    *,
    origin: str = "asked",
    by: User | None = None,
    reason: str = "",
) -> Edition:
    """Put a body on the page as the newest edition for its audience; the same words again change nothing."""
    list(Article.objects.select_for_update().filter(pk=article.pk))  # two workers number one after the other
    newest = newest_edition(article, audience)
    if newest is not None and _same(newest, body, origin):
        return newest
    answer = engine.parsed(body)
    note_cited(engine.source_entries(answer))
    edition = Edition(
        article=article,
        audience=audience,
        number=newest.number + 1 if newest else 1,
        body=body,
        origin=origin,
        made_by=by,
        made_at=timezone.now(),
        reason=reason,
    )
    edition.digest = shown_digest(edition)
    edition.save()
    index_statements(edition, answer)
    append(by, "edition", f"edition:{edition.pk}", program=by is None, digest=edition.digest, origin=origin)
    if newest:
        tell_followers(article, f"edition:{edition.pk}", "The text has changed.")
    return edition


def newest_edition(article: Article, audience: str) -> Edition | None:
    """What the page shows to an audience; None while there is nothing yet."""
    return Edition.objects.filter(article=article, audience=audience).order_by("-number").first()


def _same(newest: Edition, body: bytes, origin: str) -> bool:
    """Whether nothing that is shown differs. Between two answers of the engine its own digest tells, which an
    unrelated paper in the library leaves alone; a person's edit counts byte by byte."""
    if bytes(newest.body) == body:
        return True
    own = {"asked", "rechecked"}
    if origin not in own or newest.origin not in own:
        return False
    return engine.parsed(bytes(newest.body)).get("digest") == engine.parsed(body).get("digest")


@transaction.atomic
def _page(question: str, parent: Article | None, by: User | None) -> tuple[Article, bool]:
    understood = engine.understood(question)
    article, new = Article.objects.get_or_create(
        key=_key(understood.text, parent),
        defaults={
            "question": understood.text,
            "slug": slugify(understood.text)[:80].strip("-") or "question",
            "parent": parent,
            "asked_by": by,
            "asked_at": timezone.now(),
            "personal": any(notice.kind == "personal-data" for notice in understood.notices),
        },
    )
    if new:
        append(by, "ask", f"article:{article.pk}", follows=parent.pk if parent else None)
    return article, new


def _key(text: str, parent: Article | None) -> str:
    folded = " ".join(text.casefold().rstrip("?.! ").split())
    return sha256(f"{parent.key if parent else ''}\n{folded}".encode()).hexdigest()
