"""The claim-by-claim desk: each statement beside its sources, with everything that can be done to it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from probatum_site import actions
from probatum_site.desk.approved import replaced
from probatum_site.desk.beside import Beside, alike_elsewhere, beside
from probatum_site.desk.specialties import fitting
from probatum_site.models import Edition, Review, Signature
from probatum_site.status import Status, status_of
from probatum_site.status.roles import Role, has_role
from probatum_site.views._visitor import visible
from probatum_site.views.desk._access import DESK, person, roles


@dataclass(frozen=True, slots=True)
class Table:
    """An edition on the desk."""

    edition: Edition
    status: Status
    review: Review | None
    statements: list[Beside]
    replaced: bool
    """Whether a later edition is shown in its place."""

    @property
    def alike(self) -> int:
        """How many statements are word for word in an approved edition and not yet decided on."""
        return len({one.statement.id for one in self.statements if one.alike and not one.verdict})

    @property
    def open(self) -> int:
        """How many statements that are shown nobody has decided on."""
        return len({one.statement.id for one in self.statements if not one.withheld and not one.verdict})


@require_safe
@roles(*DESK)
def edition(request: HttpRequest, edition: int) -> HttpResponse:
    """Statement by statement."""
    table = _table(edition)
    visible(request, table.edition.article_id)
    return render(request, "desk/edition.html", _context(request, table))


@require_POST
@roles(Role.REVIEWER)
def verdict(request: HttpRequest, review: int) -> HttpResponse:
    """What a reviewer decides on one statement."""
    found = get_object_or_404(Review, pk=review)
    claim = request.POST.get("claim", "")
    actions.record_claim_review(
        found,
        claim,
        request.POST.get("verdict", ""),
        by=person(request),
        comment=request.POST.get("comment", ""),
    )
    return _back(request, found.edition_id, claim)


@require_POST
@roles(Role.REVIEWER)
def alike(request: HttpRequest, review: int) -> HttpResponse:
    """Accept in one go what stands word for word in an approved edition."""
    found = get_object_or_404(Review.objects.select_related("edition"), pk=review)
    count = actions.accept_alike(found, alike_elsewhere(found.edition), by=person(request))
    messages.success(request, f"{count} statements accepted, as in an approved edition.")
    return redirect("desk-edition", found.edition_id)


@require_POST
@roles(Role.EDITOR, Role.REVIEWER)
def edit(request: HttpRequest, edition: int) -> HttpResponse:
    """Give a statement other words; the next edition is shown."""
    made = actions.edit_statement(
        get_object_or_404(Edition, pk=edition),
        request.POST.get("claim", ""),
        request.POST.get("text", ""),
        by=person(request),
        digest=request.POST.get("digest", ""),
        reason=request.POST.get("reason", ""),
        correction=request.POST.get("correction", ""),
    )
    return _made(request, made)


@require_POST
@roles(Role.EDITOR, Role.REVIEWER)
def take_out(request: HttpRequest, edition: int) -> HttpResponse:
    """Take a statement out; the next edition is shown."""
    made = actions.take_out(
        get_object_or_404(Edition, pk=edition),
        request.POST.get("claim", ""),
        by=person(request),
        digest=request.POST.get("digest", ""),
        reason=request.POST.get("reason", ""),
        correction=request.POST.get("correction", ""),
    )
    return _made(request, made)


def _made(request: HttpRequest, made: Edition) -> HttpResponse:
    """Say at once whether what was changed holds."""
    fresh = made.statements.filter(withheld=False, failed__gt=0).order_by("pk")
    text = f"Edition {made.number} is made and awaits review."
    if fresh:
        places = ", ".join(row.place for row in fresh)
        messages.warning(request, f"{text} Marked on the page as not supported by its source: {places}.")
    else:
        messages.success(request, f"{text} Every check was run on it.")
    return redirect("desk-edition", made.pk)


def _table(id_: int) -> Table:
    found = get_object_or_404(Edition.objects.select_related("article"), pk=id_)
    status = status_of(found)
    review = Review.objects.filter(edition=found, digest=status.digest).first()
    return Table(found, status, review, beside(found), replaced(found))


def _context(request: HttpRequest, table: Table) -> dict[str, object]:
    user = person(request)
    signed = Signature.objects.filter(review=table.review).select_related("withdrawal").order_by("at", "pk")
    ready = table.review is not None and table.review.claimed_at is not None and not table.replaced
    return {
        "table": table,
        "edition": table.edition,
        "article": table.edition.article,
        "status": table.status,
        "review": table.review,
        "deciding": ready and has_role(user, Role.REVIEWER),
        "editing": not table.replaced and has_role(user, Role.EDITOR, Role.REVIEWER),
        "reviewers": fitting(table.edition) if has_role(user, Role.EDITOR) else [],
        "signatures": signed,
    }


def _back(request: HttpRequest, edition: int, claim: str) -> HttpResponse:
    """The statement alone for a page that asks by script; else the page, at the statement."""
    if "HX-Request" not in request.headers:
        return redirect(f"{reverse('desk-edition', args=[edition])}#{request.POST.get('at', claim)}")
    table = _table(edition)
    place = request.POST.get("at", "").removeprefix("s").replace("-", ".")
    one = next((each for each in table.statements if each.statement.place == place), None)
    return render(request, "desk/_statement.html", {**_context(request, table), "one": one})
