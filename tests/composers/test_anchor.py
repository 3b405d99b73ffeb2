"""What is only mentioned on the way to something else is not answered."""

import pytest

from probatum.composers._beside import others
from probatum.composers.extractive import compose
from tests.composers.evidence import evidence, hit

BOWEL = "Oral naloxone with oxycodone lessens constipation in restless legs syndrome."


def is_answered(
    question: str,
    text: str,
    *,
    facet: str = "treatment",
    title: str = "Naloxone with oxycodone in restless legs",
) -> bool:
    return bool(compose(evidence(question, hit("a", text, facet=facet, title=title))).direct)


def test_thing_mentioned_on_the_way_to_another_is_not_answered() -> None:
    assert not is_answered("How is constipation treated?", BOWEL)


def test_source_whose_title_names_the_thing_answers() -> None:
    assert is_answered("How is constipation treated?", BOWEL, title="Constipation on opioids")


def test_statement_that_opens_with_the_thing_answers() -> None:
    assert is_answered("How is constipation treated?", "In people with constipation, fibre is advised first.")


def test_thing_after_what_the_source_is_about_does_not_open_a_statement() -> None:
    text = "In anaemia coeliac disease should be looked for with a blood test."
    assert not is_answered("How is coeliac disease treated?", text, title="Guideline on anaemia")


def test_word_of_a_name_is_not_the_name() -> None:
    text = "Metabolic control falters when iron is short."
    assert not is_answered("What is metabolic syndrome?", text, facet="definition")
    named = "Metabolic syndrome is a group of risk factors that occur together."
    assert is_answered("What is metabolic syndrome?", named, facet="definition")


def test_overview_of_one_side_needs_a_statement_of_that_side() -> None:
    text = "Ketoacidosis is one of the gravest emergencies of diabetes."
    assert not is_answered("How is ketoacidosis treated?", text, facet="red-flag")


def test_question_of_two_things_is_left_to_the_other_rules() -> None:
    assert is_answered("Does naloxone help against constipation?", BOWEL)


@pytest.mark.parametrize("name", ["Down syndrome", "Down's syndrome", "Downs syndrome"])
def test_down_syndrome_is_no_stop_word(name: str) -> None:
    assert not is_answered(f"How is {name} treated?", "For restless legs syndrome, iron is advised.")


def test_thing_listed_in_a_title_among_others_has_to_be_named() -> None:
    title = "Definition of diabetes, prediabetes and metabolic syndrome"
    text = "Prediabetes is impaired fasting glucose, which tells of poor metabolism."
    assert not is_answered("What is metabolic syndrome?", text, facet="definition", title=title)


def test_definition_counts_wherever_the_library_puts_it() -> None:
    text = "Hepcidin, a peptide hormone, keeps body iron steady by acting on ferroportin."
    assert is_answered("What is hepcidin?", text, facet="pathophysiology", title="Hepcidin")
    other = "In iron deficiency low hepcidin opens up absorption of iron."
    assert not is_answered("What is hepcidin?", other, facet="pathophysiology", title="Hepcidin")


def test_mention_may_tell_what_is_made_from_a_thing() -> None:
    text = "Pleuromutilin is an antibiotic that is isolated from Pleurotus mutilus."
    assert is_answered("What can be isolated from Pleurotus mutilus?", text, facet="", title="Pleuromutilin")


def test_cause_counts_where_the_library_calls_it_secondary() -> None:
    text = "Restless legs often follow iron deficiency, pregnancy and kidney failure."
    assert is_answered("What causes restless legs?", text, facet="secondary-cause", title="Restless legs")


SHARED = "Intravenous iron in heart failure with iron deficiency: a trial"
LESS = "In heart failure with iron deficiency, intravenous iron lowered admissions."


def test_what_is_told_beside_another_condition_does_not_say_what_a_condition_is() -> None:
    text = "Cancer was rare in iron deficiency without anaemia."
    title = "Prevalence of cancer in iron deficiency"
    assert not is_answered("What causes cancer?", text, facet="cause-risk", title=title)
    assert is_answered("What causes cancer?", text, facet="cause-risk", title="Prevalence of cancer")


def test_condition_that_is_the_subject_is_answered_whatever_else_the_title_names() -> None:
    title = "Screening for prediabetes and type 2 diabetes"
    text = "Prediabetes is a blood sugar above the usual."
    assert is_answered("What is prediabetes?", text, facet="definition", title=title)


def test_treatment_beside_another_condition_is_told_as_one_side() -> None:
    names = ("heart failure", "iron deficiency")
    found = hit("a", LESS, facet="treatment", title=SHARED)
    draft = compose(evidence("How is heart failure treated?", found, names=names[:1]))
    assert draft.direct
    (notice,) = [one.text for one in draft.notices if one.kind == "one-side"]
    assert (
        notice == "Nothing shown here is about heart failure as such; it is spoken of beside iron deficiency."
    )


def test_condition_with_a_source_of_its_own_has_no_such_notice() -> None:
    own = hit("b", "In heart failure, an ACE inhibitor is advised.", facet="treatment", title="Heart failure")
    found = hit("a", LESS, facet="treatment", title=SHARED)
    draft = compose(evidence("How is heart failure treated?", found, own, names=("heart failure",)))
    assert not [one for one in draft.notices if one.kind == "one-side"]


def test_what_is_no_condition_may_stand_beside_one() -> None:
    title = "Hepcidin in iron deficiency"
    text = "Hepcidin, a hormone, keeps body iron steady in iron deficiency."
    assert is_answered("What is hepcidin?", text, facet="definition", title=title)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("§ with iron deficiency", ("iron deficiency",)),
        ("Semaglutide on chronic § in type 2 diabetes", ("type 2 diabetes",)),
        ("Iron deficiency § in adults", ()),
        ("§ (Willis-Ekbom disease)", ()),
        ("Standards of the American Diabetes Association on §", ()),
        ("§ in restless legs syndrome", ("restless legs syndrome",)),
        ("Diagnosis and prognosis of §", ()),
        ("Immuno-diagnosis of §", ()),
    ],
)
def test_conditions_named_beside_the_one_asked_about(title: str, named: tuple[str, ...]) -> None:
    assert others(title) == named


def test_part_of_a_name_is_not_the_name() -> None:
    title = "Prostate enlargement"
    text = "An enlarged prostate without cancer is treated with an alpha blocker."
    assert not is_answered("How is prostate cancer treated?", text, title=title)
    assert is_answered("How is prostate cancer treated?", text, title="Cancer of the prostate")


def test_what_a_population_adds_is_no_side_of_a_condition() -> None:
    text = "In kidney disease the goal is below 120 mm Hg."
    title = "Blood pressure in chronic kidney disease"
    asked = "What are the symptoms of chronic kidney disease?"
    assert not is_answered(asked, text, facet="special-population", title=title)
