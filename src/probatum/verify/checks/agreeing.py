"""Every further source that a claim cites in support speaks of the same and does not say the opposite."""

from probatum.support.agreement import agreement
from probatum.support.verdict import PASSED, Verdict
from probatum.types.answer import Outcome
from probatum.types.draft import Claim
from probatum.verify.shelf import Shelf, statement_of, supporting


def check(claim: Claim, shelf: Shelf) -> Verdict:
    """Fails when a source that is cited in support contradicts the claim or is about something else.

    Whether one quote bears the claim out word for word is for the checks of the text.
    """
    quotes = [statement_of(citation, shelf) for citation in supporting(claim)]
    if len(quotes) < 2:
        return PASSED
    verdicts = [agreement(claim.text, quote) for quote in quotes if quote and claim.text != quote]
    failing = [verdict for verdict in verdicts if verdict.outcome is Outcome.FAIL]
    doubtful = [verdict for verdict in verdicts if verdict.outcome is Outcome.COULD_NOT_CHECK]
    return next(iter([*failing, *doubtful]), PASSED)
