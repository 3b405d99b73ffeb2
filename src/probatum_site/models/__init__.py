"""What the site keeps. Only `actions` writes; whether an edition is approved is never kept: see `status`."""

from probatum_site.models.article import Article, Follow, Report
from probatum_site.models.audit import AuditEntry, AuditHead
from probatum_site.models.edition import Edition
from probatum_site.models.export import ExportRecord
from probatum_site.models.message import Correction, Message
from probatum_site.models.people import ReviewerProfile, User
from probatum_site.models.review import ClaimReview, Review, Signature, Withdrawal
from probatum_site.models.source import SourceRecord
from probatum_site.models.statement import Doubt, StatementCitation, StatementRow
from probatum_site.models.token import ApiToken

__all__ = [
    "ApiToken",
    "Article",
    "AuditEntry",
    "AuditHead",
    "ClaimReview",
    "Correction",
    "Doubt",
    "Edition",
    "ExportRecord",
    "Follow",
    "Message",
    "Report",
    "Review",
    "ReviewerProfile",
    "Signature",
    "SourceRecord",
    "StatementCitation",
    "StatementRow",
    "User",
    "Withdrawal",
]
