"""The only writers. Each act is atomic, and ends with an entry in the audit log."""

from probatum_site.actions.asking import ask_article, follow_up, make_edition
from probatum_site.actions.editing import edit_statement, replace_source, restore, take_out
from probatum_site.actions.exporting import note_export
from probatum_site.actions.following import follow
from probatum_site.actions.people import save_profile, set_active, set_roles
from probatum_site.actions.publishing import delete_article, delete_expired, publish
from probatum_site.actions.rechecking import recheck
from probatum_site.actions.reminding import remind
from probatum_site.actions.reporting import close_report, report_problem
from probatum_site.actions.reviewing import (
    accept_alike,
    assign,
    claim_review,
    record_claim_review,
    sign,
    submit,
    withdraw,
)
from probatum_site.actions.standings import note_standings
from probatum_site.actions.telling import correct, read_messages, send_letters
from probatum_site.actions.tokens import make_token, revoke_token, token_for

__all__ = [
    "accept_alike",
    "ask_article",
    "assign",
    "claim_review",
    "close_report",
    "correct",
    "delete_article",
    "delete_expired",
    "edit_statement",
    "follow",
    "follow_up",
    "make_edition",
    "make_token",
    "note_export",
    "note_standings",
    "publish",
    "read_messages",
    "recheck",
    "record_claim_review",
    "remind",
    "replace_source",
    "report_problem",
    "restore",
    "revoke_token",
    "save_profile",
    "send_letters",
    "set_active",
    "set_roles",
    "sign",
    "submit",
    "take_out",
    "token_for",
    "withdraw",
]
