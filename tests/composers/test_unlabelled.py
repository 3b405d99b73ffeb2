"""Over plain abstracts, whose facets nobody gave, the words of a statement decide more."""

import pytest

from probatum.composers import _forms
from probatum.composers._claims import shortened
from probatum.composers.extractive import compose
from probatum.types.evidence import Hit
from probatum.understand import understand
from tests.composers.evidence import evidence, hit


def abstract(name: str, text: str, title: str) -> Hit:
    return hit(name, text, facet="", role="", title=title)


def direct(question: str, *hits: Hit, names: tuple[str, ...] = ()) -> list[str]:
    return [claim.text for claim in compose(evidence(question, *hits, names=names)).direct]


@pytest.mark.parametrize(
    "question",
    [
        "What is the sensitivity of galactomannan for aspergillosis?",
        "How accurate is D-dimer for pulmonary embolism?",
        "Is procalcitonin specific enough for the diagnosis of sepsis?",
    ],
)
def test_accuracy_of_a_test_is_asked_for_alone(question: str) -> None:
    asked = understand(question)
    assert asked.kind == "diagnosis"
    assert [form.name for form in _forms.asked_for(asked)] == ["accuracy"]


def test_sensitivity_of_the_body_is_no_accuracy_of_a_test() -> None:
    asked = understand("Does metformin improve insulin sensitivity?")
    assert "accuracy" not in [form.name for form in _forms.asked_for(asked)]


def test_accuracy_is_told_in_figures_or_not_at_all() -> None:
    question = "What is the sensitivity of galactomannan for aspergillosis?"
    title = "Galactomannan in invasive aspergillosis"
    definition = abstract("is", "Aspergillosis is an infection with Aspergillus.", title)
    figure = abstract("figure", "For aspergillosis galactomannan had a sensitivity of 71% here.", title)
    assert direct(question, definition, figure)[0] == figure.passage.text
    assert not direct(question, definition)


def test_what_names_both_things_asked_about_leads() -> None:
    question, title = "What is the role of dopamine in akathisia?", "Dopamine in akathisia"
    general = abstract("general", "Akathisia is a common disorder of akathisia clinics.", title)
    both = abstract("both", "In akathisia the receptors for dopamine are blocked.", title)
    assert direct(question, general, both)[0] == both.passage.text


def test_how_common_a_thing_is_does_not_open_how_it_comes_about() -> None:
    question = "What is the pathophysiology of migraine?"
    common = abstract("common", "Migraine has a prevalence of 15% worldwide and is common.", "Migraine")
    way = abstract("way", "Migraine is mediated by neurons and receptors of the brainstem.", "Migraine")
    assert direct(question, common, way)[0] == way.passage.text


def test_side_effects_are_named_and_not_praised() -> None:
    question, title = "What are the side effects of tolterodine?", "Tolterodine"
    praise = abstract("praise", "Tolterodine is effective and safe, and side effects were few.", title)
    named = abstract("named", "Dry mouth is the most common side effect of tolterodine.", title)
    assert direct(question, praise, named)[0] == named.passage.text


def test_what_is_like_the_disease_is_not_its_cause() -> None:
    question, title = "What causes incontinence?", "Incontinence"
    like = abstract("like", "Like incontinence, constipation may be caused by drugs.", title)
    cause = abstract("cause", "A weak pelvic floor is a common cause of incontinence.", title)
    assert direct(question, like, cause)[0] == cause.passage.text


def test_treatment_that_a_trial_gave_does_not_lead() -> None:
    question, title = "How is incontinence treated?", "Incontinence"
    gave = "In a randomized trial 378 patients with incontinence received 10 weeks of treatment with a drug."
    advice = "Training is recommended as first-line therapy for incontinence."
    assert direct(question, abstract("gave", gave, title), abstract("advice", advice, title))[0] == advice


def test_number_of_a_list_is_deleted() -> None:
    assert shortened("(10) The main side effect is oedema.") == "The main side effect is oedema."
    assert shortened("Conclusion:: Both drugs lower cholesterol.") == "Both drugs lower cholesterol."


@pytest.mark.parametrize(
    ("question", "leads", "other"),
    [
        (
            "Which drug is better for schizophrenia, clozapine or risperidone?",
            "In schizophrenia clozapine showed superior efficacy over risperidone.",
            "In schizophrenia the mean daily doses were 403 mg of clozapine and 6 mg of risperidone.",
        ),
        (
            "What is the prognosis of heart failure?",
            "Of patients with heart failure 50% survive 5 years.",
            "We aimed to clarify how exercise and the prognosis of heart failure are related.",
        ),
        (
            "How long does migraine last?",
            "Attacks of migraine last between 4 hours and 3 days.",
            "Migraine is a common migraine disorder of migraine patients.",
        ),
        (
            "What are the predictors of delirium?",
            "Age and infection were independent predictors of delirium.",
            "Delirium is common in the elderly and is a grave complication.",
        ),
        (
            "How is hepatitis C treated?",
            "Hepatitis C is treated with antiviral tablets for 12 weeks.",
            "The first choice of therapy in hepatitis B is entecavir.",
        ),
    ],
)
def test_what_was_asked_leads(question: str, leads: str, other: str) -> None:
    title = question.rstrip("?")
    assert direct(question, abstract("other", other, title), abstract("leads", leads, title))[0] == leads


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen elderly patients with dementia and psychosis.;",
        "Eighty patients who are in remission will be included.",
        "Abstract Background This study aimed to clarify how dementia is treated.",
    ],
)
def test_whom_a_study_takes_is_no_answer(text: str) -> None:
    assert not direct("How is dementia treated?", abstract("study", text, "Treatment of dementia"))


def test_what_is_said_to_hold_leads_what_one_study_found() -> None:
    question, title = "What protects against migraine?", "Protection against migraine"
    found = abstract("found", "Migraine was rarer in 45 patients of the exercise group (p < 0.05).", title)
    holds = abstract("holds", "Exercise is a protection against migraine.", title)
    assert direct(question, found, holds)[0] == holds.passage.text


def test_figure_that_was_asked_for_may_come_from_one_study() -> None:
    question, title = "How common is migraine?", "Migraine"
    found = abstract("found", "Migraine was found in 15% of 4,500 adults of this study.", title)
    holds = abstract("holds", "Migraine is common and has many causes.", title)
    assert direct(question, found, holds)[0] == found.passage.text
