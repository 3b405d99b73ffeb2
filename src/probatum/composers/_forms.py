"""Whether a statement answers in the form in which the question asks: with a figure, a recommendation ..."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.composers._marking import marked_whole
from probatum.composers._statement import Statement
from probatum.text.cue import Cue, cues
from probatum.types.evidence import Evidence
from probatum.types.question import Question
from probatum.vocabulary import table

_PARTLY = 0.6
"""What it counts to tell something of a form that `best` does not mark."""
_HALF = 0.5
"""From here on a statement answers in a form."""
_LESS = 0.3
"""What is left of it where `less` marks a sentence."""
_AND_MORE = re.compile(r"\band (?:what|how|who|when|why|where)\b")
"""What opens a second question."""
_IN_USE = 0.2
"""What a sentence makes of a definition that only tells what the thing is for."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of answer; loaded once, so one is equal to itself alone."""

    name: str
    alone: bool
    """Whether no other form counts where it is asked for."""
    figure: bool
    """Whether it is a figure, such as a study finds."""
    kinds: tuple[str, ...]
    """Kinds of question that ask for it in any words."""
    says: str
    """What it tells, as the end of "Nothing shown here says ..."; empty where that is not owned up to."""
    asked: tuple[Cue, ...]
    unless: tuple[Cue, ...]
    told: tuple[Cue, ...]
    best: tuple[Cue, ...]
    """Empty where every sentence that tells it does so to the full."""
    less: tuple[Cue, ...]
    must: tuple[Cue, ...]
    """Where it is asked for in one of these words, there is no answer without a statement of this form."""
    never: tuple[Cue, ...]
    """With one of these a sentence tells the reverse: what the thing causes, where its cause is asked for."""


def asked_for(question: Question) -> tuple[Form, ...]:
    """The forms that a question asks for, in the order of `vocabulary/answer_forms.toml`."""
    return _asked_for(question.wording.lower(), question.kind)


@lru_cache(maxsize=256)
def _asked_for(lower: str, kind: str) -> tuple[Form, ...]:
    """Of a question that every statement is held against, found once."""
    found = [
        form
        for form in _forms()
        if (kind in form.kinds or _any(form.asked, lower)) and not _any(form.unless, lower)
    ]
    only = kind == "definition" and not _AND_MORE.search(lower)
    alone = [form for form in found if form.alone or (only and form.name == "definition")]
    return tuple(alone or found)


def fit(statement: Statement, forms: Sequence[Form], evidence: Evidence) -> float:
    """How far a statement answers in the forms asked for, 0 to 1; 0 where none is asked for."""
    if not forms:
        return 0.0
    text = marked_whole(statement.text, evidence)
    return sum(_told(form, text) for form in forms) / len(forms)


def settles(statement: Statement, evidence: Evidence) -> bool:
    """Whether one form alone will do and it answers in it, whichever side the library gives it to."""
    alone = [form for form in asked_for(evidence.question) if form.alone and form.name != "definition"]
    return bool(alone) and fit(statement, alone, evidence) >= _HALF


def answers(statement: Statement, evidence: Evidence) -> bool:
    """Whether it answers in the forms asked for, where any is."""
    forms = asked_for(evidence.question)
    return not forms or fit(statement, forms, evidence) >= _HALF


def told(statement: Statement, forms: Sequence[Form], evidence: Evidence) -> frozenset[str]:
    """The names of the forms in which it answers at least in part."""
    text = marked_whole(statement.text, evidence)
    return frozenset(form.name for form in forms if _told(form, text) >= _PARTLY)


def tells_the_reverse(statement: Statement, forms: Sequence[Form], evidence: Evidence) -> bool:
    """Whether it tells the reverse of what is asked for, such as what a disease causes and not its cause."""
    never = [cue for form in forms for cue in form.never]
    return bool(never) and _any(never, marked_whole(statement.text, evidence))


def lacks_form(statements: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a form without which there is no answer is asked for, and no statement is of it."""
    lower = evidence.question.wording.lower()
    needed = [form for form in asked_for(evidence.question) if _any(form.must, lower)]
    return any(not any(fit(one, [form], evidence) > _LESS for one in statements) for form in needed)


def untold(statements: Sequence[Statement], evidence: Evidence) -> tuple[str, ...]:
    """What the forms asked for would tell and none of the statements does."""
    forms = [form for form in asked_for(evidence.question) if form.says]
    return tuple(
        form.says for form in forms if not any(fit(one, [form], evidence) >= _HALF for one in statements)
    )


def lacks_definition(statements: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a question asks what a thing is, and none of the statements says so."""
    if evidence.question.kind != "definition":
        return False
    return not any(one.hit.passage.facet == "definition" or defines(one, evidence) for one in statements)


def defines(statement: Statement, evidence: Evidence) -> bool:
    """Whether it says in words what the thing asked about is or does, wherever the library puts it."""
    return _says_what(statement, evidence) > _IN_USE


def tells_use(statement: Statement, evidence: Evidence) -> bool:
    """Whether it says so, or at least what the thing is for."""
    return _says_what(statement, evidence) > 0


def _says_what(statement: Statement, evidence: Evidence) -> float:
    return fit(statement, [form for form in _forms() if form.name == "definition"], evidence)


def _told(form: Form, text: str) -> float:
    if not _any(form.told, text):
        return 0.0
    told = 1.0 if not form.best or _any(form.best, text) else _PARTLY
    return told * (_LESS if _any(form.less, text) else 1.0)


def _any(found: Sequence[Cue], lower: str) -> bool:
    return any(cue.found(lower) for cue in found)


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(
            row["name"],
            bool(row.get("alone")),
            bool(row.get("figure")),
            tuple(row.get("kinds", ())),
            str(row.get("says", "")),
            *(cues(row.get(key, ())) for key in _LISTS),
        )
        for row in table("answer_forms")["forms"]
    )


_LISTS = ("asked", "unless", "told", "best", "less", "must", "never")
