"""A reader reports a problem, and an editor settles it."""

from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.actions.telling import tell
from probatum_site.errors import NotAllowed
from probatum_site.models import Article, Edition, Report, User
from probatum_site.status.roles import Role, has_role

LONGEST = 5000
"""Characters of a report."""


@transaction.atomic
def report_problem(
    article: Article, text: str, *, edition: Edition | None = None, contact: str = "", by: User | None = None
) -> Report:
    """Keep the report for the editors. The log holds that there was one, not its words.

    Raises: NotAllowed: nothing was said, or too much.
    """
    if not 0 < len(text.strip()) <= LONGEST:
        raise NotAllowed(f"Describe the problem in 1 to {LONGEST} characters.")
    report = Report.objects.create(
        article=article, edition=edition, text=text.strip(), contact=contact, by=by, at=timezone.now()
    )
    append(by, "report", f"article:{article.pk}", report=report.pk)
    return report


@transaction.atomic
def close_report(report: Report, outcome: str, *, by: User) -> None:
    """Say what came of a report; whoever made it with an account is told.

    Raises: NotAllowed: neither editor nor reviewer, nothing said, or closed already.
    """
    if not has_role(by, Role.EDITOR, Role.REVIEWER):
        raise NotAllowed("Only an editor or a reviewer may close a report.")
    if not outcome.strip():
        raise NotAllowed("Say what came of it.")
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.closed_at is not None:
        raise NotAllowed("Somebody has closed this report already.")
    report.closed_at, report.outcome = timezone.now(), outcome.strip()
    report.save()
    append(by, "close-report", f"article:{report.article_id}", report=report.pk)
    if report.by is not None:
        tell([report.by], f"report:{report.pk}", f"Your report: {report.outcome}", report.article)
