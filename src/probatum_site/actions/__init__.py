"""The only writers. Each act is atomic, and ends with an entry in the audit log."""

from probatum_site.actions.asking import ask_article, follow_up, make_edition
from probatum_site.actions.rechecking import recheck
from probatum_site.actions.reporting import report_problem
from probatum_site.actions.reviewing import claim_review, record_claim_review, sign, submit, withdraw
from probatum_site.actions.standings import note_standings
from probatum_site.actions.tokens import make_token, revoke_token, token_for

__all__ = [
    "ask_article",
    "claim_review",
    "follow_up",
    "make_edition",
    "make_token",
    "note_standings",
    "recheck",
    "record_claim_review",
    "report_problem",
    "revoke_token",
    "sign",
    "submit",
    "token_for",
    "withdraw",
]
