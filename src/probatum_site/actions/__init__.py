"""The only writers. Each act is atomic, and ends with an entry in the audit log."""

from probatum_site.actions.asking import ask_article, follow_up, make_edition
from probatum_site.actions.rechecking import recheck
from probatum_site.actions.reporting import report_problem
from probatum_site.actions.reviewing import claim_review, record_claim_review, sign, submit, withdraw
from probatum_site.actions.standings import note_standings

__all__ = [
    "ask_article",
    "claim_review",
    "follow_up",
    "make_edition",
    "note_standings",
    "recheck",
    "record_claim_review",
    "report_problem",
    "sign",
    "submit",
    "withdraw",
]
