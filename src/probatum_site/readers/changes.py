"""What is not as it was when somebody last looked at an article."""

from dataclasses import dataclass
from datetime import datetime

from probatum_site.engine import sources_in
from probatum_site.models import Edition, SourceRecord, StatementRow


@dataclass(frozen=True, slots=True)
class Changes:
    """Between the edition that was seen and the one that is shown."""

    since: datetime
    added: tuple[StatementRow, ...]
    gone: tuple[StatementRow, ...]
    standings: tuple[SourceRecord, ...]
    """Sources whose standing has changed since."""


def changes(seen: Edition, at: datetime, shown: Edition) -> Changes | None:
    """What changed since somebody saw an edition at that time; None when nothing did."""
    rows = SourceRecord.objects.filter(pk__in=sources_in(bytes(shown.body)), changed_at__gt=at)
    found = Changes(
        since=at,
        added=_only_in(shown, seen),
        gone=_only_in(seen, shown),
        standings=tuple(rows.filter(changed_at__gt=shown.made_at).order_by("pk")),
    )
    return found if found.added or found.gone or found.standings else None


def _only_in(edition: Edition, other: Edition) -> tuple[StatementRow, ...]:
    if edition.pk == other.pk:
        return ()
    known = StatementRow.objects.filter(edition=other, withheld=False).values("fingerprint")
    rows = StatementRow.objects.filter(edition=edition, withheld=False).exclude(fingerprint__in=known)
    return tuple({row.fingerprint: row for row in rows.order_by("pk")}.values())
