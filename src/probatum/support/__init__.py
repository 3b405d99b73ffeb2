"""Does this span support this sentence? Small pure functions on plain text; no medicine in the code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from probatum.support import checks
from probatum.support.checks import Check, Names
from probatum.support.score import Score, score
from probatum.support.statistics import is_part
from probatum.support.verdict import PASSED, Verdict, failed, unsure
from probatum.text.sentences import sentences
from probatum.types.answer import Outcome

Verdicts = tuple[tuple[str, Verdict], ...]
"""Names of the checks with what they found, in the fixed order of the names."""

LONGEST = 10_000
"""Characters of the longest text or quote that is compared word by word."""


@cache
def checks_of_text() -> tuple[tuple[str, Check], ...]:
    """The checks with their names, sorted: the files of `support/checks`."""
    found = sorted(module.name for module in iter_modules(checks.__path__))
    return tuple((name, cast(Check, import_module(f"{checks.__name__}.{name}"))) for name in found)


@dataclass(frozen=True, slots=True)
class Examination:
    """What is found on a text beside the spans that it is to rest on."""

    outcome: Outcome
    """fail when a check fails; could not check when one cannot decide; otherwise pass."""
    verdicts: Verdicts
    score: Score | None
    """None for a copy or a shortening, which is judged by its words alone."""


def examine(text: str, quotes: Sequence[str], *, names: Names = ()) -> Examination:
    """The gate for any text: an editor's sentence, a language model's, or the engine's own.

    `quotes`: the words of the cited spans, as the library has them. `names`: see `Names`.
    It says whether the text says what a span says; that the spans are exact and their sources may be relied
    on is for `verify`. It never raises, whatever the text.
    """
    verdicts = judge(text, quotes, names=names)
    outcomes = {verdict.outcome for _, verdict in verdicts}
    outcome = next(one for one in (Outcome.FAIL, Outcome.COULD_NOT_CHECK, Outcome.PASS) if one in outcomes)
    copied = any(is_part(text, quote) for quote in quotes)
    too_long = max(map(len, (text, *quotes))) > LONGEST
    return Examination(outcome, verdicts, None if copied or too_long else score(text, quotes))


def judge(text: str, quotes: Sequence[str], *, names: Names = ()) -> Verdicts:
    """What every check finds on a statement with these quotes.

    One quote must support the whole statement: what is stitched together from two is supported by neither.
    A sentence of a quote may do so alone. Of several quotes the one with the fewest objections counts,
    the first of equals. Without quotes there is nothing to check against, and every check says so.
    """
    if not quotes:
        return tuple((name, unsure("there is no quote to check against")) for name, _ in checks_of_text())
    if text not in quotes and max(map(len, (text, *quotes))) > LONGEST:
        return tuple((name, failed("too long to be one statement")) for name, _ in checks_of_text())
    best: Verdicts = ()
    for quote in _candidates(text, quotes):
        verdicts = _judged(text, quote, names)
        if not best or _objections(verdicts) < _objections(best):
            best = verdicts
        if _objections(best) == (0, 0):
            break
    return best


def _candidates(text: str, quotes: Sequence[str]) -> Iterator[str]:
    """The quotes, then the sentences of those that have several.

    A text that is part of a quote and of none of its sentences is put together from two of them: it is no
    statement in other words of either, and stands or falls by the whole.
    """
    yield from quotes
    for quote in quotes:
        spans = sentences(quote)
        parts = [quote[span.start : span.end] for span in spans] if len(spans) > 1 else []
        if not is_part(text, quote) or any(is_part(text, part) for part in parts):
            yield from parts


def _judged(text: str, quote: str, names: Names) -> Verdicts:
    if text == quote:
        return _all_passed()
    return tuple((name, check.check(text, quote, names)) for name, check in checks_of_text())


@cache
def _all_passed() -> Verdicts:
    return tuple((name, PASSED) for name, _ in checks_of_text())


def _objections(verdicts: Verdicts) -> tuple[int, int]:
    outcomes = [verdict.outcome for _, verdict in verdicts]
    return outcomes.count(Outcome.FAIL), outcomes.count(Outcome.COULD_NOT_CHECK)
