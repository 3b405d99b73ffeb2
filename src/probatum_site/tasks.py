"""What the worker does, so that no page waits for it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from probatum_site import actions, engine, pdf
from probatum_site.actions.asking import newest_edition
from probatum_site.errors import NotInstalled
from probatum_site.exporting import exported
from probatum_site.models import Article, Edition, User
from probatum_site.readers.suggestions import WANTED, suggestion

DAY = timedelta(hours=24)
_AFTER_READERS = -10
"""Priority of what nobody is reading for: an answer that somebody waits for goes before."""
PATIENCE = timedelta(minutes=2)
"""A task that has been running longer than this has lost its worker, and is asked for again."""


@task()
def write_edition(article: int, audience: str) -> int:
    """Answer the question of an article for an audience; done twice, it changes nothing."""
    page = Article.objects.get(pk=article)
    done = newest_edition(page, audience)
    if done is not None:
        return done.pk
    body = engine.answer(page.question, audience, before=body_before(page, audience))
    return actions.make_edition(page, audience, body).pk


@task(priority=_AFTER_READERS)
def write_pdf(edition: int) -> str:
    """Make the PDF of an edition as it stands now; returns where it is kept."""
    return str(pdf.make(exported(Edition.objects.get(pk=edition), "html")))


@task(priority=_AFTER_READERS)
def find_news(edition: int, snapshot: str) -> int:
    """Find what has come into the library for an edition; returns how many sources."""
    found = engine.news(bytes(Edition.objects.get(pk=edition).body))
    rows = [
        (one.source.id, one.source.title, one.source.kind.value, one.source.year)
        for one in found
        if one.cited
    ]
    cache.set(_news_key(edition, snapshot), rows, None)
    return len(rows)


@task(priority=_AFTER_READERS)
def find_suggestions(snapshot: str, place: int = 0) -> str | None:
    """Try one question for the first page, keep it while the library is the same, and ask for the next."""
    found = suggestion(settings.PROBATUM.audience, place)
    known: list[str] = cache.get(f"suggestions:{snapshot}") or []
    known += [found] if found else []
    cache.set(f"suggestions:{snapshot}", known, None)
    if len(known) < WANTED and place + 1 < 2 * WANTED:
        find_suggestions.enqueue(snapshot=snapshot, place=place + 1)
    return found


@task()
def recheck(by: int | None = None) -> None:
    """Compare everything that is shown with the library as it is now; `by` is the account that asked."""
    actions.recheck(by=User.objects.filter(pk=by).first() if by else None)


@task()
def daily() -> str:
    """What is to be done once a day; returns what was done, in words."""
    failed = [one.by for one in engine.refreshed() if one.failure] if settings.REFRESH else []
    found = actions.recheck()
    actions.remind()
    deleted, sent = actions.delete_expired(), actions.send_letters()
    changes = "nothing has changed" if found.nothing else "changes lead the queue of the desk"
    asked = (
        f"Could not be asked about standing: {', '.join(failed)}; marks stay as they were. " if failed else ""
    )
    return f"{asked}Rechecked: {changes}. Questions deleted: {deleted}. Letters sent: {sent}."


def daily_if_due() -> bool:
    """Ask the worker for the work of the day, unless it was within a day; returns whether it did."""
    since = timezone.now() - DAY
    if DBTaskResult.objects.filter(task_path=f"{__name__}.daily", enqueued_at__gt=since).exists():
        return False
    daily.enqueue()
    return True


def want_edition(article: Article, audience: str) -> str:
    """Ask the worker for an edition unless it is on the way; returns why the last attempt failed."""
    last = _results(article, audience).order_by("-enqueued_at").first()
    if last is None or _lost(last):
        write_edition.enqueue(article=article.pk, audience=audience)
        return ""
    return _reason(last) if last.status == TaskResultStatus.FAILED else ""


def news(edition: Edition, snapshot: str) -> list[tuple[str, str, str, int | None]]:
    """Id, title, kind and year of sources that the answer would cite today; `snapshot` is of its library.

    None while the library is the same, or while the worker, which is asked for it, is looking.
    """
    now = engine.library().snapshot
    if now == snapshot:
        return []
    key = _news_key(edition.pk, now)
    known: list[tuple[str, str, str, int | None]] | None = cache.get(key)
    if known is None and cache.add(f"{key}-wanted", True, 3600):
        find_news.enqueue(edition=edition.pk, snapshot=now)
    return known or []


def _news_key(edition: int, snapshot: str) -> str:
    return f"news:{edition}:{snapshot}"


def suggested() -> list[str]:
    """Questions that the library answers; none, and the worker is asked to find some, while it is new."""
    snapshot = engine.library().snapshot
    known: list[str] | None = cache.get(f"suggestions:{snapshot}")
    if known is None and cache.add(f"suggestions-wanted:{snapshot}", True, 3600):
        find_suggestions.enqueue(snapshot=snapshot)
    return known or []


def progress(article: Article, audience: str) -> str:
    """What the worker is doing about an edition, in a sentence; empty when it has not been asked."""
    last = _results(article, audience).order_by("-enqueued_at").first()
    if last is None:
        return ""
    if last.status == TaskResultStatus.RUNNING:
        return "Statements are being chosen from these sources, and each is checked against their words."
    ahead = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, enqueued_at__lt=last.enqueued_at
    ).count()
    return f"Waiting for {ahead} other {'task' if ahead == 1 else 'tasks'}." if ahead else ""


def want_pdf(edition: Edition) -> Path | None:
    """Where the PDF of an edition is; None, and the worker is asked for it, while there is none.

    Raises: NotInstalled: the worker cannot make any here.
    """
    path = pdf.place(exported(edition, "html"))
    if path.exists():
        return path
    results = DBTaskResult.objects.filter(
        task_path=f"{__name__}.write_pdf", args_kwargs__kwargs={"edition": edition.pk}
    )
    last = results.order_by("-enqueued_at").first()
    if last is not None and last.status == TaskResultStatus.FAILED:
        last.delete()
        raise NotInstalled(_reason(last))
    if last is None or last.status == TaskResultStatus.SUCCESSFUL or _lost(last):
        write_pdf.enqueue(edition=edition.pk)
    return None


def take_up_lost() -> None:
    """At the start there is no worker yet: what is marked as running was lost with the last one."""
    DBTaskResult.objects.running().update(status=TaskResultStatus.READY, started_at=None)


def _results(article: Article, audience: str) -> Any:
    return DBTaskResult.objects.filter(
        task_path=f"{__name__}.write_edition",
        args_kwargs__kwargs={"article": article.pk, "audience": audience},
    )


def _lost(result: DBTaskResult) -> bool:
    running = result.status == TaskResultStatus.RUNNING and result.started_at is not None
    return running and timezone.now() - result.started_at > PATIENCE


def _reason(result: DBTaskResult) -> str:
    """The last line of what was raised: the message of an error of the house, which says what to do."""
    lines = (result.traceback or "").strip().splitlines()
    return lines[-1].partition(": ")[2] if lines else "The worker could not answer this."


def body_before(page: Article, audience: str) -> bytes | None:
    """The body of the article before this one; made afresh when this audience has not been shown it."""
    if page.parent is None:
        return None
    known = newest_edition(page.parent, audience)
    if known is not None:
        return bytes(known.body)
    return engine.answer(page.parent.question, audience, before=body_before(page.parent, audience))
