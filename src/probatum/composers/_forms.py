"""Whether a statement answers in the form in which the question asks: with a figure, a recommendation ..."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.text.terms import stems
from probatum.types.evidence import Concept, Evidence
from probatum.types.question import Question
from probatum.vocabulary import table

_PARTLY = 0.6
"""What it counts to tell something of a form that `best` does not mark."""
_LESS = 0.5
"""What is left of it where `less` marks a sentence."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TOPIC = "§"
_SAME = re.compile("§(?:[ -]§)+")
"""Words of one name that the library knows one by one ("iron", "deficiency")."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of answer; loaded once, so one is equal to itself alone."""

    name: str
    kinds: tuple[str, ...]
    """Kinds of question that ask for it in any words."""
    asked: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    told: tuple[re.Pattern[str], ...]
    best: tuple[re.Pattern[str], ...]
    """Empty where every sentence that tells it does so to the full."""
    less: tuple[re.Pattern[str], ...]


def asked_for(question: Question) -> tuple[Form, ...]:
    """The forms that a question asks for, in the order of `vocabulary/answer_forms.toml`."""
    lower = question.text.lower()
    return tuple(
        form
        for form in _forms()
        if (question.kind in form.kinds or _any(form.asked, lower)) and not _any(form.unless, lower)
    )


def fit(statement: Statement, forms: Sequence[Form], evidence: Evidence) -> float:
    """How far a statement answers in the forms asked for, 0 to 1; 0 where none is asked for."""
    if not forms:
        return 0.0
    text = _marked(statement.text, _topics(evidence))
    return sum(_told(form, text) for form in forms) / len(forms)


def _told(form: Form, text: str) -> float:
    if not _any(form.told, text):
        return 0.0
    told = 1.0 if not form.best or _any(form.best, text) else _PARTLY
    return told * (_LESS if _any(form.less, text) else 1.0)


def _topics(evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """The names of what the question is about, the longest first."""
    names = {name for concept in evidence.concepts if _is_topic(concept) for name in concept.names}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _is_topic(concept: Concept) -> bool:
    return is_telling(concept) and not concept.cue


@lru_cache(8192)
def _marked(text: str, names: tuple[tuple[str, ...], ...]) -> str:
    """The lower-case text in which each name, as a run of words, is a "§"."""
    lower = text.lower()
    words = [(tuple(stems(match.group())), match.start(), match.end()) for match in _WORD.finditer(lower)]
    parts, at, place = [], 0, 0
    while place < len(words):
        end = next((found for name in names if (found := _run(words, place, name)) is not None), None)
        if end is None:
            place += 1
            continue
        parts += [lower[at : words[place][1]], _TOPIC]
        at, place = words[end - 1][2], end
    return _SAME.sub(_TOPIC, "".join([*parts, lower[at:]]))


def _run(words: Sequence[tuple[tuple[str, ...], int, int]], place: int, name: tuple[str, ...]) -> int | None:
    """Where a name that begins at a word ends; None where it does not stand there."""
    held: tuple[str, ...] = ()
    while len(held) < len(name) and place < len(words):
        held += words[place][0]
        place += 1
    return place if held == name else None


def _any(patterns: Sequence[re.Pattern[str]], lower: str) -> bool:
    return any(pattern.search(lower) for pattern in patterns)


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(row["name"], tuple(row.get("kinds", ())), *(_compiled(row.get(key, ())) for key in _LISTS))
        for row in table("answer_forms")["forms"]
    )


_LISTS = ("asked", "unless", "told", "best", "less")


def _compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
