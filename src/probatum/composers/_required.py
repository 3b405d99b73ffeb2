"""What a statement has to name before it can answer a question."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from probatum.composers._people import is_about
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.text.terms import stems
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.vocabulary import table, words

_SECOND = re.compile(r"\b(?:than|versus|vs\.?|or|compared (?:with|to)) (?:an? |the )?([\w-]+)", re.IGNORECASE)
_PARTLY = 0.6
"""The same where no source meets all of it."""
_MOSTLY = 0.6
"""Share of the weight of the demand that a statement meets whose source meets all of it."""

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
    """The telling concepts, grouped ("heart attacks or strokes"); `carried`: with the thread's topic.

    A question that tells no thing ("oral", "chronic") has to be met on its everyday words, too.
    """
    clauses: dict[int, list[set[int]]] = {}
    topic: list[Group] = []
    for index, concept in enumerate(evidence.concepts):
        if concept.carried and is_telling(concept):
            topic.append(frozenset({index}))
        elif not concept.carried:
            groups = clauses.setdefault(concept.clause, [])
            if concept.alternative and groups:
                groups[-1].add(index)
            else:
                groups.append({index})
    telling = _telling(clauses, evidence, is_telling)
    if not any(
        _is_a_thing(evidence.concepts[index]) for groups in telling for group in groups for index in group
    ):
        telling = _telling(clauses, evidence, _is_no_cue)
    return Required(telling, tuple(topic) if carried else ())


def _telling(
    clauses: dict[int, list[set[int]]], evidence: Evidence, test: Callable[[Concept], bool]
) -> tuple[tuple[Group, ...], ...]:
    """For each clause the groups with a concept that passes; an everyday one joined to it will do as well."""
    found = []
    for clause in sorted(clauses):
        groups = [
            group for group in clauses[clause] if any(test(evidence.concepts[index]) for index in group)
        ]
        found.append(tuple(frozenset(group) for group in groups))
    return tuple(groups for groups in found if groups)


def _is_a_thing(concept: Concept) -> bool:
    """Whether it is telling and more than a word for a sort of thing."""
    return is_telling(concept) and concept.text not in words("qualifying_words")


def _is_no_cue(concept: Concept) -> bool:
    return not concept.cue


def on_topic(candidates: Sequence[Statement], demand: Required, evidence: Evidence) -> list[Statement]:
    """The candidates that meet the demand, and those that nearly do in a source that meets it as a whole."""
    whole: dict[str, frozenset[int]] = {}
    for one in candidates:
        whole[one.hit.source.id] = whole.get(one.hit.source.id, frozenset()) | one.named
    meeting = {source for source, named in whole.items() if _meets(named, demand)}
    return [
        one
        for one in candidates
        if one.hit.source.id in meeting
        and (_meets(one.named, demand) or _meets_mostly(one, demand, evidence))
    ]


def _meets(named: frozenset[int], demand: Required) -> bool:
    """Whether these concepts hold one of every group of the thread's topic and of one whole clause.

    For a clause after the first they must also hold something of the first.
    """
    if not all(group & named for group in demand.topic):
        return False
    return not demand.clauses or any(
        _meets_clause(named, demand, place) for place in range(len(demand.clauses))
    )


def _meets_clause(named: frozenset[int], demand: Required, place: int) -> bool:
    if not all(group & named for group in demand.clauses[place]):
        return False
    return not place or any(group & named for group in demand.clauses[0])


def _meets_mostly(statement: Statement, demand: Required, evidence: Evidence) -> bool:
    """Whether a statement names most groups by weight, and passes over no rare name and no topic."""
    groups = [*demand.topic, *(group for clause in demand.clauses[:1] for group in clause)]
    if not all(group & statement.named for group in demand.topic) or not statement.said:
        return False
    weights = [max(evidence.concepts[index].weight for index in group) for group in groups]
    missed = [place for place, group in enumerate(groups) if not group & statement.named]
    if any(evidence.concepts[index].rare for place in missed for index in groups[place]):
        return False
    return sum(weights[place] for place in missed) <= (1 - _MOSTLY) * sum(weights)


def in_part(candidates: Sequence[Statement], evidence: Evidence) -> list[Statement]:
    """Those that name all but one of three or more telling concepts, the one no rare name and no subject.

    What sources are headed with is a thing of its own: an answer on scans alone tells nothing of metformin.
    """
    telling = [(index, concept) for index, concept in enumerate(evidence.concepts) if is_telling(concept)]
    if len(telling) < 3:
        return []
    most = (1 - _PARTLY) * sum(concept.weight for _, concept in telling)
    headings = {stem for hit in evidence.hits for text in _headings(hit) for stem in stems(text)}
    whole = frozenset(index for index, _ in telling)
    may_miss = {
        index
        for index, concept in telling
        if not concept.rare
        and len(concept.names) <= 1
        and concept.weight <= most
        and not headings.issuperset(concept.names[0])
    }
    missed = [(one, whole - one.named) for one in candidates]
    return [one for one, indices in missed if len(indices) == 1 and indices <= may_miss]


def _headings(hit: Hit) -> tuple[str, ...]:
    """Its subject headings, or the title of a source of a labelled library: a title may say anything."""
    return hit.source.mesh or ((hit.source.title,) if hit.passage.facet else ())


def about_the_people(candidates: Sequence[Statement], populations: Sequence[str]) -> list[Statement]:
    """Those that name every group of people that an answer to the question has to be about."""
    groups = table("populations")
    must = [name for name in populations if groups[name]["must"]]
    return [one for one in candidates if all(_names_people(one, name) for name in must)]


def _names_people(statement: Statement, population: str) -> bool:
    return is_about(population, f"{statement.lower} {statement.hit.source.title.lower()}")


def must_be_about(populations: Sequence[str]) -> tuple[str, ...]:
    """Labels of those groups that every statement of an answer has to be about."""
    groups = table("populations")
    return tuple(str(groups[name]["label"]) for name in populations if groups[name]["must"])


def passed_over(statements: Sequence[Statement], populations: Sequence[str]) -> tuple[str, ...]:
    """Labels of the groups of people asked about that none of the statements is about."""
    texts = [f"{one.lower} {one.hit.source.title.lower()}" for one in statements]
    groups = table("populations")
    return tuple(
        str(groups[name]["label"]) for name in populations if not any(is_about(name, text) for text in texts)
    )


def uncovered(statements: Sequence[Statement], concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The telling concepts, as asked, that none of the statements names."""
    named: frozenset[int] = frozenset().union(*(statement.named for statement in statements))
    return tuple(
        concept.text for index, concept in enumerate(concepts) if is_telling(concept) and index not in named
    )


def other_side(question: str) -> list[str]:
    """The stems of the word that a comparison names second: "surgery" in "better than surgery"."""
    found = _SECOND.search(question)
    return stems(found.group(1)) if found else []
