"""Recheck: what the library says now about what is on the pages."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from probatum.errors import NotFound, ProbatumError
from probatum.types.source import Source
from probatum_site import engine
from probatum_site.actions.audit import append
from probatum_site.actions.standings import note_standings
from probatum_site.actions.telling import tell
from probatum_site.desk.queue import newest_editions
from probatum_site.models import Doubt, SourceRecord, StatementRow, User
from probatum_site.status.roles import Role, with_role


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a recheck found."""

    standings: tuple[str, ...]
    """Ids of the sources whose standing is another one now."""
    missing: tuple[str, ...]
    """Ids of cited sources that the library no longer holds."""
    moved: tuple[tuple[int, str], ...]
    """Edition and claim whose quoted words no longer stand in the library where they were."""
    unsupported: tuple[tuple[int, str, str], ...] = ()
    """Edition, claim and reasons where a check that passed now fails, for another cause than these."""
    damaged: tuple[int, ...] = ()
    """Editions whose bytes are no answer any more."""

    @property
    def nothing(self) -> bool:
        """Whether everything is as it was."""
        return not (self.standings or self.missing or self.moved or self.unsupported or self.damaged)


def recheck(*, by: User | None = None) -> Rechecked:
    """Verify every edition that is shown against the library as it is now.

    Standings go to the pages at once, so that approvals lapse; what else is found against a statement is
    kept as a `Doubt` for the queue. Run twice, it finds the same.
    """
    held, missing = _held()
    moved, unsupported, damaged = _verified({one.id for one in held})
    with transaction.atomic():
        changed = note_standings(held)
        found = Rechecked(
            tuple(row.pk for row in changed), tuple(missing), tuple(moved), tuple(unsupported), tuple(damaged)
        )
        _note_doubts(found)
        entry = append(by, "recheck", "library", program=by is None, **asdict(found))
        if not found.nothing:
            people = [*with_role(Role.EDITOR), *with_role(Role.LIBRARIAN)]
            tell(people, f"recheck:{entry.number}", "A recheck found changes. They lead the queue.")
    return found


def _held() -> tuple[list[Source], list[str]]:
    held, missing = [], []
    for id_ in SourceRecord.objects.order_by("pk").values_list("pk", flat=True):
        try:
            held.append(engine.document(id_).source)
        except NotFound:
            missing.append(id_)
    return held, missing


def _verified(held: set[str]) -> tuple[list[tuple[int, str]], list[tuple[int, str, str]], list[int]]:
    """Quotes and checks of what is shown now, read from the bytes and not from the index of statements."""
    moved: list[tuple[int, str]] = []
    unsupported: list[tuple[int, str, str]] = []
    damaged: list[int] = []
    texts: dict[str, dict[str, str]] = {}
    for edition in newest_editions().order_by("pk").iterator():
        body = bytes(edition.body)
        try:
            failing = engine.fails_now(body)
        except ProbatumError:
            damaged.append(edition.pk)
            continue
        gone = dict.fromkeys(_moved(body, held, texts))
        moved += [(edition.pk, claim) for claim in gone]
        unsupported += [
            (edition.pk, claim, "; ".join(why)) for claim, why in failing.items() if claim not in gone
        ]
    return moved, unsupported, damaged


def _moved(body: bytes, held: set[str], texts: dict[str, dict[str, str]]) -> Iterator[str]:
    for claim in engine.claims_in(body):
        for citation in claim["citations"]:
            if citation["source"] in held and not _stands(citation, texts):
                yield claim["id"]


def _stands(citation: engine.Json, texts: dict[str, dict[str, str]]) -> bool:
    source = citation["source"]
    if source not in texts:
        sections = engine.document(source).sections
        texts[source] = {section.label: section.text for section in sections}
    text = texts[source].get(citation["section"], "")
    return bool(text[citation["start"] : citation["end"]] == citation["quote"])


def _note_doubts(found: Rechecked) -> None:
    """Doubts that stand keep their date, so that what was settled since does not come back."""
    wanted = {(edition, claim, "moved"): "" for edition, claim in found.moved}
    wanted |= {(edition, claim, "unsupported"): why for edition, claim, why in found.unsupported}
    wanted |= {(edition, claim, "missing"): source for edition, claim, source in _leaning(found.missing)}
    known = {
        (one.statement.edition_id, one.statement.claim, one.kind): one
        for one in Doubt.objects.select_related("statement")
    }
    Doubt.objects.filter(pk__in=[one.pk for key, one in known.items() if key not in wanted]).delete()
    for key, reason in wanted.items():
        if key not in known:
            _doubt(*key, reason)


def _doubt(edition: int, claim: str, kind: str, reason: str) -> None:
    row = StatementRow.objects.filter(edition=edition, claim=claim).order_by("pk").first()
    if row is not None:
        Doubt.objects.create(statement=row, kind=kind, reason=reason, at=timezone.now())


def _leaning(missing: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    shown: set[int] = set(newest_editions().values_list("pk", flat=True)) if missing else set()
    rows = StatementRow.objects.filter(citations__source__in=missing, edition__in=shown, withheld=False)
    yield from rows.order_by("pk").values_list("edition", "claim", "citations__source")
