"""Which statements stand in the direct answer, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from probatum.composers import _asked, _forms
from probatum.composers._layout import has_room
from probatum.composers._marking import focus, is_listed
from probatum.composers._marks import is_design, is_loose_row, is_open, leans, speaks_on_its_page
from probatum.composers._merge import Merged
from probatum.composers._people import apart, is_about, is_for_others
from probatum.composers._relevance import strays, unlabelled
from probatum.composers._scope import is_for_later, is_particular
from probatum.composers._second import TOLD, least_share
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.composers._together import of_many_sides
from probatum.composers._unlabelled import by_its_words, how_wide, unnamed
from probatum.outlines import Outline
from probatum.support import cues
from probatum.support.levels import superseded
from probatum.types.evidence import Evidence

_MOST, _MOST_BROAD = 4, 3
"""Most statements in the direct answer to a narrow question, and to a broad one."""
_ENOUGH, _CLOSE = 2, 0.5
"""From so many statements on another has to reach this share of what the model makes of the best."""
_NEAR, _NEAR_IN_FORM = 1.0, 1.6
"""How far below the best statement another may stand, and one that answers as well in the form asked for."""
_FORM, _ON_SIDE, _OTHERS = 1.8, 0.8, 0.7
"""What counts for a statement in the form asked for, and on the side asked for, and against one that is about
people of whom nobody asked."""
_FOCUS = 0.5
"""What it counts that its source, such as a page on one disease, is about what was asked and no more."""
_IN_FULL = 0.9
"""From here on it answers in the form asked for to the full."""
_ASIDE = 0.6
"""What is left of the form where the library gives the statement to another side of the thing."""
_IN_PART = 0.5
"""From here on it answers in that form at all."""
_PARTICULAR = 0.5
"""What counts against one that opens with a case of the thing, or a time, that nobody asked about."""
_NEW_FORM = 0.6
"""What it counts that it answers in a form asked for in which none before it does."""
_LATER = 0.8
"""What counts against what is done when something else has failed."""
_SECOND = 0.5
"""What counts against a second statement of one source."""
_CASE = 1.0
"""What counts against the story of one patient."""
_OPENING, _LAST, _SEVERAL = 0.6, 3, 4
"""What it counts that it opens a section of a page that is about what was asked; its last sentence that is
counted so, from 0, and the fewest sentences of such a section."""
_WHOM = 0.8
"""What it counts that it is about people that the question names."""
_LISTED = 0.6
"""What counts against one in which the thing asked about is one of many in a list."""
_NEW = 1.5
"""What each telling thing asked for counts that no statement before names."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    group: Merged
    form: float
    """How far it answers in the form asked for, 0 to 1."""
    forms: frozenset[str]
    """Names of the forms asked for in which it answers, where the question asks two things."""
    on_side: bool
    """Whether it speaks of the side asked for."""
    others: bool
    """Whether it is about people of whom nobody asked."""
    those: bool
    """Whether it is about people that the question names."""
    value: float
    """Its score with what makes a statement a direct answer."""


def direct(groups: Sequence[Merged], evidence: Evidence, outline: Outline, *, narrow: bool) -> list[Merged]:
    """The two to four best statements that can stand alone, from different sources, of the facets asked for.

    What answers in the form of the question leads: the figure, the recommendation, the definition, the cause.
    What has many sides is answered by statements that take them together, where there are any.
    """
    broad = _has_sides(outline) and not narrow and not _forms.asked_for(evidence.question)
    if broad and (together := of_many_sides(groups, outline, near=_NEAR, most=_MOST_BROAD)):
        return together
    forms = _forms.asked_for(evidence.question)
    able = [
        group
        for group in groups
        if may_open(group.statement, evidence)
        and not _forms.tells_the_reverse(group.statement, forms, evidence)
        and not is_loose_row(group.statement)
        and not is_design(group.statement)
        and (_forms.settles(group.statement, evidence) or not strays(group.statement, evidence, outline))
    ]
    found = _as_asked(_in_force(_valued(able, evidence, outline)), evidence)
    return _chosen(found, evidence, _MOST if narrow else _MOST_BROAD) or list(groups[:1])


