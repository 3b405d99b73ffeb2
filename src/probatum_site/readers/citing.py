"""Which statements, on pages that anybody may see, rest on a source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from probatum_site.models import Article, Edition, ExportRecord, StatementCitation

PUBLIC = Q(article__personal=False) | Q(article__published_at__isnull=False)
"""Of editions: the question holds no personal data, or an editor has published it all the same."""


@dataclass(frozen=True, slots=True)
class Citing:
    """An article, and what it rests on the source."""

    article: Article
    statements: tuple[StatementCitation, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Files of one format that lean on the source."""

    format: str
    times: int
    first: date
    last: date


def newest_editions() -> QuerySet[Edition]:
    """The editions that public pages show: the newest of each article and audience."""
    same = Edition.objects.filter(article=OuterRef("article"), audience=OuterRef("audience"))
    newest = same.order_by("-number").values("pk")[:1]
    return Edition.objects.filter(PUBLIC, pk=Subquery(newest))


def citing(source: str) -> tuple[Citing, ...]:
    """Every article that cites the source now, each statement once for all audiences."""
    rows = (
        StatementCitation.objects.filter(
            source=source, statement__withheld=False, statement__edition__in=newest_editions()
        )
        .select_related("statement__edition__article")
        .order_by("statement__edition__article__question", "statement__place", "pk")
    )
    return tuple(_by_article(rows))


def taken(source: str) -> tuple[Taken, ...]:
    """Files of editions that cite the source, of pages that anybody may see, by format."""
    shown = Edition.objects.filter(PUBLIC, statements__citations__source=source).values("pk")
    rows = ExportRecord.objects.filter(edition__in=shown).values("format")
    found = rows.annotate(all=Sum("times"), first=Min("day"), last=Max("day")).order_by("format")
    return tuple(Taken(one["format"], one["all"], one["first"], one["last"]) for one in found)


def _by_article(rows: Iterable[StatementCitation]) -> Iterable[Citing]:
    found: dict[Article, dict[str, StatementCitation]] = {}
    for row in rows:
        found.setdefault(row.statement.edition.article, {}).setdefault(row.statement.text, row)
    return (Citing(article, tuple(statements.values())) for article, statements in found.items())
