"""What leads over pages for readers: what was asked, in the words of such a page, and its opening first."""

from dataclasses import replace

from probatum.composers.extractive import compose
from probatum.text.sentences import sentences
from probatum.types.evidence import Hit
from probatum.types.source import Kind
from tests.composers.evidence import evidence, hit


def direct(question: str, *hits: Hit, names: tuple[str, ...] = ()) -> list[str]:
    return [claim.text for claim in compose(evidence(question, *hits, names=names)).direct]


def page(title: str, text: str, facet: str) -> Hit:
    """The section of a page on one thing, in the words of its publisher."""
    found = hit(title, text, facet=facet, role="", title=title, whole=False)
    return replace(found, source=replace(found.source, digest=False))


def test_most_common_treatments_lead_and_what_they_do_not_do_follows() -> None:
    treated = page(
        "Glaucoma",
        "While treatments may save remaining vision, they do not improve sight already lost from glaucoma. "
        "The most common treatments for glaucoma are medication and surgery. "
        "Read about ways in which patients are coping with glaucoma.",
        "treatment",
    )
    assert direct("How is glaucoma treated?", treated)[0].startswith("The most common treatments")


def test_list_of_signs_leads_before_how_they_come_on() -> None:
    signs = page(
        "Parkinson's Disease",
        "Early symptoms of Parkinson's disease are subtle and occur gradually. "
        "The primary symptoms of Parkinson's disease are tremor, rigidity, slowness and impaired balance.",
        "clinical-features",
    )
    asked = "What are the early signs of Parkinson's disease?"
    assert "tremor" in direct(asked, signs, names=("Parkinson's disease",))[0]


def test_contact_with_chemicals_does_not_make_a_disease_contagious() -> None:
    cause = page(
        "Asthma",
        "Some people develop asthma because of contact with chemical irritants at work. "
        "The exact cause of asthma isn't known.",
        "cause-risk",
    )
    assert not compose(evidence("Is asthma contagious?", cause)).direct


def test_it_on_a_page_on_one_disease_is_that_disease() -> None:
    text = "Chickenpox is an infection caused by a virus. It spreads very easily from one person to another."
    asked = "Is chickenpox contagious?"
    its_page = page("Chickenpox", text, "cause-risk")
    assert direct(asked, its_page) == ["It spreads very easily from one person to another."]
    elsewhere = page("Shingles in adults", text, "cause-risk")
    assert not direct(asked, elsewhere)


def test_without_drugs_no_drug_leads() -> None:
    drugs = hit(
        "drugs", "Thiazides are the first-line drugs for hypertension; diet helps, too.", facet="treatment"
    )
    salt = hit(
        "salt", "In hypertension less salt in the diet lowers the pressure by 5 mm Hg.", facet="treatment"
    )
    assert "salt" in direct("How is hypertension treated without drugs?", drugs, salt)[0]


def test_what_holds_for_the_people_asked_about_leads() -> None:
    grown = hit("grown", "In type 2 diabetes the HbA1c aim is 48 mmol/mol (6.5%).", facet="treatment")
    older = hit(
        "older",
        "Looser HbA1c targets in type 2 diabetes suit frail older people.",
        facet="special-population",
    )
    asked = "What is the HbA1c target for older people with type 2 diabetes?"
    assert direct(asked, grown, older, names=("type 2 diabetes",))[0].startswith("Looser")


def test_two_conditions_side_by_side_are_told_apart_by_what_each_is() -> None:
    colitis, crohns, title = "Ulcerative colitis", "Crohn's disease", "Crohn's disease and ulcerative colitis"
    both = hit("both", f"{colitis} and {crohns} are treated alike.", facet="treatment", title=title)
    one = hit("one", f"{colitis} is a disease of the large intestine.", facet="definition", title=title)
    other = hit("other", f"{crohns} is a disease of the whole gut.", facet="definition", title=title)
    found = direct(
        "Crohn's disease vs ulcerative colitis",
        both,
        one,
        other,
        names=("Crohn's disease", "ulcerative colitis"),
    )
    assert len(found) == 2
    assert all("is a disease" in text for text in found)


