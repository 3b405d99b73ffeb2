"""Reviews: handed in, taken up, decided on statement by statement. Signing is done in the browser only."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from probatum_site import actions
from probatum_site.api.articles import Paged, visible_edition
from probatum_site.api.caller import caller
from probatum_site.api.shapes import Id, ReviewOut, Submitted, Verdict, with_status
from probatum_site.errors import NotAllowed
from probatum_site.models import Review
from probatum_site.status.roles import Role, Visitor, has_role
from probatum_site.status.scopes import Scope

router = Router(tags=["Reviews"])


class PagedReviews(Paged):
    """The status of all editions on a page is worked out at once."""

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> Any:
        """The page, each review with the status of its edition."""
        page = super().paginate_queryset(queryset, pagination, request, **params)
        reviews = list(page["items"])
        with_status([one.edition for one in reviews])
        return page | {"items": reviews}


@router.get("/reviews", response=list[ReviewOut], summary="Reviews, newest first")
@paginate(PagedReviews)
def list_reviews(request: HttpRequest) -> QuerySet[Review]:
    """For editors and reviewers."""
    _require_desk(caller(request, Scope.REVIEW).visitor)
    return Review.objects.select_related("submitted_by", "claimed_by", "edition__article").order_by("-pk")


@router.post("/reviews", response=ReviewOut, summary="Hand an edition in for review")
def submit(request: HttpRequest, submitted: Submitted) -> Review:
    """For editors. The digest must be of what the edition shows now."""
    found = caller(request, Scope.REVIEW)
    assert found.user
    edition = visible_edition(found, submitted.edition)
    return actions.submit(edition, by=found.user, digest=submitted.digest)


@router.post("/reviews/{review}/claim", response=ReviewOut, summary="Take up a review")
def claim(request: HttpRequest, review: Id) -> Review:
    """For reviewers; it belongs to whoever takes it up first."""
    found = caller(request, Scope.REVIEW)
    assert found.user
    _require_desk(found.visitor)
    return actions.claim_review(_review(review), by=found.user)


@router.post("/reviews/{review}/claims", response={204: None}, summary="Decide on a statement")
def decide(request: HttpRequest, review: Id, verdict: Verdict) -> Status[None]:
    """For reviewers: accept, reject or comment; edits are made at the desk."""
    found = caller(request, Scope.REVIEW)
    assert found.user
    _require_desk(found.visitor)
    if verdict.verdict not in {"accept", "reject", "comment"}:
        raise NotAllowed("The API takes accept, reject and comment. Edits are made at the desk.")
    actions.record_claim_review(
        _review(review), verdict.claim, verdict.verdict, by=found.user, comment=verdict.comment
    )
    return Status(204, None)


def _require_desk(visitor: Visitor) -> None:
    if not has_role(visitor, Role.EDITOR, Role.REVIEWER):
        raise NotAllowed("Only editors and reviewers see reviews. Ask an administrator for the role.")


def _review(number: int) -> Review:
    row = Review.objects.filter(pk=number).first()
    if row is None:
        raise Http404
    return row
