"""The queue of statements that need eyes, those that need them most first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from probatum_site.desk.attention import DOUBTFUL, age_points, label, own_reasons, points
from probatum_site.models import ClaimReview, Doubt, Edition, Report, StatementCitation, StatementRow

_MOST = 400
"""Rows read of each sort before they are put in order."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A statement that needs eyes."""

    row: StatementRow
    reasons: tuple[str, ...]
    """In words, gravest first."""
    details: tuple[str, ...] = field(default=())
    """What a reason is about: the source, what the recheck found."""
    points: int = 0


def queue(*, limit: int, now: datetime | None = None) -> list[Needed]:
    """Statements that are shown now and that nobody has settled, by points, then oldest first.

    A statement is settled when the last word on it is an acceptance, given after the standing of its
    sources last changed and after the last recheck found fault with it.
    """
    now = now or timezone.now()
    rows = {row.pk: row for row in _candidates()}
    standings, doubts = _standings(rows), _doubts(rows)
    reported = set(_open_reports().values_list("article", flat=True))
    needed = [
        one
        for row in rows.values()
        if (one := _needed(row, standings.get(row.pk, []), doubts.get(row.pk, []), reported, now))
    ]
    needed.sort(key=lambda one: (-one.points, one.row.edition.made_at, one.row.edition_id, one.row.pk))
    return list(_once(needed))[:limit]


def reports() -> list[Report]:
    """What readers reported and nobody has closed, oldest first."""
    return list(_open_reports().select_related("article").order_by("at", "pk"))


def newest_editions() -> QuerySet[Edition]:
    """The edition that each article shows to each audience now."""
    later = Edition.objects.filter(
        article=OuterRef("article"), audience=OuterRef("audience"), number__gt=OuterRef("number")
    )
    return Edition.objects.filter(~Exists(later))


def _open_reports() -> QuerySet[Report]:
    return Report.objects.filter(closed_at=None)


def _candidates() -> Iterable[Any]:
    """Rows of each sort of reason; what is settled is not among those with reasons of their own only."""
    base = _rows()
    cited = StatementCitation.objects.filter(source__state__in=DOUBTFUL).values("statement")
    yield from base.filter(pk__in=Doubt.objects.values("statement"))[:_MOST]
    yield from base.filter(pk__in=cited)[:_MOST]
    yield from base.filter(verdict="reject")[:_MOST]
    open_ = base.filter(Q(verdict=None) | ~Q(verdict="accept"), weight__gt=0)
    yield from open_.filter(edition__article__in=_open_reports().values("article"))[:_MOST]
    yield from open_.order_by("-weight", "pk")[:_MOST]


def _rows() -> QuerySet[Any]:
    """Rows of the editions shown now, with the last word on each: `verdict`, `decided_at`."""
    later = Edition.objects.filter(
        article=OuterRef("edition__article"),
        audience=OuterRef("edition__audience"),
        number__gt=OuterRef("edition__number"),
    )
    last = (
        ClaimReview.objects.filter(fingerprint=OuterRef("fingerprint"))
        .exclude(verdict="comment")
        .order_by("-at", "-pk")
    )
    return (
        StatementRow.objects.filter(~Exists(later))
        .annotate(verdict=Subquery(last.values("verdict")[:1]), decided_at=Subquery(last.values("at")[:1]))
        .select_related("edition", "edition__article")
        .defer("edition__body")
    )


def _needed(
    row: Any,
    standings: list[tuple[str, datetime]],
    doubts: list[tuple[str, datetime]],
    reported: set[int],
    now: datetime,
) -> Needed | None:
    verdict, at = row.verdict, row.decided_at
    settled = at if verdict == "accept" else None
    acute = [text for text, since in standings if settled is None or since > settled]
    found = [text for text, since in doubts if settled is None or since > settled]
    names = ["standing"] * bool(acute) + ["doubt"] * bool(found) + ["rejected"] * (verdict == "reject")
    own = list(own_reasons(row)) if settled is None else []
    names += own[:1] if row.withheld else own
    if not names:
        return None
    names += ["report"] * (row.edition.article_id in reported)
    total = points(names) + age_points(row.edition.made_at, now)
    return Needed(row, tuple(map(label, names)), (*acute, *found), total)


def _standings(rows: Iterable[int]) -> dict[int, list[tuple[str, datetime]]]:
    found: dict[int, list[tuple[str, datetime]]] = {}
    cited = StatementCitation.objects.filter(statement__in=list(rows), source__state__in=DOUBTFUL)
    for one in cited.select_related("source").order_by("source"):
        text = f"{one.source.state.capitalize()}: {one.source.title}"
        found.setdefault(one.statement_id, []).append((text, one.source.changed_at))
    return found


def _doubts(rows: Iterable[int]) -> dict[int, list[tuple[str, datetime]]]:
    found: dict[int, list[tuple[str, datetime]]] = {}
    for one in Doubt.objects.filter(statement__in=list(rows)).order_by("pk"):
        text = f"{one.get_kind_display()}{f': {one.reason}' if one.reason else ''}"
        found.setdefault(one.statement_id, []).append((text, one.at))
    return found


def _once(needed: Iterable[Needed]) -> Iterable[Needed]:
    """Each statement of an article once, though several audiences read it."""
    seen = set()
    for one in needed:
        key = (one.row.edition.article_id, one.row.fingerprint)
        if key not in seen:
            seen.add(key)
            yield one
