"""Whether a statement speaks of the other sort of what is asked: of chronic for episodic migraine, or of
iron-deficiency anaemia for iron deficiency without anaemia."""

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.composers._statement import Statement
from probatum.text.terms import stems
from probatum.text.without import lacking
from probatum.vocabulary import table

_BEGINNING = 5
"""Letters by which a word that somebody does not have is known."""

Side = tuple[str, ...]
"""Words that mean the same."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a question chose of a group."""

    asked: Side
    others: Side
    """Words of the other sides."""
    noun: str
    """Stem of the name that follows; empty where the words are names themselves."""
    must: bool
    """Whether a statement has to say it."""


def is_of_another_sort(statement: Statement, question: str) -> bool:
    """Whether it says another word of a group before a name for which the question chose one, and never that.

    A statement with neither word goes by the title of its source.
    """
    lower = question.lower()
    return any(_differs(statement, choice) for choice in _choices(lower)) or any(
        _has(statement, word) for word in _lacking(lower)
    )


def _has(statement: Statement, word: str) -> bool:
    """Whether it speaks of the thing that the word begins, and nowhere of people without it."""
    here, absent = _of(word)
    for text in (statement.lower, statement.hit.source.title.lower()):
        if absent.search(text):
            return False
        if here.search(text):
            return True
    return False


@lru_cache(maxsize=64)
def _of(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a thing in a text, and what finds that it is not there: "non-anaemic" for "anaemia", too."""
    named = re.escape(word[:_BEGINNING]) + ("" if len(word) > _BEGINNING else r"\b")
    return re.compile(rf"\b{named}"), re.compile(rf"\b(?:without|non-?|no|not) ?(?:\w+ )?{named}")


@lru_cache(maxsize=64)
def _lacking(question: str) -> tuple[str, ...]:
    return tuple(one.word for one in lacking(question))


def _differs(statement: Statement, choice: _Choice) -> bool:
    for text in (statement.lower, statement.hit.source.title.lower()):
        if _any(choice.asked).search(text):
            return False
        if _followed(choice.others, choice.noun, text):
            return True
    return choice.must


@lru_cache(maxsize=64)
def _choices(question: str) -> tuple[_Choice, ...]:
    """One for each name behind a word of a group.

    A question that names two sides of a group, as a comparison does, has chosen none.
    """
    found = []
    for group in table("qualifiers")["groups"]:
        sides = [tuple(side) for side in group["sides"]]
        held = [side for side in sides if any(word in question for word in side)]
        named = [side for side in held if _any(side).search(question)]
        if len(named) == 1:
            others = tuple(word for side in sides if side != named[0] for word in side)
            nouns = [""] if group.get("names") else _nouns(named[0], question)
            found += [_Choice(named[0], others, noun, group["must"]) for noun in nouns]
    return tuple(found)


def _followed(words: Side, noun: str, text: str) -> bool:
    if not noun:
        return _any(words).search(text) is not None
    return any(noun == found for found in _nouns(words, text))


def _nouns(words: Side, text: str) -> list[str]:
    """Stems of what follows the words in a text."""
    follows = (stems(match.group(1)) for match in _before_a_word(words).finditer(text))
    return [found[0] for found in follows if found]


@lru_cache(maxsize=256)
def _any(words: Side) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?!\w)")


@lru_cache(maxsize=256)
def _before_a_word(words: Side) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})\s+(\w[\w-]*)")
