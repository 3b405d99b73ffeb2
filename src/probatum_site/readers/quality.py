"""The figures of the quality page, counted from the database at every look."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Q
from django.utils import timezone

from probatum.types.source import NOT_CITABLE
from probatum.verify.gate import PLAIN
from probatum_site.engine import Json, claims_in, parsed, placed
from probatum_site.models import Edition, Report, SourceRecord
from probatum_site.readers.citing import newest_editions
from probatum_site.status import Status, Step, status_of

_PASSED = "Every check passed"
_UNDECIDED = "Shown, with a check that could not decide"
_FAILED = "Shown after a person's edit, with a check that failed"
_WITHHELD = "Withheld because a check failed"
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
    now = timezone.now()
    shown = list(newest_editions())
    statuses = [status_of(edition) for edition in shown]
    waiting = [one for one in statuses if one.step in (Step.SUBMITTED, Step.UNDER_REVIEW)]
    oldest = [(now - one.submitted_at).days for one in waiting if one.submitted_at]
    return Quality(
        at=now,
        editions=tuple(_by_step(statuses)),
        changed=sum(one.changed_since is not None for one in statuses),
        age=_age(statuses, now),
        statements=_outcomes(shown),
        fallen=tuple(_fallen(shown, now)),
        waiting=len(waiting),
        oldest=max(oldest, default=None),
        reports=Report.objects.filter(closed_at=None).count(),
    )


def _by_step(statuses: Iterable[Status]) -> Iterable[tuple[str, int]]:
    counted = Counter(one.step for one in statuses)
    return ((step.value, counted[step]) for step in Step)


def _age(statuses: Iterable[Status], now: datetime) -> float | None:
    days = [(now - one.reviewed_at).days for one in statuses if one.reviewed_at]
    return median(days) if days else None


def _outcomes(shown: Iterable[Edition]) -> tuple[tuple[str, int], ...]:
    """Of the words that are shown: the check of a plain wording decides only whether it is used."""
    counted: Counter[str] = Counter(dict.fromkeys((_PASSED, _UNDECIDED, _FAILED, _WITHHELD), 0))
    for edition in shown:
        body = bytes(edition.body)
        counted.update(_outcome(claim) for claim in claims_in(body))
        counted[_WITHHELD] += sum(place.startswith("w") for place, _ in placed(parsed(body)))
    return tuple(counted.items())


def _outcome(claim: Json) -> str:
    found = {one.get("outcome") for one in claim["findings"] if one.get("check") != PLAIN}
    return _FAILED if "fail" in found else _UNDECIDED if "could not check" in found else _PASSED


def _fallen(shown: list[Edition], now: datetime) -> Iterable[Fallen]:
    """Sources without standing on which an edition made before rests."""
    ids = [one.pk for one in shown]
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
