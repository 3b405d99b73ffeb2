"""What a check says about a statement: one of three outcomes, with a reason in plain words."""

from dataclasses import dataclass

from probatum.types.answer import Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one check."""

    outcome: Outcome
    reason: str = ""
    """In plain words, for a reviewer; empty when the check passed."""


PASSED = Verdict(Outcome.PASS)


def failed(reason: str) -> Verdict:
    """The statement says what its quote does not."""
    return Verdict(Outcome.FAIL, reason)


def unsure(reason: str) -> Verdict:
    """The check cannot decide; a person has to look."""
    return Verdict(Outcome.COULD_NOT_CHECK, reason)


def listed(items: list[str]) -> str:
    """The first few items, quoted, for a reason."""
    shown = ", ".join(f'"{item}"' for item in items[:4])
    return shown + (f" and {len(items) - 4} more" if len(items) > 4 else "")


def worst(first: Verdict, second: Verdict) -> Verdict:
    """The one with the graver outcome; the first of equals."""
    gravity = (Outcome.PASS, Outcome.COULD_NOT_CHECK, Outcome.FAIL)
    return second if gravity.index(second.outcome) > gravity.index(first.outcome) else first
