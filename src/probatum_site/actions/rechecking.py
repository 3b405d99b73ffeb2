"""Recheck: what the library says now about what is on the pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from probatum.errors import NotFound
from probatum.types.source import Source
from probatum_site import engine
from probatum_site.actions.audit import append
from probatum_site.actions.standings import note_standings
from probatum_site.models import Edition, SourceRecord, User


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a recheck found."""

    standings: tuple[str, ...]
    """Ids of the sources whose standing is another one now."""
    missing: tuple[str, ...]
    """Ids of cited sources that the library no longer holds."""
    moved: tuple[tuple[int, str], ...]
    """Edition and claim whose quoted words no longer stand in the library where they were."""


def recheck(*, by: User | None = None) -> Rechecked:
    """Compare every cited source and every quoted span with the library as it is now."""
    held, missing = _held()
    with transaction.atomic():
        changed = note_standings(held)
        found = Rechecked(
            tuple(row.pk for row in changed),
            tuple(missing),
            tuple(sorted(set(_moved({one.id for one in held})))),
        )
        append(
            by,
            "recheck",
            "library",
            program=by is None,
            standings=found.standings,
            missing=found.missing,
            moved=found.moved,
        )
    return found


def _held() -> tuple[list[Source], list[str]]:
    held, missing = [], []
    for id_ in SourceRecord.objects.order_by("pk").values_list("pk", flat=True):
        try:
            held.append(engine.document(id_).source)
        except NotFound:
            missing.append(id_)
    return held, missing


def _moved(held: set[str]) -> Iterator[tuple[int, str]]:
    """The quotes are read from the bytes of the newest editions, not from the index of statements."""
    newest: dict[tuple[int, str], Edition] = {}
    for edition in Edition.objects.order_by("number").iterator():
        newest[edition.article_id, edition.audience] = edition
    texts: dict[str, dict[str, str]] = {}
    for edition in newest.values():
        for claim in engine.claims_in(bytes(edition.body)):
            for citation in claim["citations"]:
                if citation["source"] in held and not _stands(citation, texts):
                    yield edition.pk, claim["id"]


def _stands(citation: engine.Json, texts: dict[str, dict[str, str]]) -> bool:
    source = citation["source"]
    if source not in texts:
        sections = engine.document(source).sections
        texts[source] = {section.label: section.text for section in sections}
    text = texts[source].get(citation["section"], "")
    return bool(text[citation["start"] : citation["end"]] == citation["quote"])
