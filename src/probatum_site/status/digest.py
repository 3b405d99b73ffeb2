"""The digest of what an edition shows now: bytes, templates, and the standing of every source."""

import json
from datetime import UTC
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from probatum_site.engine import sources_in
from probatum_site.models import Edition, SourceRecord


def shown_digest(edition: Edition) -> str:
    """`sha256:` and the digest of every word, standing and template that the edition would show now, the
    question that is its title and the day of its text among them.

    It is recomputed from what is kept, so it changes by whatever way that was changed.
    """
    body = bytes(edition.body)
    standings = SourceRecord.objects.filter(pk__in=sources_in(body)).order_by("pk")
    parts = [
        edition.audience,
        edition.article.question,
        edition.made_at.astimezone(UTC).isoformat(),
        template_version(),
        sha256(body).hexdigest(),
        [[row.pk, *_standing(row)] for row in standings],
    ]
    return f"sha256:{sha256(json.dumps(parts).encode()).hexdigest()}"


def _standing(row: SourceRecord) -> list[str]:
    """A look-up that found no mark says nothing new, so that `current` is as good as never checked."""
    return ["unknown" if row.state == "current" else row.state, row.note]


@cache
def template_version() -> str:
    """Digest of the templates that lay out what a reviewer signs."""
    folder = Path(settings.PACKAGE) / "templates" / "edition"
    digest = sha256()
    for path in sorted(folder.rglob("*.html")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
