"""A statement that only leaves words out of its quote leaves out none that count."""

import re
from collections import Counter

from probatum.support.checks import Names
from probatum.support.guards import guards, wording
from probatum.support.quantities import quantities
from probatum.support.reading import read
from probatum.support.statistics import KEPT, bare, is_part, shows_chance, stems_of, without_statistics
from probatum.support.topics import topics
from probatum.support.verdict import PASSED, Verdict, failed, listed, unsure
from probatum.vocabulary import words

_BETWEEN_PARTS = re.compile(r";(?![^(\[]*[)\]])")
"""A semicolon outside brackets."""
_BRACKETED = re.compile(r"((?:[\w'’®™,/-]+ ){1,8})[(\[]([A-Za-z][\w-]{1,9})[)\]]")
"""A run of words with a short name in brackets behind it."""


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails when a denial, hedge, figure, group of people or any word that tells of the matter is deleted.

    Statistics in brackets, openers such as "In conclusion," and abbreviations that are explained may be
    deleted, unless the statistics show that chance may be at work. Whether a whole part behind a semicolon
    may go is for a person to say; one that takes something back ("; but ...") may not. A text that does more
    than delete passes: that is for the other checks.
    """
    if not is_part(text, quote) or is_part(quote, text):
        return PASSED
    base, statistics = without_statistics(quote, text)
    if doubt := [statistic for statistic in statistics if shows_chance(statistic)]:
        return failed(f"leaves out that it may be chance: {listed(doubt)}")
    base, parts = _without_parts(_without_abbreviations(base, text), text)
    lost = _lost_guards(text, base) + _lost_figures(text, base)
    if lost:
        return failed(f"leaves out what must not be left out: {listed(lost)}")
    left_out = _lost_words(text, base)
    if left_out:
        return failed(f"leaves out what may tell of whom or when it holds: {listed(left_out)}")
    return unsure(f"leaves out {listed(parts)}") if parts else PASSED


def _without_parts(base: str, text: str) -> tuple[str, list[str]]:
    """The base without its parts behind semicolons that the text does without, and these."""
    left_out: list[str] = []
    parts = _BETWEEN_PARTS.split(base)
    for at in range(len(parts) - 1, -1, -1):
        rest = [*parts[:at], *parts[at + 1 :]]
        if rest and not _takes_back(parts[at]) and is_part(text, ";".join(rest)):
            left_out.insert(0, parts[at].strip(" ."))
            parts = rest
    return ";".join(parts), left_out


def _takes_back(part: str) -> bool:
    """Whether it limits what stands beside it, or says how sure it is."""
    unsure_of_it = any(item.group == "unclear" for item in guards(part, "hedges"))
    return unsure_of_it or not words("limiting_words").isdisjoint(read(part).tokens)


def _lost_guards(text: str, base: str) -> list[str]:
    lost: list[str] = []
    for name in KEPT:
        left = Counter(item.group for item in guards(text, name))
        for item in guards(base, name):
            left[item.group] -= 1
            if left[item.group] < 0:
                lost += wording(base, [item])
    return lost


def _lost_words(text: str, base: str) -> list[str]:
    """Content words, and bounds that stand before no number ("at least until May"), that are gone."""
    left = Counter(topic.stem for topic in topics(base))
    left.subtract(Counter(topic.stem for topic in topics(text)))
    free = stems_of("reporting_words")
    lost = [stem for stem, count in left.items() if count > 0 and stem not in free]
    here, there = f" {' '.join(bare(text))} ", f" {' '.join(bare(base))} "
    bounds = [
        words_
        for words_ in sorted(words("bounding_words"))
        if there.count(f" {words_} ") > here.count(f" {words_} ")
    ]
    return sorted(lost) + bounds


def _without_abbreviations(base: str, text: str) -> str:
    """The base without short names in brackets of what stands before them, if the text does without."""
    for found in reversed(list(_BRACKETED.finditer(base))):
        initials = iter("".join(word[0] for word in re.split(r"[ /-]", found[1]) if word).lower())
        shorter = base[: found.end(1)] + base[found.end() :]
        if all(letter in initials for letter in found[2].lower().rstrip("s")) and is_part(text, shorter):
            base = shorter
    return base


def _lost_figures(text: str, base: str) -> list[str]:
    left = Counter(item.value for item in quantities(text))
    left.subtract(item.value for item in quantities(base) if not item.pronoun)
    return sorted(value for value, count in left.items() if count < 0)
