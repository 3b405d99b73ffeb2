"""Articles, their editions and statements."""

from typing import Annotated, Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from ninja.pagination import PageNumberPagination, paginate
from pydantic import Field

from probatum import audiences
from probatum_site.api.caller import Caller, caller
from probatum_site.api.shapes import ArticleOut, ClaimOut, EditionOut, FullEditionOut, Id, with_status
from probatum_site.models import Article, Edition, StatementRow
from probatum_site.status.roles import Role, has_role, may_see
from probatum_site.status.scopes import Scope

router = Router(tags=["Articles"])


class Paged(PageNumberPagination):
    """`?page=2&page_size=50`; a page beyond the last one is empty."""

    class Input(PageNumberPagination.Input):
        """Both have bounds that any database can count to."""

        page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
        page_size: Annotated[int | None, Field(ge=1, le=100)] = None


class PagedEditions(Paged):
    """The status of all editions on a page is worked out at once."""

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> Any:
        """The page, each of its editions with its status."""
        page = super().paginate_queryset(queryset, pagination, request, **params)
        return page | {"items": with_status(list(page["items"]))}


class Filters(Schema):
    """Which articles."""

    words: str = ""
    """In the question."""


@router.get("/articles", response=list[ArticleOut], summary="List articles, newest first")
@paginate(Paged)
def list_articles(request: HttpRequest, filters: Query[Filters]) -> QuerySet[Article]:
    """Those whose question you may see."""
    rows = visible_articles(caller(request, Scope.READ)).order_by("-asked_at", "-pk")
    for word in filters.words.replace("\0", "").split()[:10]:
        rows = rows.filter(question__icontains=word)
    return rows.prefetch_related(Prefetch("editions", Edition.objects.only("article", "audience")))


@router.get("/articles/{article}", response=ArticleOut, summary="One article")
def get_article(request: HttpRequest, article: Id) -> Article:
    """The question and which editions there are."""
    return visible_article(caller(request, Scope.READ), article)


@router.get("/articles/{article}/editions", response=list[EditionOut], summary="Every edition, newest first")
@paginate(PagedEditions)
def list_editions(request: HttpRequest, article: Id) -> QuerySet[Edition]:
    """With the status of each as it is now."""
    page = visible_article(caller(request, Scope.READ), article)
    return page.editions.order_by("-pk")


@router.get("/editions/{edition}", response=FullEditionOut, summary="One edition with its text")
def get_edition(request: HttpRequest, edition: Id) -> Edition:
    """The engine's answer as it was written, and its status as it is now."""
    return visible_edition(caller(request, Scope.READ), edition)


@router.get("/editions/{edition}/claims", response=list[ClaimOut], summary="The statements of an edition")
@paginate(Paged)
def list_claims(request: HttpRequest, edition: Id) -> QuerySet[StatementRow]:
    """In the order of the page; withheld ones for editors and reviewers only."""
    found = caller(request, Scope.READ)
    rows = StatementRow.objects.filter(edition=visible_edition(found, edition)).order_by("pk")
    if not has_role(found.visitor, Role.EDITOR, Role.REVIEWER):
        rows = rows.filter(withheld=False)
    return rows.prefetch_related("citations")


@router.get("/audiences", response=list[str], summary="Groups of readers")
def list_audiences(request: HttpRequest) -> list[str]:
    """The names that `audience` takes; the first is not the default, which is a setting."""
    caller(request, Scope.READ)
    return list(audiences.names())


def visible_articles(found: Caller) -> QuerySet[Article]:
    """All that the caller may see."""
    if has_role(found.visitor, Role.EDITOR, Role.REVIEWER):
        return Article.objects.all()
    shown = Q(personal=False) | Q(published_at__isnull=False)
    return Article.objects.filter(shown | Q(asked_by=found.user) if found.user else shown)


def visible_article(found: Caller, article: int) -> Article:
    """The article, if the caller may see it. Raises: Http404."""
    page = Article.objects.filter(pk=article).first()
    if page is None:
        raise Http404
    shut = page.personal and page.published_at is None
    if not may_see(found.visitor, personal=shut, asked_by=page.asked_by_id):
        raise Http404
    return page


def visible_edition(found: Caller, edition: int) -> Edition:
    """The edition, if the caller may see its article. Raises: Http404."""
    row = Edition.objects.filter(pk=edition).first()
    if row is None:
        raise Http404
    visible_article(found, row.article_id)
    return row


def chosen(name: str) -> str:
    """The audience asked for, or that of the installation. Raises: PluginError."""
    return audiences.load(name or settings.PROBATUM.audience).name
