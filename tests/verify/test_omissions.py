"""A guideline statement or warning that was retrieved and not used is reported, with the reason."""

from dataclasses import replace

import pytest

from probatum.types.answer import Omission, Unused
from probatum.types.draft import Claim
from probatum.types.evidence import Concept, Hit
from probatum.types.source import Kind, State
from probatum.verify import verify
from tests.verify.drafts import citation, claim, draft, evidence, hit, source

ADVICE = "Pregabalin is recommended for restless legs."
WARNING = "Pramipexole is contraindicated in restless legs with psychosis."
OTHER = "Iron lowered the score in restless legs."
LEGS = Concept("restless legs", (("restless", "leg"),), 3.0)


def guideline(text: str, number: int = 1, state: State = State.CURRENT) -> Hit:
    found = hit(source(number, state), text)
    return replace(found, source=replace(found.source, kind=Kind.GUIDELINE))


def of(found: Hit) -> Claim:
    return claim(found.passage.text, citation(found, found.passage.text))


def unused(*hits: Hit, claims: tuple[Claim, ...] = ()) -> tuple[Unused, ...]:
    closed = replace(evidence(*hits), concepts=(LEGS,))
    return verify(draft(*claims), closed).unused


def reasons(*hits: Hit, claims: tuple[Claim, ...] = ()) -> list[tuple[str, Omission]]:
    return [(one.citation.quote, one.why) for one in unused(*hits, claims=claims)]


def test_a_guideline_statement_that_the_draft_forgets_is_reported() -> None:
    assert reasons(guideline(ADVICE)) == [(ADVICE, Omission.PASSED_OVER)]


def test_a_guideline_statement_that_the_draft_uses_is_not() -> None:
    found = guideline(ADVICE)
    assert reasons(found, claims=(of(found),)) == []


def test_a_warning_is_reported_whatever_its_source_and_comes_first() -> None:
    found = unused(guideline(ADVICE), hit(source(2), WARNING))
    assert [(one.citation.quote, one.warning) for one in found] == [(WARNING, True), (ADVICE, False)]


def test_a_finding_that_neither_advises_nor_warns_is_not_missed() -> None:
    assert reasons(hit(source(1), OTHER)) == []


def test_what_names_nothing_that_was_asked_about_is_not_missed() -> None:
    assert reasons(guideline("Triptans are recommended for migraine.")) == []


def test_of_two_things_joined_by_or_one_is_enough() -> None:
    sleep = Concept("sleep apnoea", (("sleep", "apnoea"),), 3.0, alternative=True)
    closed = replace(evidence(guideline(ADVICE)), concepts=(LEGS, sleep))
    assert [one.citation.quote for one in verify(draft(), closed).unused] == [ADVICE]


def test_what_speaks_to_one_of_two_questions_is_asked_about() -> None:
    sleep = Concept("sleep apnoea", (("sleep", "apnoea"),), 9.0, clause=1)
    closed = replace(evidence(guideline(ADVICE)), concepts=(LEGS, sleep))
    assert [one.citation.quote for one in verify(draft(), closed).unused] == [ADVICE]


def test_what_names_the_lesser_part_of_one_question_is_not_missed() -> None:
    sleep = Concept("sleep apnoea", (("sleep", "apnoea"),), 9.0)
    closed = replace(evidence(guideline(ADVICE)), concepts=(LEGS, sleep))
    assert verify(draft(), closed).unused == ()


def test_a_statement_withheld_by_a_check_is_reported_as_such() -> None:
    found = guideline(ADVICE)
    broken = replace(of(found), text=ADVICE.replace("Pregabalin", "Gabapentin"))
    assert reasons(found, claims=(broken,)) == [(ADVICE, Omission.WITHHELD)]


def test_a_superseded_guideline_is_history() -> None:
    assert reasons(guideline(ADVICE, state=State.SUPERSEDED)) == [(ADVICE, Omission.SUPERSEDED)]


def test_what_another_claim_says_already_is_reported_as_said() -> None:
    other = hit(source(2), ADVICE)
    assert reasons(guideline(ADVICE), other, claims=(of(other),)) == [(ADVICE, Omission.ALIKE)]


