"""An edition in every format of the engine, with its review and the standing of its sources as of now."""

from dataclasses import replace
from types import ModuleType

from probatum import plugins
from probatum.exports import json
from probatum.types.edition import Edition as Article
from probatum.types.edition import ReviewState, Signed
from probatum.types.source import Source, Standing, State
from probatum_site.engine import sources_in
from probatum_site.models import Edition, SourceRecord
from probatum_site.status import Status, status_of

_NAMES = {
    "html": "HTML",
    "markdown": "Markdown",
    "json": "JSON",
    "ris": "RIS",
    "bibtex": "BibTeX",
    "nbib": "NBIB",
    "csl_json": "CSL-JSON",
}
FORMATS = tuple(name for name in plugins.names("exports") if name != "terminal")
"""What a page offers; colours of a terminal are no use to a browser."""
FORMAT_NAMES = (
    ("pdf", "PDF"),
    *((name, label) for name, label in _NAMES.items() if name in FORMATS),
    *((name, name) for name in FORMATS if name not in _NAMES),
)
"""Format and name for readers: first what people read, then what reference managers do."""


def exported(edition: Edition, format_: str) -> str:
    """The edition in a format of `FORMATS`.

    Raises: AnswerFileError: its bytes are no longer an answer; PluginError: there is no such format.
    """
    return str(exporter(format_).render(as_it_stands(edition)))


def exporter(format_: str) -> ModuleType:
    """The engine's module for a format. Raises: PluginError."""
    return plugins.load("exports", format_)


def as_it_stands(edition: Edition) -> Article:
    """The words of the edition, its review as it is now, and each source with its present standing."""
    body = bytes(edition.body)
    article = json.edition(body)
    rows = {row.pk: row for row in SourceRecord.objects.filter(pk__in=sources_in(body))}
    answer = replace(
        article.answer,
        set_aside=tuple(replace(one, source=_present(one.source, rows)) for one in article.answer.set_aside),
    )
    references = tuple(replace(one, source=_present(one.source, rows)) for one in article.references)
    return replace(article, answer=answer, references=references, review=review_state(status_of(edition)))


def review_state(status: Status) -> ReviewState:
    """The status of an edition in the engine's words."""
    note = status.banner or "Approved: every signature that it needs stands for exactly these words."
    if status.changed_since:
        note += f" Changed since approval: other words were signed for on {status.changed_since:%Y-%m-%d}."
    signed = tuple(
        Signed(one.name, one.credentials, one.role, one.at.isoformat(), one.conflicts)
        for one in status.signed
    )
    return ReviewState(status.step.value.lower(), note, signed)


def _present(source: Source, rows: dict[str, SourceRecord]) -> Source:
    row = rows.get(source.id)
    if row is None:
        return source
    by = source.standing.by if row.state == source.standing.state else ""
    return replace(source, standing=Standing(State(row.state), row.note, row.checked, by))
