"""A question for a dose gets a dose of the thing asked about, or nothing."""

from probatum.composers.extractive import compose
from probatum.types.draft import Draft
from probatum.types.source import Kind
from tests.composers.evidence import evidence, hit

QUESTION = "What dose of metformin in type 2 diabetes?"
NAMES = ("type 2 diabetes",)
DOSE = "In type 2 diabetes metformin is started at 500 mg once daily with the evening meal."


def answer(
    *texts: str, question: str = QUESTION, kind: Kind = Kind.GUIDELINE, role: str = "recommendation"
) -> Draft:
    hits = (
        hit(f"s{n}", text, facet="treatment", role=role, kind=kind, title="Type 2 diabetes")
        for n, text in enumerate(texts)
    )
    return compose(evidence(question, *hits, names=NAMES))


def test_direct_answer_is_the_dose() -> None:
    other = "In type 2 diabetes metformin is advised as one of the first drugs."
    assert [claim.text for claim in answer(other, DOSE).direct] == [DOSE]


def test_without_a_dose_there_is_no_answer_and_the_reason_names_the_drug() -> None:
    draft = answer("In type 2 diabetes high doses of metformin go with low vitamin B12.")
    assert not draft.direct
    assert draft.reason == "No source in the library advises a dose of metformin for this."


def test_dose_of_another_drug_is_no_answer() -> None:
    assert not answer(
        "Tirzepatide 5 mg weekly was set against placebo in type 2 diabetes on metformin."
    ).direct


def test_concentration_is_no_dose() -> None:
    assert not answer(
        "In type 2 diabetes metformin is stopped when eGFR is below 30 mL/min or lactate 5 g/L."
    ).direct


def test_what_people_in_a_trial_took_is_no_dose_to_take() -> None:
    arm = "In this trial people with type 2 diabetes took metformin 850 mg twice daily."
    assert not answer(arm, kind=Kind.TRIAL, role="background").direct


def test_schedule_answers_how_to_take_it() -> None:
    draft = answer(
        "Metformin is taken with meals, twice a day, in type 2 diabetes.", question="How do I take metformin?"
    )
    assert len(draft.direct) == 1


def test_statement_of_a_source_about_the_drug_need_not_name_it() -> None:
    text = "The recommended starting dose is 500 mg once daily."
    found = hit("label", text, facet="treatment", kind=Kind.DRUG_LABEL, title="Metformin in type 2 diabetes")
    assert [claim.text for claim in compose(evidence(QUESTION, found, names=NAMES)).direct] == [text]
