"""Follow-ups: what a question takes over from the questions before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from probatum.types.question import Question, Term, Turn
from probatum.understand.cues import names_a_facet

_ELLIPTICAL = re.compile(
    r"^\W*(and|but|or|what about|how about|also|then|so)\b|\b(it|its|they|them|this|that|these|those)\b"
)
"""Openers and pronouns that lean on the question just before."""


def carry(terms: tuple[Term, ...], lower: str, turns: Sequence[Turn]) -> tuple[Term, ...]:
    """The terms of a question, then those of the thread that it leans on.

    A follow-up keeps the topic of the thread, which the first question set; one that opens with "and" or
    holds a pronoun keeps the last question's words, too.
    """
    if not turns:
        return terms
    sources = [turns[0].topic] + ([turns[-1].topic] if _ELLIPTICAL.search(lower) else [])
    known = {term.stem for term in terms}
    carried: list[Term] = []
    for term in (term for topic in sources for term in topic):
        if term.stem not in known:
            known.add(term.stem)
            carried.append(replace(term, carried=True))
    return terms + tuple(carried)


def turn(question: Question) -> Turn:
    """The words of a question that name its topic, for the next question of the thread."""
    topic = tuple(replace(term, carried=False) for term in question.terms if not names_a_facet(term.text))
    return Turn(question.text, topic)