def may_open(statement: Statement, evidence: Evidence) -> bool:
    """Whether it can be understood without the sentence before it.

    On a page on one thing that is asked about "It spreads very easily" can, where one form alone will do.
    """
    if not leans(statement):
        return True
    return speaks_on_its_page(statement, evidence) and _forms.settles(statement, evidence)


def _in_force(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Without what a newer edition replaced, save where that alone answers in the form asked for."""
    current = [one for one in found if not superseded(one.group.statement.hit.source)]
    if any(one.form >= _IN_FULL for one in current):
        return current
    return [one for one in found if one in current or one.form >= _IN_FULL]


def _as_asked(found: Sequence[_Candidate], evidence: Evidence) -> list[_Candidate]:
    """Where one form alone will do, and some answer in it: those."""
    if evidence.question.kind == "definition":
        return [one for one in found if one.form] or list(found)
    if not any(form.alone for form in _forms.asked_for(evidence.question)):
        return list(found)
    return [one for one in found if one.form >= _IN_PART] or list(found)


def fitting(evidence: Evidence) -> Callable[[Merged], float]:
    """How well a statement answers in the form asked for, and how wide it holds: by that it comes sooner."""
    forms = _forms.asked_for(evidence.question)

    def rank(group: Merged) -> float:
        one = group.statement
        narrow = _PARTICULAR * is_particular(one, evidence) + _LATER * is_for_later(one, evidence)
        return round(_forms.fit(one, forms, evidence) - narrow, 6)

    return rank


def by_value(groups: Sequence[Merged], evidence: Evidence, outline: Outline) -> list[Merged]:
    """All of them, what answers in the form asked for and on the side asked for before the rest.

    Of what has many sides each is asked for.
    """
    if _has_sides(outline) and not _forms.asked_for(evidence.question):
        return list(groups)
    return [one.group for one in _valued(groups, evidence, outline)]


def _has_sides(outline: Outline) -> bool:
    return bool(outline.facets[0].cues)


def _valued(groups: Sequence[Merged], evidence: Evidence, outline: Outline) -> list[_Candidate]:
    """Each with what it is worth as an answer, best first."""
    forms, plain = _forms.asked_for(evidence.question), unlabelled(evidence)
    found = [_candidate(group, forms, evidence, outline, plain=plain) for group in groups]
    return sorted(found, key=lambda one: -one.value)


def _candidate(
    group: Merged, forms: Sequence[_forms.Form], evidence: Evidence, outline: Outline, *, plain: float
) -> _Candidate:
    """`plain`: the share of the passages that nobody has labelled."""
    statement = group.statement
    form = _forms.fit(statement, forms, evidence)
    on_side = statement.facet in _sides_asked(evidence, outline)
    whom = _asked.asks_whom(evidence)
    others = not whom and is_for_others(evidence.question.populations, statement.lower)
    those = _is_for_those(statement, evidence)
    listed = is_listed(statement.text, evidence)
    aside = not on_side and bool(statement.hit.passage.facet) and not outline.facets[0].cues
    aside = aside and evidence.question.kind != "definition" and not _forms.settles(statement, evidence)
    form *= _ASIDE if aside else 1.0
    value = (
        group.best.score
        + _FORM * how_wide(plain) * form
        + _ON_SIDE * on_side
        - _OTHERS * others
        - _LISTED * listed
    )
    value += _FOCUS * focus(statement, evidence) + _asked.worth(statement, evidence)
    value += _OPENING * _opens(statement, evidence) + _WHOM * those
    value -= 0.0 if whom else _PARTICULAR * is_particular(statement, evidence)
    value -= 0.0 if whom or _asked.asks_when(evidence) else _LATER * is_for_later(statement, evidence)
    value += plain * by_its_words(statement, forms, evidence, outline, side=_ON_SIDE * on_side)
    value -= unnamed(statement, evidence)
    value -= _CASE * cues.marked("case", statement.lower)
    told = _forms.told(statement, forms, evidence) if _asks_twice(evidence) else frozenset[str]()
    return _Candidate(group, form, told, on_side, others, those, round(value, 6))


def _opens(statement: Statement, evidence: Evidence) -> float:
    """How near it is to the opening of a section on what was asked, 0 to 1: a page says first what matters.

    The findings of a digest have no order.
    """
    source = statement.hit.source
    if source.digest or not statement.hit.passage.facet or statement.count < _SEVERAL:
        return 0.0
    return focus(statement, evidence) * max(0.0, 1.0 - statement.place / (_LAST + 1))


def _is_for_those(statement: Statement, evidence: Evidence) -> bool:
    """Whether it names people of whom something else often holds, and who are asked about."""
    return any(is_about(name, statement.lower) for name in apart(evidence.question.populations))


def _sides_asked(evidence: Evidence, outline: Outline) -> frozenset[str]:
    """The facets that open an answer of this kind, and those that the words of the question name.

    "What is ...?" alone asks for no definition where the kind is another one, unless two things are asked.
    """
    if evidence.question.kind == "comparison" and "definition" in evidence.question.facets:
        return frozenset(evidence.question.facets)
    named = set(evidence.question.facets) - (set() if _asks_twice(evidence) else {"definition"})
    return frozenset({*outline.direct, *named})


def _chosen(found: Sequence[_Candidate], evidence: Evidence, most: int) -> list[Merged]:
    """From the best down: near the best, each source twice at most, and one that something is not known.

    A statement that names something asked for that none of those before it names moves up.
    """
    rest, chosen, least = list(found), list[_Candidate](), least_share(evidence)
    while rest and len(chosen) < most:
        named = frozenset[int]().union(*(one.group.statement.said for one in chosen))
        cited = {one.group.statement.hit.source.id for one in chosen}
        forms = frozenset[str]().union(*(one.forms for one in chosen))
        news = {id(one): _news(one, named, evidence) + _new_form(one, forms) for one in rest}
        one = max(rest, key=lambda other: other.value + news[id(other)] - _again(other, cited))
        rest.remove(one)
        if len(chosen) == 1 and least is not None and not _is_strong(one, chosen[0], least):
            continue
        told = len(chosen) == 1 and least == TOLD
        if _may_join(one, chosen, found[0], news=news[id(one)], told=told):
            chosen.append(one)
    return [
        one.group
        for one in sorted(
            chosen, key=lambda one: (not one.those, is_open(one.group.statement), -one.form, -one.value)
        )
    ]


def _news(one: _Candidate, named: frozenset[int], evidence: Evidence) -> float:
    """What it counts that it names telling things asked for that are not named yet."""
    new = one.group.statement.said - named
    return _NEW * sum(is_telling(evidence.concepts[index]) for index in new) if named else 0.0


def _new_form(one: _Candidate, told: frozenset[str]) -> float:
    """What it counts that it answers the other of two questions."""
    return _NEW_FORM * len(one.forms - told) if told else 0.0


def _asks_twice(evidence: Evidence) -> bool:
    """Whether the text asks two things: "What is A, and how is it treated?"."""
    return any(concept.clause for concept in evidence.concepts)


def _again(one: _Candidate, cited: set[str]) -> float:
    """What counts against a second statement of a source: another source backs the answer better."""
    return _SECOND if one.group.statement.hit.source.id in cited else 0.0


def _is_strong(one: _Candidate, first: _Candidate, least: float) -> bool:
    """Whether the model makes as large a share of it as of the first."""
    return one.group.best.learnt >= least * first.group.best.learnt


def _may_join(
    one: _Candidate, chosen: Sequence[_Candidate], best: _Candidate, *, news: float, told: bool
) -> bool:
    groups = [other.group for other in chosen]
    beside = not one.on_side and not one.form and any(other.form for other in chosen)
    if chosen and (one.others or (beside and not told)):
        return False
    near = _NEAR if one.form < best.form or not best.form else _NEAR_IN_FORM
    if (one.value + news < best.value - near and not told) or not has_room(one.group.statement, groups):
        return False
    if len(chosen) >= _ENOUGH and not news and one.group.best.learnt < _CLOSE * best.group.best.learnt:
        return False
    return not (is_open(one.group.statement) and any(is_open(group.statement) for group in groups))
