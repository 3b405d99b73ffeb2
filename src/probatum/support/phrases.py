"""Where the phrases of a word list stand in a statement."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from probatum.support.reading import READINGS, WORDS, read
from probatum.vocabulary import rows

LISTS = ("causes", "directions", "hedges", "negations", "people", "plain_words", "settings", "times")


class Found(NamedTuple):
    """One phrase of a list, at `tokens[start:end]`."""

    group: str
    """The second column of the list."""
    start: int
    end: int


class _Entry(NamedTuple):
    words: tuple[str, ...]
    group: str
    name: str
    """Of the list."""


@lru_cache(READINGS)
def phrases(text: str) -> dict[str, tuple[Found, ...]]:
    """The phrases of each list in the text, in order, the longest at each place, not overlapping.

    Phrases of the group "none" only keep a shorter phrase from being taken for something that it is not.
    """
    tokens = read(text).tokens
    found: dict[str, list[Found]] = {name: [] for name in LISTS}
    ends = dict.fromkeys(LISTS, 0)
    for start, token in enumerate(tokens):
        for words, group, name in _starting_with(token):
            end = start + len(words)
            if start >= ends[name] and (len(words) == 1 or _matches(words, tokens[start:end])):
                ends[name] = end
                if group != "none":
                    found[name].append(Found(group, start, end))
    return {name: tuple(items) for name, items in found.items()}


def _matches(pattern: tuple[str, ...], run: tuple[str, ...]) -> bool:
    if run == pattern:
        return True
    return len(run) == len(pattern) and run[1][0] == pattern[1][0] and all(map(_fits, pattern, run))


def _fits(pattern: str, token: str) -> bool:
    return token == pattern or (pattern[-1] == "*" and token.startswith(pattern[:-1]))


def opens(token: str, *names: str) -> bool:
    """Whether a phrase of one of these lists begins with the lower-case token."""
    return any(entry.name in names for entry in _starting_with(token))


@lru_cache(WORDS)
def _starting_with(token: str) -> tuple[_Entry, ...]:
    """Phrases whose first word the token is; in each list the longest, which counts, first."""
    exact, open_ended = _lexicon()
    entries = list(exact.get(token, ()))
    for length in range(2, len(token) + 1):
        entries += open_ended.get(token[:length], ())
    return tuple(sorted(entries, key=_closest_first))


def _closest_first(entry: _Entry) -> tuple[str, int, bool, tuple[str, ...]]:
    """The longest phrase of a list first, of equals one that is spelled out: "relative" before "relat*"."""
    return entry.name, -len(entry.words), any(word.endswith("*") for word in entry.words), entry.words


@cache
def _lexicon() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Phrases by their first word, and those whose first word has any ending by its beginning."""
    exact: dict[str, list[_Entry]] = {}
    open_ended: dict[str, list[_Entry]] = {}
    for entry in _entries():
        first = entry.words[0]
        place = open_ended if first.endswith("*") else exact
        place.setdefault(first.rstrip("*"), []).append(entry)
    return exact, open_ended


def _entries() -> Iterator[_Entry]:
    for name in LISTS:
        for phrase, group, *_ in rows(name):
            yield _Entry(tuple(phrase.split()), group, name)
