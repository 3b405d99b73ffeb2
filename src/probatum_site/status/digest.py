"""The digest of what an edition shows now: bytes, templates, and the standing of every source."""

import json
from collections.abc import Sequence
from datetime import UTC
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db.models import prefetch_related_objects

from probatum_site.models import Edition, SourceRecord
from probatum_site.status.facts import Facts, facts

Standings = dict[str, tuple[str, str]]
"""State and note of each source."""


def shown_digest(edition: Edition) -> str:
    """`sha256:` and the digest of every word, standing and template that the edition would show now, the
    question that is its title and the day of its text among them.

    It is recomputed from what is kept, so it changes by whatever way that was changed.
    """
    return shown_digests([edition])[0]


def shown_digests(editions: Sequence[Edition]) -> list[str]:
    """The digest of each; two queries for all of them."""
    prefetch_related_objects(editions, "article")
    found = [facts(bytes(edition.body)) for edition in editions]
    standings = _standings({source for one in found for source in one.sources})
    return [_digest(*pair, standings) for pair in zip(editions, found, strict=True)]


def _digest(edition: Edition, found: Facts, standings: Standings) -> str:
    parts = [
        edition.audience,
        edition.article.question,
        edition.made_at.astimezone(UTC).isoformat(),
        template_version(),
        found.hash,
        [[source, *standings[source]] for source in found.sources if source in standings],
    ]
    return f"sha256:{sha256(json.dumps(parts).encode()).hexdigest()}"


def _standings(sources: set[str]) -> Standings:
    """A look-up that found no mark says nothing new, so that `current` is as good as never checked."""
    rows = SourceRecord.objects.filter(pk__in=sources).values_list("pk", "state", "note")
    return {id_: ("unknown" if state == "current" else state, note) for id_, state, note in rows}


@cache
def template_version() -> str:
    """Digest of the templates that lay out what a reviewer signs."""
    folder = Path(settings.PACKAGE) / "templates" / "edition"
    digest = sha256()
    for path in sorted(folder.rglob("*.html")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
