"""What the ranking model knows of a statement: one number for each name in `NAMES`."""

import re
from math import log

from probatum.composers._context import Context, content, likeness, pairs
from probatum.composers._statement import Statement
from probatum.support import cues
from probatum.types.evidence import Evidence

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
    "tells a result",
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

_ROLES = ("background", "objective", "method", "result", "conclusion", "recommendation")
_IS_A = re.compile(r"\b(?:is|are) (?:a|an|the|one)\b")
_STATISTIC = re.compile(r"[pP] ?[<=>]|\bCI\b|\d ?%")
_WE = re.compile(r"(?:we|our|here|in this)\b", re.IGNORECASE)
_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|can|could|has|have|should|will|may)\b", re.IGNORECASE)


def features(statement: Statement, named: float, context: Context, evidence: Evidence) -> tuple[float, ...]:
    """The values in the order of `NAMES`; `named` is the share of what is asked that it names."""
    bag = content(statement.stems)
    text, lower = statement.text, statement.text.lower()
    length = len(text.split()) or 1
    return (
        named,
        _share(context, frozenset(bag)),
        likeness(bag, context.asked, context.rarity),
        likeness(bag, context.centre, context.rarity, length=context.breadth),
        likeness(bag, context.titles[statement.hit.source.id], context.rarity),
        _pairs(statement, context),
        _nearness(statement, context),
        1.0 / (1 + context.ranks[statement.hit.source.id]),
        statement.hit.score / context.best,
        log(length + 1),
        float(cues.marked("leaning", lower)),
        float(cues.marked("method", lower)),
        float(cues.marked("result", lower)),
        float(any(character.isdigit() for character in text)),
        float(_STATISTIC.search(text) is not None),
        text.count("(") / length,
        sum(word[0].isupper() for word in text.split()) / length,
        float(_WE.match(text) is not None),
        float(_IS_A.search(text) is not None),
        *(float(statement.role == role) for role in _ROLES),
        float(evidence.question.kind == "definition"),
        float(_YES_NO.match(evidence.question.text) is not None),
    )


def _share(context: Context, held: frozenset[str]) -> float:
    """Of the question's content stems by rarity."""
    worth = {stem: context.rarity.get(stem, context.unseen) for stem in context.asked}
    total = sum(worth.values())
    return sum(value for stem, value in worth.items() if stem in held) / total if total else 0.0


def _pairs(statement: Statement, context: Context) -> float:
    own = [stem for stem in statement.stems if stem in context.asked]
    return len(context.pairs.intersection(pairs(own))) / (len(context.pairs) or 1)


def _nearness(statement: Statement, context: Context) -> float:
    first = next((place for place, stem in enumerate(statement.stems) if stem in context.asked), 99)
    return 1.0 / (1 + first)
