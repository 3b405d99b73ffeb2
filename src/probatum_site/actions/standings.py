"""The standing of cited sources, as the library has it now."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from probatum.types.source import Source
from probatum_site.actions.audit import append
from probatum_site.actions.telling import correct
from probatum_site.desk.queue import newest_editions
from probatum_site.engine import Json
from probatum_site.models import Article, SourceRecord, StatementRow


def note_cited(entries: Iterable[Json]) -> None:
    """Make a record for every source of an answer that has none yet; those known keep their standing."""
    now = timezone.now()
    SourceRecord.objects.bulk_create((_record(entry, now) for entry in entries), ignore_conflicts=True)


@transaction.atomic
def note_standings(sources: Iterable[Source]) -> list[SourceRecord]:
    """Take over the standing of sources from the library; returns those whose standing is now another one.

    Every approval of a page that cites one of these lapses with this.
    """
    changed = []
    for source in sources:
        row = SourceRecord.objects.select_for_update().filter(pk=source.id).first()
        if row is not None and _take_over(row, source):
            changed.append(row)
    return changed


def _take_over(row: SourceRecord, source: Source) -> bool:
    standing, before = source.standing, row.state
    other = (row.state, row.note) != (standing.state.value, standing.note)
    if other:
        row.state, row.note, row.changed_at = standing.state.value, standing.note, timezone.now()
        append(
            None, "standing", f"source:{row.pk}", program=True, before=before, now=row.state, note=row.note
        )
    row.checked = standing.checked
    row.save()
    if other and {before, row.state} != {"unknown", "current"}:
        _tell_readers(row)
    return other


def _tell_readers(row: SourceRecord) -> None:
    """A notice on every page that shows the source now, once for each article."""
    statements = StatementRow.objects.filter(citations__source=row, edition__in=newest_editions())
    articles = Article.objects.filter(pk__in=statements.values("edition__article"))
    text = f"A source of this page is now {row.state}: {row.title}. {row.note}".strip()
    for article in articles.order_by("pk"):
        correct(article, text, by=None)


def _record(entry: Json, now: datetime) -> SourceRecord:
    dates = entry.get("issued", {}).get("date-parts", [[None]])
    return SourceRecord(
        id=entry["id"],
        title=entry.get("title", ""),
        kind=entry["kind"],
        container=entry.get("container-title") or entry.get("publisher") or "",
        year=dates[0][0],
        url=entry.get("URL", ""),
        digest=entry["digest"],
        state=entry["standing"],
        note=entry["standing_note"],
        checked=entry["standing_checked"],
        changed_at=now,
    )
