"""Does a plain-language variant keep the figures, the denials and the caution of its quote?"""

from functools import reduce

from probatum.support.checks import characters
from probatum.support.checks.negation import denials, scope
from probatum.support.guards import guards, wording
from probatum.support.phrases import Found
from probatum.support.quantities import Quantity, quantities
from probatum.support.reading import read
from probatum.support.topics import stems
from probatum.support.verdict import PASSED, Verdict, failed, listed, unsure, worst

DOUBT = frozenset({"possible", "suggested", "likely", "unlikely", "unclear"})
VERBAL = frozenset({"not", "never", "cannot", "no longer"})
"""Denials of what happens, and not of a thing ("without", "no"), which plain language uses freely."""


def plain_variant(plain: str, quote: str) -> Verdict:
    """Fails when a figure is missing or new, or when a denial or doubt has gone or come.

    A plain sentence has its own words. So a unit may be left to the words around it, small numbers may be
    spelled out to count what is listed, and where other words may say the same the check cannot decide.
    """
    if plain == quote:
        return PASSED
    verdicts = (check(plain, quote) for check in (_figures, _denials, _doubts, _letters))
    return reduce(worst, verdicts, PASSED)


def _figures(plain: str, quote: str) -> Verdict:
    new = [item for item in _unmatched(plain, quote) if not _counts(item, plain)]
    gone = _unmatched(quote, plain)
    if not new and not gone:
        return PASSED
    return failed(f"figures differ from the quote: {listed([str(item) for item in (*new, *gone)])}")


def _unmatched(text: str, other: str) -> list[Quantity]:
    """A single time or thing ("once a year", "one night") has too many plain names to be looked for."""
    partners = quantities(other)
    return [
        item
        for item in quantities(text)
        if not item.pronoun
        and not (read(text).tokens[item.end - 1] == "once" or read(text).tokens[item.start] == "one")
        and not any(_same(item, partner) for partner in partners)
    ]


def _same(item: Quantity, other: Quantity) -> bool:
    units = (item.unit, other.unit)
    return (
        item.value == other.value
        and item.bound.strip("~") == other.bound.strip("~")
        and (min(units) == "" or "times" in units or units[0].split("/")[0] == units[1].split("/")[0])
    )


def _counts(item: Quantity, plain: str) -> bool:
    """Whether a number is spelled out and bare, as in "two groups"."""
    return not item.unit and not item.bound and read(plain).tokens[item.start].isalpha()


def _letters(plain: str, quote: str) -> Verdict:
    return characters.check(plain, quote, ())


def _denials(plain: str, quote: str) -> Verdict:
    here, there = denials(plain), denials(quote)
    if there and not here:
        if _says(plain, "denial"):
            return unsure(f"may say in other words: {listed(wording(quote, list(there)))}")
        return failed(f"leaves out a denial: {listed(wording(quote, list(there)))}")
    if here and not there:
        put_in = [item for item in here if _denies_the_quote(item, plain, quote)]
        if put_in:
            return failed(f"denies what the quote does not: {listed(wording(plain, put_in))}")
        return unsure(f"the quote may not deny in these words: {listed(wording(plain, list(here)))}")
    return PASSED


def _denies_the_quote(item: Found, plain: str, quote: str) -> bool:
    """Whether what is denied stands in the quote as said."""
    denied = scope(plain, item)
    said = denied & stems(quote)
    return wording(plain, [item])[0] in VERBAL and len(said) >= 2 and len(said) * 2 >= len(denied)


def _doubts(plain: str, quote: str) -> Verdict:
    here, there = _doubtful(plain), _doubtful(quote)
    if there and not here:
        if _says(plain, "doubt") or any(item.group == "able" for item in guards(plain, "hedges")):
            return unsure(f"may say in other words: {listed(wording(quote, there))}")
        return failed(f"surer than the quote: leaves out {listed(wording(quote, there))}")
    if here and not there:
        return unsure(f"less sure than the quote: {listed(wording(plain, here))}")
    return PASSED


def _doubtful(text: str) -> list[Found]:
    return [item for item in guards(text, "hedges") if item.group in DOUBT]


def _says(plain: str, group: str) -> bool:
    return any(item.group == group for item in guards(plain, "plain_words"))
