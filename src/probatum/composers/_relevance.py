"""Which statements answer the question, and how well."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from probatum.composers._context import Context
from probatum.composers._features import features
from probatum.composers._forms import answers, defines, settles, tells_use
from probatum.composers._marking import is_listed
from probatum.composers._marks import is_loose_row, leans, sets_out, speaks_on_its_page, stands_alone
from probatum.composers._people import is_about
from probatum.composers._statement import Statement
from probatum.composers._telling import is_ordinary, is_telling
from probatum.composers._trees import scores, wanted
from probatum.outlines import Outline
from probatum.support.levels import superseded, weight
from probatum.types.evidence import Concept, Evidence
from probatum.types.source import Kind
from probatum.vocabulary import words

_ENOUGH = 0.34
"""Share of what was asked, by weight, that a statement on the point names."""
_EVERYDAY = 0.6
"""What an everyday word counts beside a telling one of the same rarity."""
_ORDINARY = 2.5
"""Most that the rarity of an everyday word counts."""
_CUE = 0.15
"""What a word counts that only names a facet: the facet of the statement says it already."""
_IMPLIED = 0.6
"""What a concept counts that only the title or the subject headings name."""
_ROLES = {"recommendation": 0.35, "conclusion": 0.3, "result": 0.25, "background": 0.1}
_LOOSE = -0.6
"""What a row of a table of a study counts less than a sentence."""
_NUMERIC = frozenset({"dose", "epidemiology", "diagnosis", "prognosis", "comparison"})
"""Kinds of question that want a figure."""
_ADVICE = frozenset({"comparison", "treatment", "dose", "diagnosis", "prevention", "safety", "red-flag"})
"""Kinds of question for which level and age of the evidence count most."""
_LEARNT, _NAMED, _FACET = 1.0, 1.5, 1.2
"""What the model's score, the share of the question named, and the facet count."""
_UNLABELLED = 5.0
"""What the model's score counts more where the library labels nothing, and facets are guesses."""
_GUESSED = 0.5
"""What a facet counts that is guessed from words, beside 1 for one that the library gives."""
_WORTH = 0.4
"""Share of what the model makes of the best statement; chosen while looking at BioASQ 10B, too."""
_ADVISED = 0.8
"""What it counts that a guideline that stands recommends or advises against one of two things compared."""
_OWN_SIDE = 0.8
"""Fit of its facet from which a statement of a source on something else is no mention in passing."""
_NARROW, _STRAY = 0.45, 0.8
"""Share of what the best statement names that another has to name: of a facet asked for, and of any other."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement with its score; higher is better, comparable within one question."""

    statement: Statement
    score: float
    learnt: float
    """What the model alone makes of its words, about 0 to 2."""


def on_the_point(candidates: Sequence[Statement], evidence: Evidence, outline: Outline) -> list[Statement]:
    """Those of the candidates that tell of what was asked, in their order, without methods and scraps.

    None where the library gives all of them to other sides of the thing.
    """
    share = naming(evidence)
    kept = [
        statement
        for statement in candidates
        if share(statement) >= _ENOUGH
        and stands_alone(statement)
        and not sets_out(statement)
        and _is_about_it(statement, evidence, outline)
    ]
    return kept if any(_opens_an_answer(statement, evidence, outline) for statement in kept) else []


