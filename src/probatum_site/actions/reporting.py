"""A reader reports a problem."""

from django.db import transaction
from django.utils import timezone

from probatum_site.actions.audit import append
from probatum_site.errors import NotAllowed
from probatum_site.models import Article, Edition, Report, User

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
