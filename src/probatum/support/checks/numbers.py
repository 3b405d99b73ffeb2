"""Every number of a statement stands in its quote, with its unit, bound, sign and range."""

from collections import Counter

from probatum.support.checks import Names
from probatum.support.quantities import Quantity, quantities
from probatum.support.reading import read
from probatum.support.verdict import PASSED, Verdict, failed, listed


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a number, or a sign such as > without one, is not in the quote, or oftener than there."""
    strange = [*map(str, unmatched(text, quote)), *(_signs(text) - _signs(quote))]
    return failed(f"number not in the quote: {listed(strange)}") if strange else PASSED


def _signs(text: str) -> Counter[str]:
    """Signs of more and less that bound no number: "T>G", "(> or = 3)"."""
    taken = {at for item in quantities(text) for at in range(item.start, item.end)}
    tokens = read(text).tokens
    return Counter(token for at, token in enumerate(tokens) if token in "<>≤≥" and at not in taken)


def unmatched(text: str, quote: str) -> list[Quantity]:
    """The quantities of the text that have no partner in the quote; each partner serves once."""
    left = list(quantities(quote))
    strange = []
    for item in quantities(text):
        partner = next((other for other in left if same(item, other)), None)
        if partner:
            left.remove(partner)
        elif not item.pronoun:
            strange.append(item)
    return strange


def same(item: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same; "2.2 times" may stand for a ratio of 2.2."""
    return (
        item.value == other.value
        and item.place == other.place
        and (item.unit == other.unit or {item.unit, other.unit} == {"", "times"})
        and (item.bound == other.bound or (item.bound == "~" and not other.bound))
    )