def test_opening_of_a_section_leads_before_its_details() -> None:
    text = (
        "Taking action to control your risk factors can help prevent a stroke. "
        "Treating gum disease early can help prevent a stroke in later life. "
        "Some people take aspirin. Others lose weight. Others stop smoking. "
        "Early treatment of a warning attack can help prevent a stroke that was coming."
    )
    assert len(sentences(text)) > 4
    found = direct("How can I prevent a stroke?", page("Stroke", text, "prevention"), names=("stroke",))
    assert found[0].startswith("Taking action")


def test_how_much_somebody_needs_is_a_figure_or_nothing() -> None:
    other = hit(
        "other",
        "Adults with sleep trouble should have iron studies at least 24 hours after any supplement.",
        facet="treatment",
        title="Sleep",
    )
    told = hit(
        "told", "Adults need at least 7 hours of sleep a night.", facet="patient-education", title="Sleep"
    )
    assert not direct("How much sleep do adults need?", other)
    assert direct("How much sleep do adults need?", other, told) == [
        "Adults need at least 7 hours of sleep a night."
    ]


def test_a_branch_of_the_disease_does_not_lead() -> None:
    branch = hit(
        "branch", "The symptoms of lupus nephritis are foamy urine and swelling.", facet="clinical-features"
    )
    whole = hit("whole", "Symptoms of lupus are joint pain, fever and a rash.", facet="clinical-features")
    assert "joint pain" in direct("What are the symptoms of lupus?", branch, whole)[0]


def test_page_that_tells_what_a_thing_is_tells_its_treatment_by_the_words() -> None:
    told = page(
        "Gout",
        "Gout is a disease of the joints. Treatments for gout include rest and medicines.",
        "definition",
    )
    other = page("Lesch-Nyhan syndrome", "Gout is treated with allopurinol in this disease.", "treatment")
    assert direct("How is gout treated?", told, other)[0].startswith("Treatments for gout")


def test_answer_that_does_not_say_whether_it_can_be_cured_says_so() -> None:
    treated = hit("treated", "Restless legs syndrome is treated with gabapentin first.", facet="treatment")
    said = hit("said", "Restless legs syndrome cannot be cured.", facet="patient-education")
    asked, names = "Can restless legs syndrome be cured?", ("restless legs syndrome",)
    notice = "Nothing shown here says whether it can be cured."
    assert notice in [one.text for one in compose(evidence(asked, treated, names=names)).notices]
    told = compose(evidence(asked, treated, said, names=names))
    assert told.direct[0].text == "Restless legs syndrome cannot be cured."
    assert notice not in [one.text for one in told.notices]


def test_stage_of_the_disease_does_not_lead() -> None:
    stage = hit(
        "stage",
        "If you have mild asthma, some changes of habits may be needed as treatment.",
        facet="treatment",
    )
    whole = hit("whole", "Asthma is treated with inhalers and changes of habits.", facet="treatment")
    assert direct("How is asthma treated?", stage, whole)[0].startswith("Asthma is treated")


def test_what_is_not_known_of_the_people_asked_about_comes_before_what_holds_of_others() -> None:
    grown = hit(
        "grown", "Ferric carboxymaltose may be the first choice for RLS in adults.", facet="treatment"
    )
    young = hit(
        "young", "For children with RLS there was too little evidence to judge iron.", facet="treatment"
    )
    assert "children" in direct("How is RLS treated in children?", grown, young)[0]


def test_when_a_drug_is_not_used_is_a_question_of_safety() -> None:
    instead = hit(
        "instead", "If metformin cannot be used, an SGLT2 inhibitor is offered first.", facet="treatment"
    )
    limit = hit(
        "limit",
        "Metformin is contraindicated below an eGFR of 30 mL/min.",
        facet="safety",
        kind=Kind.DRUG_LABEL,
    )
    assert "eGFR" in direct("When should metformin not be used?", instead, limit)[0]


def test_harm_of_a_drug_is_no_danger_of_the_disease() -> None:
    drug = hit(
        "drug",
        "Common side effects of solriamfetol in sleep apnoea were headache and nausea.",
        facet="safety",
    )
    disease = hit("disease", "Untreated sleep apnoea raises the risk of stroke.", facet="safety")
    assert "stroke" in direct("Is sleep apnoea dangerous?", drug, disease, names=("sleep apnoea",))[0]
