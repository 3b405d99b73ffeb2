"""Every thing that a statement names is named in its quote, by this or another of its names."""

from probatum.support.checks import Names
from probatum.support.guards import guards
from probatum.support.reading import read
from probatum.support.topics import stems, topics
from probatum.support.verdict import PASSED, Verdict, failed, listed, unsure
from probatum.text.terms import is_everyday

JUDGED_ELSEWHERE = frozenset({"hedges", "times"})
"""Word lists of other checks, in which words of one group may stand for each other."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a name is not in the quote; cannot decide when an everyday word is not."""
    known = stems(quote)
    if stems(text) <= known:
        return PASSED
    known |= _other_names(text, quote, names)
    judged = {
        at
        for name in JUDGED_ELSEWHERE
        for item in guards(text, name)
        if item.group != "proven"
        for at in range(item.start, item.end)
    }
    tokens = read(text).tokens
    new = [tokens[topic.at] for topic in topics(text) if topic.stem not in known and topic.at not in judged]
    named = [word for word in dict.fromkeys(new) if not is_everyday(word)]
    if named:
        return failed(f"new content word: {listed(named)}")
    return unsure(f"new everyday word: {listed(list(dict.fromkeys(new)))}") if new else PASSED


def _other_names(text: str, quote: str, names: Names) -> frozenset[str]:
    """Stems of names in the text of things that the quote calls by another name."""
    here, there = ([topic.stem for topic in topics(each)] for each in (text, quote))
    return frozenset(
        stem
        for thing in names
        if any(_holds(there, name) for name in thing)
        for name in thing
        if _holds(here, name)
        for stem in name
    )


def _holds(run: list[str], name: tuple[str, ...]) -> bool:
    return any(tuple(run[at : at + len(name)]) == name for at in range(len(run) - len(name) + 1))