def test_the_opposite_of_a_claim_is_not_taken_for_the_same() -> None:
    other = hit(source(2), ADVICE.replace("is recommended", "is not recommended"))
    assert reasons(guideline(ADVICE), other, claims=(of(other),)) == [(ADVICE, Omission.PASSED_OVER)]


def aside(found: Hit) -> Hit:
    return replace(found, passage=replace(found.passage, facet="history"))


def test_a_side_that_was_not_asked_for_is_told_apart() -> None:
    assert reasons(aside(guideline(ADVICE)), aside(guideline(WARNING, 2))) == [
        (WARNING, Omission.OTHER_SIDE),
        (ADVICE, Omission.OTHER_SIDE),
    ]


def test_a_side_that_the_article_speaks_to_is_missed() -> None:
    shown = hit(source(3), OTHER)
    claims = (replace(of(shown), facet="history"),)
    assert reasons(aside(guideline(ADVICE)), shown, claims=claims) == [(ADVICE, Omission.PASSED_OVER)]


def test_a_warning_of_a_side_not_asked_for_comes_behind_advice_that_is_asked_for() -> None:
    assert [one.why for one in unused(aside(guideline(WARNING)), guideline(ADVICE, 2))] == [
        Omission.PASSED_OVER,
        Omission.OTHER_SIDE,
    ]


def named(*concepts: Concept, texts: tuple[str, ...], populations: tuple[str, ...] = ()) -> list[str]:
    """What is reported of guidelines that each hold one of the texts, when these things are asked about."""
    closed = evidence(*(guideline(text, number) for number, text in enumerate(texts, 1)))
    question = replace(closed.question, populations=populations)
    closed = replace(closed, concepts=concepts, question=question)
    return [one.citation.quote for one in verify(draft(), closed).unused]


def test_a_word_of_any_science_need_not_be_named() -> None:
    functional = Concept("functional", (("function",),), 9.0)
    assert named(LEGS, functional, texts=(ADVICE,)) == [ADVICE]


def test_a_sort_of_a_thing_is_not_the_thing() -> None:
    oral, iron = Concept("oral", (("oral",),), 9.0), Concept("iron", (("iron",),), 1.0)
    appliance, tablets = "An oral appliance is recommended.", "An oral tablet of iron is recommended."
    assert named(oral, iron, texts=(appliance, tablets)) == [tablets]


def test_a_source_that_never_names_one_of_two_things_is_on_another_matter() -> None:
    pregnancy = Concept("pregnancy", (("pregnanc",),), 9.0)
    text = "In pregnancy topiramate should not be used."
    assert named(LEGS, pregnancy, texts=(text,)) == []


def test_people_whom_an_answer_must_be_about_have_to_be_named() -> None:
    advice = "Pregabalin is recommended for restless legs in pregnancy."
    assert named(LEGS, texts=(ADVICE, advice), populations=("pregnancy",)) == [advice]


def test_advice_for_people_nobody_asked_about_comes_last() -> None:
    children = "Pregabalin is recommended for restless legs in children."
    assert named(LEGS, texts=(children, ADVICE)) == [ADVICE, children]


def test_a_fact_in_a_chapter_of_a_guideline_is_no_advice() -> None:
    fact = "Restless legs are more common in women."
    found = guideline(fact)
    assert reasons(replace(found, passage=replace(found.passage, role=""))) == []


@pytest.mark.parametrize(
    "text",
    [
        "With restless legs, avoid caffeine after midday.",
        "In restless legs, benzodiazepines are on the list of drugs to avoid.",
        "Restless legs call for avoiding antihistamines.",
        "Iron should not be given without tests in restless legs.",
    ],
)
def test_what_to_avoid_is_missed_whatever_its_source(text: str) -> None:
    assert reasons(hit(source(2), text)) == [(text, Omission.PASSED_OVER)]


def test_avoiding_as_a_purpose_is_no_caution() -> None:
    assert reasons(hit(source(2), "People with restless legs walk to avoid discomfort.")) == []
