"""The two things whose difference is asked for: central and obstructive sleep apnoea."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from probatum.composers._forms import defines
from probatum.composers._merge import Merged
from probatum.composers._statement import Statement
from probatum.text.terms import stems
from probatum.types.evidence import Concept, Evidence
from probatum.vocabulary import words

_ASKED = re.compile(
    r"\b(?:differences? between|(?:distinguish|tell)(?: apart)?(?: between)?|how (?:is|are|do|does)) "
    r"(?:an? |the )?(?P<first>[\w' -]{1,60}?) (?:and|from|differ(?:s|ent)? from) "
    r"(?:an? |the )?(?P<second>[\w' -]{1,60}?)(?: differ(?:ent)?)?\W*$",
    re.IGNORECASE,
)

_VERSUS = re.compile(
    r"\W*(?:an? |the )?(?P<first>[\w'’ -]{1,60}?),? (?:vs\.?|versus|or) (?:an? |the )?"
    r"(?P<second>[\w'’ -]{1,60}?)\W*",
    re.IGNORECASE,
)
"""Of two conditions ("Crohn's disease vs ulcerative colitis") it asks what each is."""

_BETWEEN = 3
"""So many other words may stand between those of a name: "central and obstructive sleep apnoea"."""
_SORTS = re.compile(r"(?:al|ic|ive|ary|ous|ed|ular)$")
"""How words end that say of which sort a thing is."""


def sides(evidence: Evidence) -> tuple[Concept, ...]:
    """The two things in full, each with its other names; empty where no difference is asked for."""
    if evidence.question.kind != "comparison":
        return ()
    asked = _ASKED.search(evidence.question.wording)
    if asked is None and "definition" in evidence.question.facets:
        asked = _VERSUS.fullmatch(evidence.question.wording)
    return tuple(_side(text, evidence.concepts) for text in _in_full(*asked.groups())) if asked else ()


def of_the_sides(groups: Sequence[Merged], evidence: Evidence) -> list[Merged]:
    """What tells what both things are, or else speaks of both or tells what one is, or else names one.

    All of them where no two are asked for.
    """
    both = sides(evidence)
    spoken = [(group, _named(group.statement.stems, both)) for group in groups]
    defining = [(group, found) for group, found in spoken if found and defines(group.statement, evidence)]
    if both and len(frozenset[int]().union(*(found for _, found in defining))) == len(both):
        return [group for group, _ in defining]
    telling = [group for group, found in spoken if len(found) == 2 or (group, found) in defining]
    return telling or [group for group, found in spoken if found] or list(groups)


def speaks_of_side(statement: Statement, both: Sequence[Concept]) -> frozenset[int]:
    """Which of the two the statement names; one that names neither goes by the title of its source."""
    return _named(statement.stems, both) or _named(_stems(statement.hit.source.title), both)


def _named(found: Sequence[str], both: Sequence[Concept]) -> frozenset[int]:
    return frozenset(
        index for index, one in enumerate(both) if any(_stands_in(found, name) for name in one.names)
    )


def _stands_in(found: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of a name follow each other, with a few others between: "central and [...] sleep"."""
    width = len(name) + _BETWEEN
    return any(_follow(found[start : start + width], name) for start in range(len(found)))


def _follow(run: Sequence[str], name: Sequence[str]) -> bool:
    words_left = iter(run)
    return run[0] == name[0] and all(stem in words_left for stem in name)


def _in_full(first: str, second: str) -> tuple[str, str]:
    """Both with the words that are said once: "central [sleep apnoea]", "[hepatitis] C"."""
    one, other = first.split(), second.split()
    if len(one) < len(other) and _is_no_name(one[-1]):
        return " ".join([*one, *other[len(one) :]]), second
    if len(other) < len(one) and _is_no_name(other[-1]):
        return first, " ".join([*one[: len(one) - len(other)], *other])
    return first, second


def _is_no_name(word: str) -> bool:
    """Whether it only sorts a thing: a letter, a number, or a word such as "central" or "chronic"."""
    lower = word.lower()
    sorts = lower in words("qualifying_words") or _SORTS.search(lower) is not None
    return len(word) == 1 or word.isdigit() or sorts


def _side(text: str, concepts: Sequence[Concept]) -> Concept:
    own = tuple(stems(text))
    return Concept(text, tuple(dict.fromkeys([own, *_other_names(own, concepts)])), 1.0)


def _other_names(own: tuple[str, ...], concepts: Sequence[Concept]) -> Iterator[tuple[str, ...]]:
    """The name with one thing in it called otherwise: "OSA" for "obstructive sleep apnoea"."""
    for concept in concepts:
        asked = concept.names[0]
        for start in range(len(own) - len(asked) + 1):
            if own[start : start + len(asked)] == asked:
                yield from ((*own[:start], *name, *own[start + len(asked) :]) for name in concept.names[1:])


@lru_cache(maxsize=1024)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems(text))
