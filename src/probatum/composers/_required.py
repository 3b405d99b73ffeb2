"""What a statement has to name before it can answer a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from probatum.composers._statement import Statement
from probatum.types.evidence import Concept, Evidence
from probatum.vocabulary import table

_PARTLY = 0.7
"""Share of the weight of the telling concepts that a statement names when no statement names all."""

Group = frozenset[int]
"""Indices of concepts of which one is enough."""


@dataclass(frozen=True, slots=True)
class Required:
    """The demands of one question on a statement."""

    clauses: tuple[tuple[Group, ...], ...]
    """For each question of the text the groups that must be named; empty ones are left out."""
    topic: tuple[Group, ...]
    """Groups that the thread adds."""


def required(evidence: Evidence, *, carried: bool) -> Required:
    """The telling concepts, grouped ("heart attacks or strokes"); `carried`: with the thread's topic."""
    clauses: dict[int, list[set[int]]] = {}
    topic: list[Group] = []
    for index, concept in enumerate(evidence.concepts):
        if concept.carried and not concept.everyday:
            topic.append(frozenset({index}))
        elif not concept.carried:
            groups = clauses.setdefault(concept.clause, [])
            if concept.alternative and groups:
                groups[-1].add(index)
            else:
                groups.append({index})
    telling = {clause: _telling(groups, evidence) for clause, groups in clauses.items()}
    ordered = tuple(telling[clause] for clause in sorted(telling) if telling[clause])
    return Required(ordered, tuple(topic) if carried else ())


def _telling(groups: Sequence[set[int]], evidence: Evidence) -> tuple[Group, ...]:
    """The groups that hold a telling concept; an everyday one joined to it will do as well."""
    return tuple(
        frozenset(group) for group in groups if any(not evidence.concepts[index].everyday for index in group)
    )


def meets(statement: Statement, demand: Required) -> bool:
    """Whether a statement names one of every group of the thread's topic and of one whole clause.

    For a clause after the first it must also name something of the first. Where a clause has several groups,
    its own words must name at least one; a title alone is not enough.
    """
    if not all(group & statement.named for group in demand.topic):
        return False
    if not demand.clauses:
        return True
    return any(_meets_clause(statement, demand, place) for place in range(len(demand.clauses)))


def _meets_clause(statement: Statement, demand: Required, place: int) -> bool:
    groups = demand.clauses[place]
    if not all(group & statement.named for group in groups):
        return False
    if place and not any(group & statement.named for group in demand.clauses[0]):
        return False
    focused = len(groups) + len(demand.topic) > 1
    return not focused or any(group & statement.said for group in groups)


def meets_partly(statement: Statement, evidence: Evidence) -> bool:
    """Whether a statement names most of the telling concepts by weight and passes over no rare name."""
    telling = [(index, concept) for index, concept in enumerate(evidence.concepts) if not concept.everyday]
    missed = [concept for index, concept in telling if index not in statement.named]
    if any(concept.rare or len(concept.names) > 1 for concept in missed):
        return False
    if not any(index in statement.said for index, _ in telling):
        return False
    total = sum(concept.weight for _, concept in telling)
    return total > 0 and 1 - sum(concept.weight for concept in missed) / total >= _PARTLY


def about_the_people(statement: Statement, populations: Sequence[str]) -> bool:
    """Whether it names every group of people that an answer to the question has to be about."""
    groups = table("populations")
    text = f"{statement.lower} {statement.hit.source.title.lower()}"
    return all(is_about(name, text) for name in populations if groups[name]["must"])


def is_about(population: str, lower: str) -> bool:
    """Whether lower-case text names a group of people."""
    return any(pattern.search(lower) for pattern in _people(population))


@cache
def _people(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("populations")[name]["patterns"])


def uncovered(statements: Sequence[Statement], concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The telling concepts, as asked, that none of the statements names."""
    named: frozenset[int] = frozenset().union(*(statement.named for statement in statements))
    return tuple(
        concept.text for index, concept in enumerate(concepts) if not concept.everyday and index not in named
    )
