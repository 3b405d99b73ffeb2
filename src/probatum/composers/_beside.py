"""Which other conditions a text names beside the one that is asked about: "iron in § and iron deficiency"."""

import re
from functools import cache, lru_cache

from probatum.composers._telling import is_telling
from probatum.text.terms import is_everyday
from probatum.types.evidence import Evidence
from probatum.vocabulary import words

_TOKEN = re.compile(r"§|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_HEADED = re.compile(r"§ (\w+)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]")
"""What stands in brackets is mostly another name."""
_GENERAL = frozenset({"disease", "diseases", "disorder", "disorders", "syndrome", "syndromes", "condition"})
"""Words that name no condition without the word before them."""
_OF_A_SUBSTANCE = frozenset(
    {"deficiency", "deficiencies", "overload", "poisoning", "toxicity", "intolerance"}
)
"""Behind the name of a substance they say what ails somebody of it: it is asked about, too."""
_NOT_ANOTHER = frozenset({"§", "association", "society", "federation", "foundation"})
"""Words beside which one belongs to the name of what is asked about, or of a society."""
_MOST = 3
"""Words of a name of a condition that are told: "chronic kidney disease"."""
_PLAIN = ("stop_words", "science_words", "facet_words", "qualifying_words", "group_words", "reporting_words")


def is_condition(asked: str, evidence: Evidence) -> bool:
    """Whether the one thing that is asked about ("§") is a condition by its name."""
    names = [one.text.lower() for one in evidence.concepts if is_telling(one) and not one.cue]
    ends = [word for text in names for word in text.split()[-1:]]
    return any(names_condition(word) for word in (*ends, *_HEADED.findall(asked)))


@lru_cache(8192)
def others(text: str) -> tuple[str, ...]:
    """Names of the conditions in a text in which the thing that is asked about is "§", in their order.

    A word that touches "§" belongs to its name: "iron deficiency §", "§ disease".
    """
    tokens = _TOKEN.findall(_ASIDE.sub(" ", text.lower()))
    found = [
        _name(tokens, place)
        for place, word in enumerate(tokens)
        if names_condition(word) and not _NOT_ANOTHER.intersection(tokens[max(place - 1, 0) : place + 2])
    ]
    return tuple(dict.fromkeys(name for name in found if name not in _GENERAL and name))


def makes_another(word: str) -> bool:
    """Whether a word behind the name of a thing makes another condition of it: "lupus nephritis"."""
    return names_condition(word) and word not in _GENERAL | _OF_A_SUBSTANCE


@lru_cache(8192)
def names_condition(word: str) -> bool:
    """Whether a word is a condition by its name."""
    whole, ends = _listed()
    return word in whole or (len(word) > 6 and word.endswith(ends) and not _is_plain(word))


def _name(tokens: list[str], place: int) -> str:
    """The word at a place with those before it that belong to it; empty where "§" is one of them."""
    start = place
    general = tokens[place] in _GENERAL
    while start and place - start < _MOST - 1 and _belongs(tokens[start - 1], general=general):
        start -= 1
    if start and tokens[start - 1] == "§":
        return ""
    if start > 1 and tokens[start - 1].isdigit() and tokens[start - 2] == "type":
        start -= 2
    return " ".join(tokens[start : place + 1])


def _belongs(word: str, *, general: bool) -> bool:
    """Whether a word is part of a name; before a general word everyday ones are, too ("restless legs")."""
    return word[0].isalpha() and not _is_plain(word) and (general or not is_everyday(word))


def _is_plain(word: str) -> bool:
    last = word.rpartition("-")[2]
    return any(one in words(name) for name in _PLAIN for one in (word, last))


@cache
def _listed() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and endings."""
    listed = words("condition_words")
    ends = sorted(word[1:] for word in listed if word.startswith("-"))
    return frozenset(word for word in listed if not word.startswith("-")), tuple(ends)