def _opens_an_answer(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether it answers the side; where its words say which, also in the form asked for.

    Where one form alone will do, that is enough.
    """
    if settles(statement, evidence):
        return True
    by_words = statement.labelled != statement.hit.passage.facet
    in_form = not by_words or answers(statement, evidence)
    return in_form and answers_the_side(statement, evidence, outline)


def ranked(
    statements: Sequence[Statement], read: Context, evidence: Evidence, outline: Outline
) -> list[Scored]:
    """All of them with their scores, best first, ties in a fixed order."""
    named = list(map(naming(evidence), statements))
    read_so = [
        features(statement, share, read, evidence, wanted())
        for statement, share in zip(statements, named, strict=True)
    ]
    found = zip(statements, named, scores(read_so), strict=True)
    worth = _LEARNT + _UNLABELLED * unlabelled(evidence)
    scored = [
        _scored(statement, share, learnt, evidence, outline, worth=worth)
        for statement, share, learnt in found
    ]
    return sorted(scored, key=lambda item: (-item.score, item.statement.order))


def unlabelled(evidence: Evidence) -> float:
    """Share of the passages whose facet the library does not give, 0 to 1."""
    return sum(not hit.passage.facet for hit in evidence.hits) / len(evidence.hits) if evidence.hits else 0.0


def worthwhile(scored: Sequence[Scored]) -> list[Scored]:
    """Those of which the model thinks at least two fifths as much as of the best, in their order."""
    best = max((item.learnt for item in scored), default=0.0)
    return [item for item in scored if item.learnt >= _WORTH * best]


def strays(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether advice is asked for, and the library gives the statement to another side of the thing."""
    return evidence.question.kind in _ADVICE and not answers_the_side(statement, evidence, outline)


def answers_the_side(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether its facet is one that can answer this kind of question: a mechanism tells no treatment.

    Only a facet that the library gives keeps a statement away; one that is guessed from words does not.
    """
    labelled = statement.labelled
    if not outline.asked or not labelled or labelled in {*outline.asked, *evidence.question.facets}:
        return True
    return evidence.question.kind == "definition" and tells_use(statement, evidence)


def narrowed(found: Sequence[Statement], evidence: Evidence, outline: Outline) -> list[Statement]:
    """For a question about more than one thing, or about one side of it, what does not stray from it.

    A broad question ("What is the pathophysiology of ...?") keeps everything.
    """
    if not is_narrow(evidence) or not found:
        return list(found)
    wanted = {*evidence.question.facets, *outline.asked[:1]}
    share = naming(evidence)
    most, apart = max(map(share, found)), _tells_apart(evidence)
    return [
        one
        for one in found
        if share(one) >= most * _STRAY
        or (share(one) >= most * _NARROW and one.facet in wanted)
        or _is_advice(one)
        or (speaks_on_its_page(one, evidence) and settles(one, evidence))
        or (apart and defines(one, evidence))
    ]


def _tells_apart(evidence: Evidence) -> bool:
    """Whether a difference is asked for: what says what one of the two is need not name the other."""
    return evidence.question.kind == "comparison" and "definition" in evidence.question.facets


def _is_advice(statement: Statement) -> bool:
    """Whether a guideline that stands recommends or advises against: it need not name both sides."""
    source = statement.hit.source
    return source.kind is Kind.GUIDELINE and statement.role == "recommendation" and not superseded(source)


def is_narrow(evidence: Evidence) -> bool:
    """Whether the question asks more than one side of one thing."""
    broad = evidence.question.kind in {"mechanism", "definition", "general", "symptoms"}
    own = [concept for concept in evidence.concepts if is_telling(concept) or _is_own(concept)]
    return not broad or len(own) > 1


def _is_own(concept: Concept) -> bool:
    """Whether it is an everyday word of the question that says more than which side is asked about."""
    return not concept.cue and not concept.carried and concept.text not in words("science_words")


def _is_about_it(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether what was asked is not just named in passing.

    A thing that only turns up in a statement of another facet, in a source that is about something else, is
    mentioned in passing: pancreatitis as a side effect does not tell how pancreatitis is treated.
    """
    if statement.central or any(is_telling(evidence.concepts[index]) for index in statement.implied):
        return True
    own = _facet_fit(statement, evidence, outline) >= _OWN_SIDE
    return own and not is_listed(statement.text, evidence)


def _worth(concept: Concept) -> float:
    """Weight of a concept among those asked; an everyday word that the library lacks is no rarity."""
    if concept.cue:
        return _CUE * concept.weight
    return _EVERYDAY * min(concept.weight, _ORDINARY) if is_ordinary(concept) else concept.weight


def coverage(statement: Statement, evidence: Evidence) -> float:
    """Share of the weight of the concepts that the statement names, 0 to 1; implied ones count less."""
    return naming(evidence)(statement)


def naming(evidence: Evidence) -> Callable[[Statement], float]:
    """`coverage` for many statements: of those that name the same it is worked out once."""
    worths = list(map(_worth, evidence.concepts))

    @cache
    def share(said: frozenset[int], implied: frozenset[int]) -> float:
        total = named = 0.0
        for index, worth in enumerate(worths):
            total += worth
            named += worth * (1.0 if index in said else _IMPLIED if index in implied else 0.0)
        return named / total if total else 0.0

    return lambda statement: share(statement.said, statement.implied)


def _scored(
    statement: Statement, named: float, learnt: float, evidence: Evidence, outline: Outline, *, worth: float
) -> Scored:
    """What the model makes of its words, at its `worth`, and what the house knows of its source."""
    parts = (
        worth * learnt,
        _NAMED * named,
        _FACET
        * (1.0 if statement.hit.passage.facet else _GUESSED)
        * _facet_fit(statement, evidence, outline),
        _ROLES.get(statement.stated, 0.15),
        (2.0 if evidence.question.kind in _ADVICE else 1.2)
        * (weight(statement.hit.source, evidence.place) - 1.0),
        -0.35 if statement.hit.passage.population in {"animal", "in-vitro"} else 0.0,
        -0.6 if leans(statement) else 0.0,
        _LOOSE if is_loose_row(statement) else 0.0,
        _ADVISED * float(evidence.question.kind == "comparison" and _is_advice(statement)),
        0.25 if evidence.question.kind in _NUMERIC and re.search(r"\d", statement.text) else 0.0,
        0.3 * _people_fit(statement, evidence.question.populations),
    )
    return Scored(statement, round(sum(parts), 6), round(learnt, 6))


def _facet_fit(statement: Statement, evidence: Evidence, outline: Outline) -> float:
    """1 for the facet that the kind of question asks for first, less down its list, 0 off it."""
    asked = evidence.question.facets
    first = outline.asked[:1]
    if statement.facet in first:
        return 1.0
    if statement.facet in asked:
        return 0.85
    if statement.facet in outline.asked:
        return 0.6 - 0.05 * min(outline.asked.index(statement.facet), 8)
    return 0.0


def _people_fit(statement: Statement, populations: Sequence[str]) -> float:
    return float(sum(is_about(name, statement.lower) for name in populations))
