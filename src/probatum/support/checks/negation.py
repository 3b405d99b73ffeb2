"""A statement denies what its quote denies, and nothing else."""

from probatum.support.checks import Names
from probatum.support.guards import guards, uses, wording
from probatum.support.phrases import Found
from probatum.support.reading import read
from probatum.support.topics import topics
from probatum.support.verdict import PASSED, Verdict, failed, listed

SCOPE = 8
"""A denial reaches so many tokens, or to the next break (NegEx: 5 words; medical sentences are longer)."""

_ENDS = frozenset({".", ";", ":", "(", ")"}) | {
    "but", "although", "though", "however", "whereas", "except", "while", "yet", "because",
}  # fmt: skip


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a denial is put in, left out of a clause that is used, or moved to other words."""
    here, there = denials(text), denials(quote)
    used_turns = [item for item in _turns(quote) if uses(text, quote, item)]
    turns = {*wording(text, _turns(text))}
    if not {*wording(quote, used_turns)} <= turns <= {*wording(quote, _turns(quote))}:
        return failed('adds or leaves out a turn such as "not only"')
    if len(here) > len(there):
        return failed(f"denies what the quote does not: {listed(wording(text, list(here)))}")
    used = [item for item in there if uses(text, quote, item)]
    if len(here) < len(used):
        return failed(f"leaves out a denial: {listed(wording(quote, used))}")
    denied = frozenset[str]().union(*(scope(quote, item) for item in there))
    moved = [item for item in here if scope(text, item) and not scope(text, item) & denied]
    if moved:
        return failed(f"denies something else than the quote: {listed(wording(text, moved))}")
    return PASSED


def denials(text: str) -> tuple[Found, ...]:
    """The phrases that deny something."""
    return tuple(item for item in guards(text, "negations") if item.group != "turn")


def _turns(text: str) -> list[Found]:
    return [item for item in guards(text, "negations") if item.group == "turn"]


def scope(text: str, item: Found) -> frozenset[str]:
    """The content words that a denial reaches."""
    tokens = read(text).tokens
    if item.group == "behind":
        start = next((at + 1 for at in range(item.start - 1, -1, -1) if tokens[at] in _ENDS), 0)
        start, end = max(start, item.start - SCOPE), item.start
    else:
        end = next((at for at in range(item.end, len(tokens)) if tokens[at] in _ENDS), len(tokens))
        start, end = item.end, min(end, item.end + SCOPE)
    return frozenset(topic.stem for topic in topics(text) if start <= topic.at < end)
