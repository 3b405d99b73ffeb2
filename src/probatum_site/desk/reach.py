"""What leans on a source: statements, editions, articles and past exports, found by index."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from probatum_site.models import Article, Edition, ExportRecord, SourceRecord, StatementRow


@dataclass(frozen=True, slots=True)
class Leaning:
    """An article that leans on a source, with its statements."""

    article: Article
    statements: tuple[StatementRow, ...]
    """Of all its editions, newest edition first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that leans on a source."""

    source: SourceRecord
    articles: tuple[Leaning, ...]
    editions: int
    shown: int
    """How many of these editions are shown now."""
    statements: int
    exports: tuple[ExportRecord, ...] = ()
    """Files that readers took away, newest first."""

    @property
    def files(self) -> int:
        """How many these are."""
        return sum(one.times for one in self.exports)


def reach(source: SourceRecord, *, whole: bool = True) -> Reach:
    """Every statement of every edition that cites the source, by article; withheld ones too.

    Unless it is `whole`, questions that may hold personal data and that nobody published are left out.
    """
    later = Edition.objects.filter(
        article=OuterRef("edition__article"),
        audience=OuterRef("edition__audience"),
        number__gt=OuterRef("edition__number"),
    )
    rows = (
        StatementRow.objects.filter(citations__source=source)
        .distinct()
        .annotate(replaced=Exists(later))
        .select_related("edition", "edition__article")
        .defer("edition__body")
        .order_by("edition__article", "-edition__number", "edition", "pk")
    )
    if not whole:
        rows = rows.exclude(edition__article__personal=True, edition__article__published_at=None)
    found: dict[int, list[StatementRow]] = {}
    editions, shown = set(), set()
    for row in rows:
        found.setdefault(row.edition.article_id, []).append(row)
        editions.add(row.edition_id)
        if not row.replaced:
            shown.add(row.edition_id)
    articles = tuple(Leaning(each[0].edition.article, tuple(each)) for each in found.values())
    statements = sum(len(one.statements) for one in articles)
    return Reach(source, articles, len(editions), len(shown), statements, tuple(_exports(source, whole)))


def _exports(source: SourceRecord, whole: bool) -> QuerySet[ExportRecord]:
    leaning = StatementRow.objects.filter(citations__source=source).values("edition")
    rows = ExportRecord.objects.filter(edition__in=leaning).select_related("edition", "edition__article")
    if not whole:
        rows = rows.exclude(edition__article__personal=True, edition__article__published_at=None)
    return rows.defer("edition__body").order_by("-day", "-edition", "format")
