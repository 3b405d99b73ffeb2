"""From concepts to the weighted stems that an index is asked for."""

from collections.abc import Sequence

from probatum.types.evidence import Concept
from probatum.types.question import Query, Question

_EVERYDAY = 0.5
"""Weight of a stem of an everyday word, beside 1 for the others."""
_OTHER_NAME = 0.25
"""Weight of the stems of other names of a concept."""


def query_for(concepts: Sequence[Concept], question: Question) -> Query:
    """All stems of all names, each with the highest weight that it has in any of them, sorted."""
    weights: dict[str, float] = {}
    everyday = {term.stem for term in question.terms if term.everyday}
    for concept in concepts:
        for position, name in enumerate(concept.names):
            for stem in name:
                weight = (_OTHER_NAME if position else 1.0) * (
                    _EVERYDAY if stem in everyday and len(name) == 1 else 1.0
                )
                weights[stem] = max(weight, weights.get(stem, 0.0))
    return Query(terms=tuple(sorted(weights.items())))
