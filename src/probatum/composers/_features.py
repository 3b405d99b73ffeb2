"""What the ranking model knows of a statement: one number for each name in `NAMES`."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from math import log

from probatum.composers._context import Context, content, length, likeness, pairs
from probatum.composers._statement import Statement
from probatum.support import cues
from probatum.types.evidence import Evidence

_RESULT = "tells a result"
NAMES = (
    "share of what is asked that is named",
    "share of the question's words",
    "likeness to the question",
    "likeness to the centre of the evidence",
    "likeness to the title of its source",
    "share of the question's pairs of words",
    "nearness of the first word asked for to the start",
    "rank of its source",
    "score of its source",
    "words",
    "leans on another sentence",
    "tells a method",
    _RESULT,
    "holds a number",
    "holds a test or interval",
    "brackets among its words",
    "capitals among its words",
    "we or our at the start",
    "says what something is",
    "role background",
    "role objective",
    "role method",
    "role result",
    "role conclusion",
    "role recommendation",
    "question of definition",
    "question of yes or no",
)
"""In the order of the values; `vocabulary/ranking_trees.tsv` names them so."""

Stems = tuple[str, ...]

_ROLES = ("background", "objective", "method", "result", "conclusion", "recommendation")
_NO_ROLE = (0.0,) * len(_ROLES)
_ROLE = {role: tuple(float(role == other) for other in _ROLES) for role in _ROLES}
"""The values of a statement in each role."""
_NOWHERE = 99
"""Place of the first word asked for where there is none."""
_IS = ("is a", "are a", "is the", "are the", "is one", "are one")
_IS_A = re.compile(r"\b(?:is|are) (?:a|an|the|one)\b")
_STATISTIC = re.compile(r"[pP] ?[<=>]|\bCI\b|\d ?%")
_DIGIT = re.compile(r"[0-9]")
_WE = re.compile(r"(?:we|our|here|in this)\b", re.IGNORECASE)
_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|can|could|has|have|should|will|may)\b", re.IGNORECASE)


def features(
    statement: Statement,
    named: float,
    context: Context,
    evidence: Evidence,
    wanted: Container[str] = NAMES,
) -> tuple[float, ...]:
    """The values in the order of `NAMES`; `named` is the share of what is asked that it names.

    Of those that are not `wanted` the dear ones are 0.
    """
    own, asked = as_asked(statement, evidence), context.asked
    bag = Counter(statement.content) if own is statement.stems else content(own)
    text = statement.text
    lower = text.lower()
    parts = text.split()
    long, heavy = len(parts) or 1, length(bag, context.rarity)
    places = [place for place, stem in enumerate(own) if stem in asked]
    title, breadth = context.titles[statement.hit.source.id]
    return (
        named,
        _share(context, bag),
        likeness(bag, asked, context.squares, heavy * context.demand),
        likeness(bag, context.centre, context.squares, heavy * context.breadth),
        likeness(bag, title, context.squares, heavy * breadth),
        _pairs([own[place] for place in places], context),
        1.0 / (1 + (places[0] if places else _NOWHERE)),
        1.0 / (1 + context.ranks[statement.hit.source.id]),
        statement.hit.score / context.best,
        log(long + 1),
        float(cues.marked("leaning", lower)),
        float(cues.marked("method", lower)),
        float(_RESULT in wanted and cues.marked("result", lower)),
        float(_has_digit(text)),
        float(_has_statistic(text)),
        text.count("(") / long,
        sum([part[0].isupper() for part in parts]) / long,
        float(_WE.match(text) is not None),
        float(_says_what_is(text)),
        *_ROLE.get(statement.role, _NO_ROLE),
        float(evidence.question.kind == "definition"),
        float(_YES_NO.match(evidence.question.wording) is not None),
    )


def _has_digit(text: str) -> bool:
    return bool(_DIGIT.search(text)) or (not text.isascii() and any(map(str.isdigit, text)))


def _has_statistic(text: str) -> bool:
    """Asks for a sign first: the pattern would look for it at every letter."""
    held = "%" in text or "CI" in text or "=" in text or "<" in text or ">" in text
    return held and _STATISTIC.search(text) is not None


def _says_what_is(text: str) -> bool:
    return any(part in text for part in _IS) and _IS_A.search(text) is not None


def _share(context: Context, held: Container[str]) -> float:
    """Of the question's content stems by rarity."""
    total = sum(context.worth.values())
    return sum([value for stem, value in context.worth.items() if stem in held]) / total if total else 0.0


def as_asked(statement: Statement, evidence: Evidence) -> Stems:
    """The stems, with the words of the question for a thing that has another name here ("OSA")."""
    own = statement.stems
    for concept in (evidence.concepts[index] for index in sorted(statement.said)):
        asked, *others = concept.names
        if not concept.carried and not set(asked).issubset(own):
            own = _renamed(own, asked, others)
    return own


def _renamed(own: Stems, asked: Stems, others: Sequence[Stems]) -> Stems:
    """The stems with the name as asked in place of the first word of the first other name that they hold."""
    held = next((name for name in others if set(name).issubset(own)), None)
    if held is None:
        return own
    place = min(own.index(stem) for stem in held)
    rest = [stem for stem in own[place:] if stem not in held]
    return (*own[:place], *asked, *rest)


def _pairs(held: Sequence[str], context: Context) -> float:
    """Share of the question's pairs among the stems of the question that are held, in their order."""
    return len(context.pairs.intersection(pairs(held))) / len(context.pairs) if context.pairs else 0.0
