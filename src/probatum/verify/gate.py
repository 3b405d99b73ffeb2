"""Every check on one claim, in a fixed order: what it leans on, what it says, how it is put plainly."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from probatum.support import Verdicts, checks_of_text, judge
from probatum.support.plain import plain_variant
from probatum.support.verdict import PASSED, Verdict, worst
from probatum.types.answer import Finding, Outcome
from probatum.types.draft import Claim
from probatum.verify import checks
from probatum.verify.checks import Check
from probatum.verify.shelf import Shelf, statement_of, supporting, words_of

OWN_WORDS = "wording"
"""The check of a claim in other words than its quote: what it cannot decide a person has to see first."""
PLAIN = "plain"
"""The check of the plain-language variant: what fails it loses the variant and stays."""


@cache
def names() -> tuple[str, ...]:
    """Names of all checks in the order in which they are run."""
    return (*(name for name, _ in _checks_of_sources()), *(name for name, _ in checks_of_text()), PLAIN)


def findings(claim: Claim, shelf: Shelf) -> tuple[Finding, ...]:
    """What every check finds on a claim, one finding a check."""
    verdicts = [(name, check.check(claim, shelf)) for name, check in _checks_of_sources()]
    verdicts += _of_text(claim, shelf)
    verdicts.append((PLAIN, _of_plain(claim, shelf)))
    return tuple(Finding(claim.id, name, verdict.outcome, verdict.reason) for name, verdict in verdicts)


def holds(found: tuple[Finding, ...]) -> bool:
    """Whether a claim with these findings stays: nothing failed, and words of its own were placed."""
    return all(finding.outcome is Outcome.PASS for finding in found if finding.check == OWN_WORDS) and all(
        finding.outcome is not Outcome.FAIL or finding.check == PLAIN for finding in found
    )


@cache
def _checks_of_sources() -> tuple[tuple[str, Check], ...]:
    found = sorted(module.name for module in iter_modules(checks.__path__))
    return tuple((name, cast(Check, import_module(f"{checks.__name__}.{name}"))) for name in found)


def _of_text(claim: Claim, shelf: Shelf) -> Verdicts:
    """The claim's words against its quotes, and also against the whole statement that a quote is part of."""
    quotes, statements = _quotes(claim, shelf)
    verdicts = judge(claim.text, quotes, names=shelf.names)
    if quotes == statements:
        return verdicts
    whole = judge(claim.text, statements, names=shelf.names)
    return tuple(
        (name, worst(first, second)) for (name, first), (_, second) in zip(verdicts, whole, strict=True)
    )


def _of_plain(claim: Claim, shelf: Shelf) -> Verdict:
    """The plain variant against the statement that it fits best."""
    if not claim.plain:
        return PASSED
    _, statements = _quotes(claim, shelf)
    verdicts = [plain_variant(claim.plain, statement) for statement in statements]
    order = (Outcome.PASS, Outcome.COULD_NOT_CHECK, Outcome.FAIL)
    return min(verdicts, key=lambda verdict: order.index(verdict.outcome), default=PASSED)


def _quotes(claim: Claim, shelf: Shelf) -> tuple[list[str], list[str]]:
    """The exact supporting quotes, and the whole statements that they stand in, each once."""
    exact = [each for each in supporting(claim) if each.quote and words_of(each, shelf) == each.quote]
    whole = [statement_of(each, shelf) for each in exact]
    return list(dict.fromkeys(each.quote for each in exact)), list(dict.fromkeys(whole))
