"""Marks on a statement that decide whether, and where, it may stand: a method, a row, a dispute ...

The words are in `vocabulary/sentence_cues.toml`.
"""

from probatum.composers._marking import focus
from probatum.composers._scraps import is_scrap
from probatum.composers._statement import Statement
from probatum.support import cues
from probatum.types.evidence import Evidence
from probatum.types.source import Kind

_RULES = frozenset({Kind.GUIDELINE, Kind.LOCAL, Kind.DRUG_LABEL})
_ON_PAGE = 0.99
"""Focus from which a page is about what was asked and nothing else."""


def stands_alone(statement: Statement) -> bool:
    """Whether it is a sentence and tells more than what a study did."""
    if len(statement.text.split()) < 4 or is_scrap(statement.text, statement.hit.source.kind):
        return False
    return not is_method(statement)


def is_method(statement: Statement) -> bool:
    """Whether it tells what a study did and not what it found.

    A role that is only told by words does not decide alone: one such method in six is a finding.
    """
    if statement.stated in {"method", "objective", "caption"}:
        return True
    lower = statement.text.lower()
    if not cues.marked("method", lower):
        return False
    return statement.role in {"", "method", "objective"} or not cues.marked("result", lower)


def is_loose_row(statement: Statement) -> bool:
    """Whether it is a row of a table of a study: its figures need the table around them.

    Those of guidance and of drug labels are rules of their own: a drug and its dose.
    """
    return statement.stated == "row" and statement.hit.source.kind not in _RULES


def sets_out(statement: Statement) -> bool:
    """Whether it tells what a study or a document set out to do, and no finding."""
    found = statement.stated in {"result", "conclusion", "recommendation"}
    return not found and cues.marked("setting_out", statement.text.lower())


def is_design(statement: Statement) -> bool:
    """Whether it only tells whom a study took, what they were given, or what a document is about."""
    found = statement.stated in {"result", "conclusion", "recommendation"}
    return not found and cues.marked("design", statement.text.lower())


def leans(statement: Statement) -> bool:
    """Whether it needs the sentence before it to be understood."""
    lower = statement.text.lower()
    return cues.marked("leaning", lower) or cues.marked("dangling", lower)


def speaks_on_its_page(statement: Statement, evidence: Evidence) -> bool:
    """Whether it leans only on the subject of its page: "It spreads very easily" on a page on chickenpox."""
    return cues.marked("on_its_page", statement.text.lower()) and focus(statement, evidence) >= _ON_PAGE


def is_warning(statement: Statement) -> bool:
    """Whether it warns: such a statement is never left out for any audience."""
    return cues.is_warning(statement.text)


def is_disputed(statement: Statement) -> bool:
    """Whether it says that something is disputed."""
    return cues.marked("disputed", statement.text.lower())


def is_contrary(statement: Statement) -> bool:
    """Whether it sets itself against another view or finding."""
    return cues.marked("contrary", statement.text.lower())


def is_open(statement: Statement) -> bool:
    """Whether it says that something is not known."""
    return cues.marked("open", statement.text.lower())


def is_established(statement: Statement) -> bool:
    """Whether it says that something is agreed on."""
    return cues.marked("established", statement.text.lower())
