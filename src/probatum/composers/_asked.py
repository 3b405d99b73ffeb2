"""What the words of a question ask of its direct answer beside its form and its side."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.text.terms import stems
from probatum.text.without import unwanted
from probatum.types.evidence import Evidence
from probatum.vocabulary import rows

_NAME, _BOTH, _WITHOUT = 0.8, 0.8, 2.0
"""What it counts that a statement holds the whole name whose meaning is asked for, or both of two things
between which a reader is to choose, and against one that names what was to be done without."""
_MEANING = re.compile(
    r"^\W*what(?:['’]s| is| are| was| does)(?: meant by)? (?:an? |the )?"
    r"(?P<name>[^\W_][\w/'’ -]*?)(?: mean)?\W*$",
    re.IGNORECASE,
)
_WHOM = re.compile(r"^\W*(?:and )?(?:who|whom|in whom|for whom)\b", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:and )?(?:when|at what|at which)\b", re.IGNORECASE)


def worth(statement: Statement, evidence: Evidence) -> float:
    """What it counts for a statement that it speaks of all that was asked for, and of nothing unwanted."""
    wording = evidence.question.wording
    name = name_asked(wording) if evidence.question.kind == "definition" else ()
    whole = bool(name) and _stands_in(statement.stems, name)
    unwanted = any(set(other).issubset(statement.stems) for other in unwanted_names(wording))
    return _NAME * whole + _BOTH * _speaks_of_both(statement, evidence) - _WITHOUT * unwanted


def asks_whom(evidence: Evidence) -> bool:
    """Whether it asks of whom something holds: then it is no narrowing to say so."""
    return _WHOM.match(evidence.question.wording) is not None


def asks_when(evidence: Evidence) -> bool:
    """Whether it asks in which case something holds: that something else has failed is such a case."""
    return _WHEN.match(evidence.question.wording) is not None


@lru_cache(maxsize=256)
def name_asked(wording: str) -> tuple[str, ...]:
    """The stems of a name of several words whose meaning is asked for; empty where it is one word."""
    found = _MEANING.match(wording)
    name = tuple(stems(found["name"])) if found else ()
    return name if len(name) > 1 else ()


@lru_cache(maxsize=256)
def unwanted_names(wording: str) -> tuple[tuple[str, ...], ...]:
    """The names of what somebody asks to do without: "... be treated without CPAP"."""
    asked = unwanted(wording)
    if not asked:
        return ()
    own = tuple(stems(asked))
    return tuple(dict.fromkeys([own, *_also().get(own, ())]))


def _speaks_of_both(statement: Statement, evidence: Evidence) -> bool:
    """Whether a choice between telling things is asked for, and it names two of them."""
    told = [index for index, concept in enumerate(evidence.concepts) if is_telling(concept)]
    choice = {
        index
        for before, after in pairwise(told)
        if evidence.concepts[after].alternative
        for index in (before, after)
    }
    return len(choice & statement.said) > 1


def _stands_in(held: Sequence[str], name: tuple[str, ...]) -> bool:
    width = len(name)
    return any(tuple(held[start : start + width]) == name for start in range(len(held) - width + 1))


@cache
def _also() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Other names by the word list (`vocabulary/synonyms.tsv`)."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for name, also in rows("synonyms"):
        found.setdefault(tuple(stems(name)), []).extend(tuple(stems(one)) for one in also.split(";"))
    return found
