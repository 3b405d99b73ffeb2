"""The table of a comparison: what both sides came to, in the words and figures of the claims shown."""

from collections.abc import Sequence

from probatum.support.sides import figures, sides
from probatum.types.edition import Comparison, Row, Statement
from probatum.types.question import Question


def comparison(question: Question, statements: Sequence[Statement]) -> Comparison | None:
    """A row for each statement that gives a figure for both sides; None without any, or without two sides."""
    named = sides(question.wording) if question.kind == "comparison" else None
    if named is None:
        return None
    found = [(one, figures(one.claim.text, *named)) for one in statements]
    rows = tuple(
        Row(one.claim.id, told.outcome, told.first, told.second, one.numbers) for one, told in found if told
    )
    return Comparison(*named, rows) if rows else None
