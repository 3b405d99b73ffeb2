"""The figures of the quality page, counted from the database at every look."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from statistics import median

from django.db.models import Q
from django.utils import timezone

from probatum.types.source import NOT_CITABLE
from probatum_site.models import Edition, Report, SourceRecord
from probatum_site.readers.citing import newest_editions
from probatum_site.status import Status, Step, statuses
from probatum_site.status.facts import Facts, facts

_PASSED = "Every check passed"
_UNDECIDED = "Shown, with a check that could not decide"
_FAILED = "Shown after a person's edit, with a check that failed"
_WITHHELD = "Withheld because a check failed"
_AT_ONCE = 100
"""Editions whose status is worked out together."""
_FALLEN = [state.value for state in NOT_CITABLE] + ["concern"]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A source that lost its standing while a page leaned on it."""

    source: SourceRecord
    days: int
    """From the change of standing to the first edition without it; to today while a page still cites it."""
    done: bool
    """Whether no page that is shown cites it any more."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How the house stands."""

    at: datetime
    editions: tuple[tuple[str, int], ...]
    """Step of review, and how many editions that are shown stand there."""
    changed: int
    """Editions whose earlier words were approved, and these are not."""
    age: float | None
    """Median days since full review, over what is approved."""
    statements: tuple[tuple[str, int], ...]
    """Outcome of the checks, and how many statements of these editions had it."""
    fallen: tuple[Fallen, ...]
    waiting: int
    """Editions handed in and not yet approved."""
    oldest: int | None
    """Days that the oldest of them has waited."""
    reports: int
    """Problems reported by readers and not yet closed."""

    @property
    def days_to_action(self) -> float | None:
        """Median days until no page cited a fallen source any more."""
        days = [one.days for one in self.fallen if one.done]
        return median(days) if days else None


def quality() -> Quality:
    """The figures now, over the pages that anybody may see."""
    now, shown = timezone.now(), _shown()
    standing = [status for _, status, _ in shown]
    waiting = [one for one in standing if one.step in (Step.SUBMITTED, Step.UNDER_REVIEW)]
    oldest = [(now - one.submitted_at).days for one in waiting if one.submitted_at]
    return Quality(
        at=now,
        editions=tuple(_by_step(standing)),
        changed=sum(one.changed_since is not None for one in standing),
        age=_age(standing, now),
        statements=_outcomes(known for *_, known in shown),
        fallen=tuple(_fallen([id_ for id_, *_ in shown], now)),
        waiting=len(waiting),
        oldest=max(oldest, default=None),
        reports=Report.objects.filter(closed_at=None).count(),
    )


def _shown() -> list[tuple[int, Status, Facts]]:
    """Id, status and facts of every edition that public pages show; never all their bytes at once."""
    rows = newest_editions().select_related("article").order_by("pk").iterator(chunk_size=_AT_ONCE)
    found = []
    while editions := list(islice(rows, _AT_ONCE)):
        pairs = zip(editions, statuses(editions), strict=True)
        found += [(edition.pk, status, facts(bytes(edition.body))) for edition, status in pairs]
    return found


def _by_step(statuses: Iterable[Status]) -> Iterable[tuple[str, int]]:
    counted = Counter(one.step for one in statuses)
    return ((step.value, counted[step]) for step in Step)


def _age(statuses: Iterable[Status], now: datetime) -> float | None:
    days = [(now - one.reviewed_at).days for one in statuses if one.reviewed_at]
    return median(days) if days else None


def _outcomes(shown: Iterable[Facts]) -> tuple[tuple[str, int], ...]:
    counted = zip(*(one.outcomes for one in shown), strict=True)
    totals = [sum(each) for each in counted] or [0, 0, 0, 0]
    return tuple(zip((_PASSED, _UNDECIDED, _FAILED, _WITHHELD), totals, strict=True))


def _fallen(ids: list[int], now: datetime) -> Iterable[Fallen]:
    """Sources without standing on which an edition made before rests."""
    leaning = Q(citations__statement__withheld=False, citations__stance="supports")
    rows = SourceRecord.objects.filter(leaning, state__in=_FALLEN).distinct()
    for row in rows.order_by("changed_at", "pk"):
        editions = Edition.objects.filter(statements__citations__source=row, statements__withheld=False)
        before = editions.filter(made_at__lt=row.changed_at).distinct()
        if before.exists():
            done = not editions.filter(pk__in=ids).exists()
            until = _first_without(before, row) if done else now
            yield Fallen(row, max(0, (until - row.changed_at).days), done)


def _first_without(before: Iterable[Edition], row: SourceRecord) -> datetime:
    """When the last of the pages that leaned on the source got an edition without it."""
    times = []
    for edition in before:
        later = Edition.objects.filter(
            article=edition.article_id, audience=edition.audience, made_at__gte=row.changed_at
        )
        without = later.exclude(statements__citations__source=row).order_by("made_at").first()
        times += [without.made_at] if without else []
    return max(times, default=row.changed_at)
