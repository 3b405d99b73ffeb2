"""What the library holds: its sources, and search."""

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.pagination import paginate
from pydantic import Field

from probatum_site import engine
from probatum_site.api.articles import Paged, visible_articles
from probatum_site.api.caller import caller
from probatum_site.api.shapes import ClaimOut, HitOut, SectionOut, SourceOut, Text
from probatum_site.models import StatementRow
from probatum_site.status.scopes import Scope

router = Router(tags=["Library"])


class Wanted(Schema):
    """What is looked for."""

    words: Text
    limit: Annotated[int, Field(ge=1, le=100)] = 20


@router.get("/search", response=list[HitOut], summary="Search the library")
def search(request: HttpRequest, wanted: Query[Wanted]) -> list[HitOut]:
    """Passages, best source first, as asking would find them. Retracted sources are not among them."""
    caller(request, Scope.READ)
    return [
        HitOut(
            source=hit.source.id,
            title=hit.source.title,
            kind=hit.source.kind.value,
            year=hit.source.year,
            section=hit.passage.section,
            start=hit.passage.start,
            end=hit.passage.end,
            text=hit.passage.text,
            score=hit.score,
        )
        for hit in engine.found(wanted.words).hits[: wanted.limit]
    ]


@router.get("/sources/{path:source}", response=SourceOut, summary="One source with its text")
def get_source(request: HttpRequest, source: str) -> SourceOut:
    """By any of its identifiers, such as `pmid:34732752` or a DOI."""
    caller(request, Scope.READ)
    document = engine.document(source)
    record = document.source
    return SourceOut(
        **{name: getattr(record, name) for name in ("id", "title", "container", "year", "digest")},
        identifiers=list(record.identifiers),
        authors=list(record.authors),
        kind=record.kind.value,
        state=record.standing.state.value,
        state_note=record.standing.note,
        checked=record.standing.checked,
        sections=[SectionOut(label=one.label, text=one.text) for one in document.sections],
    )


@router.get("/cited-by/{path:source}", response=list[ClaimOut], summary="Statements that lean on a source")
@paginate(Paged)
def cited_by(request: HttpRequest, source: str) -> QuerySet[StatementRow]:
    """Of every edition of the articles that you may see, newest first."""
    found = caller(request, Scope.READ)
    id_ = engine.document(source).source.id
    rows = StatementRow.objects.filter(
        citations__source=id_, edition__article__in=visible_articles(found), withheld=False
    )
    return rows.distinct().order_by("-pk").prefetch_related("citations")
