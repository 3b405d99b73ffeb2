"""The direct answer leads with what was asked for: a figure, a recommendation, a definition, a cause."""

import pytest

from probatum.composers import _forms
from probatum.composers.extractive import compose
from probatum.types.evidence import Hit
from probatum.types.source import Kind
from probatum.understand import understand
from tests.composers.evidence import evidence, hit


def direct(question: str, *hits: Hit, names: tuple[str, ...] = ()) -> list[str]:
    return [claim.text for claim in compose(evidence(question, *hits, names=names)).direct]


def test_target_leads_with_the_recommended_figure_and_not_with_a_trial() -> None:
    trial = hit(
        "trial",
        "In a trial of blood pressure in diabetes, systolic pressures at 1 year were 121.6 and 133.2.",
        facet="treatment",
        role="result",
        kind=Kind.TRIAL,
    )
    advice = hit(
        "advice",
        "In diabetes, a blood pressure below 130/80 mm Hg is advised (grade A).",
        facet="treatment",
        role="recommendation",
        kind=Kind.GUIDELINE,
    )
    asked = "What is the target blood pressure in diabetes?"
    assert "130/80" in direct(asked, trial, advice, names=("blood pressure", "diabetes"))[0]


def test_limit_of_a_drug_in_kidney_failure_is_found_where_only_egfr_is_named() -> None:
    other = hit(
        "other", "In kidney failure and diabetes metformin alone is common in Korea.", facet="treatment"
    )
    limit = hit(
        "limit",
        "Metformin is contraindicated at an eGFR below 30 mL/min, and not started below 45.",
        facet="safety",
        kind=Kind.DRUG_LABEL,
    )
    assert "eGFR below 30" in direct("Is metformin safe in kidney failure?", other, limit)[0]


def test_scope_of_a_guideline_is_no_definition() -> None:
    scope = "The 2025 guideline on migraine covers adult outpatients with 1 to 14 headache days a month."
    meaning = "Migraine is a brain disorder with attacks of headache, nausea and fear of light."
    hits = [
        hit("scope", scope, facet="definition", role="background", kind=Kind.GUIDELINE, year=2025),
        hit("meaning", meaning, facet="definition", role="background", title="Migraine"),
    ]
    assert direct("What is migraine?", *hits) == [meaning]


def test_cause_leads_and_what_the_thing_itself_causes_does_not() -> None:
    consequence = "Hypertension is a cause of stroke and heart failure, according to many cohorts."
    cause = "Heavy drinking is an established cause of hypertension."
    hits = [hit("a", consequence, facet="cause-risk"), hit("b", cause, facet="cause-risk")]
    assert direct("What causes hypertension?", *hits)[0] == cause


def test_how_common_leads_with_the_share_of_people() -> None:
    scan = (
        "In migraine, findings on scans were not common, and insomnia is common among the common disorders."
    )
    share = "Across 357 publications the worldwide prevalence of migraine was 14.0%."
    hits = [
        hit("scan", scan, facet="diagnosis", kind=Kind.GUIDELINE),
        hit("share", share, facet="epidemiology"),
    ]
    assert direct("How common is migraine?", *hits)[0] == share


def test_what_holds_for_children_does_not_lead_where_nobody_asked_for_them() -> None:
    young = "For iron deficiency, infants are usually treated with 3 to 6 mg/kg of iron, as is recommended."
    grown = "For iron deficiency the first treatment is one tablet of ferrous sulphate a day."
    hits = [
        hit("young", young, facet="treatment", kind=Kind.GUIDELINE, role="recommendation"),
        hit("grown", grown, facet="treatment", kind=Kind.GUIDELINE, role="recommendation"),
    ]
    found = direct("How is iron deficiency treated?", *hits)
    assert found[0] == grown


def test_whom_a_trial_took_is_no_direct_answer() -> None:
    took = "Ropinirole 0.25-4.0 mg once daily was compared with placebo in 284 people with insomnia."
    found = "Ropinirole eased insomnia in most people who were treated with it."
    hits = [
        hit("took", took, facet="treatment", role="background"),
        hit("found", found, facet="treatment", role="result"),
    ]
    assert direct("How is insomnia treated?", *hits) == [found]


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("What ferritin level means iron deficiency?", "limit"),
        ("Which drugs protect the kidneys, and down to what eGFR?", "limit"),
        ("What dose of iron should a pregnant woman take?", "dose"),
        ("How common is insomnia?", "frequency"),
        ("How fast does intravenous iron work?", "time"),
        ("How good is erenumab compared with topiramate?", "size"),
        ("Should treatment begin with two drugs?", "advice"),
        ("What is insomnia?", "definition"),
        ("What causes migraine?", "cause"),
        ("What are the symptoms of iron deficiency?", "symptoms"),
        ("Are triptans safe?", "harm"),
        ("How is hypertension diagnosed?", "work-up"),
        ("Is there a drug for sleep apnoea?", "drug"),
    ],
)
def test_question_asks_for_a_form(question: str, form: str) -> None:
    assert form in [one.name for one in _forms.asked_for(understand(question))]


def test_mechanism_asks_for_no_form() -> None:
    assert not _forms.asked_for(understand("What is the pathophysiology of restless legs syndrome?"))


def test_both_things_asked_about_stand_in_the_direct_answer() -> None:
    arthritis = [
        f"Up to {share}% of people with arthritis may have insomnia in clinic number {share}."
        for share in (30, 31, 32, 33)
    ]
    sclerosis = "Insomnia was found in 27% of people with sclerosis."
    hits = [
        hit(f"a{place}", text, facet="secondary-cause", title="Insomnia in arthritis")
        for place, text in enumerate(arthritis)
    ]
    hits.append(hit("s", sclerosis, facet="secondary-cause", title="Insomnia", score=1.0))
    assert sclerosis in direct("Insomnia in arthritis or sclerosis?", *hits)


def test_one_of_a_list_of_drugs_does_not_lead() -> None:
    listed = "Rated effective for insomnia are eszopiclone, zaleplon, temazepam, zolpidem and suvorexant."
    own = "Of 295 people with insomnia on zolpidem, 43% completed five years."
    hits = [
        hit("listed", listed, facet="treatment", kind=Kind.GUIDELINE, title="Insomnia"),
        hit("own", own, facet="treatment", role="result", kind=Kind.TRIAL, title="Zolpidem"),
    ]
    assert direct("Zolpidem in insomnia long term?", *hits)[0] == own


def test_symptom_in_a_list_of_another_illness_is_a_mention_in_passing() -> None:
    text = "Tiredness is the leading symptom of anaemia; others are breathlessness, headache, and chest pain."
    found = hit("a", text, facet="clinical-features", title="Iron and anaemia in adults")
    assert not direct("Which headache features are red flags?", found)


def test_word_for_a_sort_of_thing_does_not_make_a_topic() -> None:
    text = "For anaemia the first oral drug is a tablet of ferrous sulphate."
    found = hit("a", text, facet="treatment", title="Oral iron for anaemia")
    assert not direct("Which oral drug works best for an attack?", found)


@pytest.mark.parametrize(
    "text",
    [
        "In this follow-up study, we examined whether the length of treatment correlates with insomnia.",
        "Studies that follow people with insomnia over time are needed to confirm these findings.",
        "Questions of quality of life in insomnia will be addressed as well.",
        "The primary outcome variable in insomnia was the time to discontinuation.",
    ],
)
def test_what_a_study_set_out_to_do_is_no_answer(text: str) -> None:
    finding = hit("b", "Insomnia was eased by treatment in most people.", facet="treatment", role="result")
    found = compose(evidence("How is insomnia treated?", hit("a", text, facet="treatment", role=""), finding))
    shown = [*found.direct, *(claim for section in found.sections for claim in section.claims)]
    assert text not in [claim.text for claim in shown]


def test_answer_says_that_nothing_defines_the_thing() -> None:
    text = "The treatment of fibromyalgia improves sleep, and exercise helps most people who have it."
    draft = compose(evidence("What is fibromyalgia?", hit("a", text, facet="", title="Fibromyalgia")))
    assert "says what fibromyalgia is" in draft.notices[0].text


def test_what_is_disputed_does_not_open_a_broad_answer() -> None:
    disputed = (
        "In restless legs syndrome, areas with low iron show an excess of dopamine rather than a deficit."
    )
    settled = "Low brain iron and changed dopamine are best accepted in restless legs syndrome."
    hits = [hit("a", disputed, score=9.0), hit("b", settled)]
    found = direct(
        "What is the pathophysiology of restless legs syndrome?", *hits, names=("restless legs syndrome",)
    )
    assert found[0] == settled


def test_section_tells_of_children_last_where_nobody_asked_for_them() -> None:
    texts = [
        "For anaemia, infants are usually treated with 3 to 6 mg/kg of iron, as is recommended.",
        "For anaemia one tablet of ferrous sulphate a day is recommended as the first treatment.",
        "For anaemia a drip of iron is recommended where tablets are not tolerated by the gut.",
        "For anaemia a search for bleeding is recommended, and the treatment of what bleeds.",
        "For anaemia a second blood count after four weeks of treatment is recommended by all.",
        "For anaemia, vitamin C beside the tablets is not recommended as part of treatment.",
    ]
    hits = [
        hit(f"s{place}", text, facet="treatment", kind=Kind.GUIDELINE, role="recommendation", title="Anaemia")
        for place, text in enumerate(texts)
    ]
    sections = compose(evidence("How is anaemia treated?", *hits)).sections
    assert sections[0].claims[-1].text == texts[0]


def test_a_target_is_asked_for_alone() -> None:
    asked = _forms.asked_for(understand("What is the target blood pressure in diabetes?"))
    assert [form.name for form in asked] == ["target"]


@pytest.mark.parametrize(
    ("asked", "own", "other"),
    [
        (
            "Which gene causes iron overload?",
            "Variants of the HFE gene cause most iron overload.",
            "A high ferritin points to iron overload.",
        ),
        (
            "How common is iron overload?",
            "About 1 in 200 adults has iron overload.",
            "Fatigue is a symptom of iron overload.",
        ),
    ],
)
def test_without_the_form_that_is_needed_there_is_no_answer(asked: str, own: str, other: str) -> None:
    hits = [hit(name, text, facet="", title="Iron overload") for name, text in (("a", own), ("b", other))]
    assert compose(evidence(asked, *hits)).direct[0].text == own
    assert not compose(evidence(asked, hits[1])).direct


def test_statement_of_another_side_does_not_open_the_answer() -> None:
    asked = "Is it safe to drive with restless legs?"
    side = hit("a", "Glutamate drives the sleep loss of restless legs.", facet="pathophysiology")
    own = hit("b", "Gabapentin for restless legs makes people drowsy and can affect driving.", facet="safety")
    assert [claim.text for claim in compose(evidence(asked, side, own)).direct] == [own.passage.text]


def test_test_of_a_disease_leads_and_not_the_search_for_its_cause() -> None:
    cause = "Everyone with iron deficiency needs a search for the cause by endoscopy."
    test = (
        "Ferritin and transferrin saturation diagnose iron deficiency more accurately than red-cell indices."
    )
    limit = "In healthy people WHO sets iron deficiency at a ferritin below 15 ug/L."
    hits = [
        hit("cause", cause, facet="diagnosis", role="recommendation", kind=Kind.GUIDELINE, title="Iron"),
        hit("test", test, facet="diagnosis", role="background", title="Iron deficiency"),
        hit("limit", limit, facet="diagnosis", role="recommendation", kind=Kind.GUIDELINE, title="Iron"),
    ]
    found = direct("How is iron deficiency diagnosed?", *hits, names=("iron deficiency",))
    assert set(found[:2]) == {test, limit}


def test_harms_are_asked_for_and_a_benefit_does_not_lead() -> None:
    benefit = "On gliflozins admission for heart failure fell by 23% in pooled trials."
    harm = "Gliflozins may raise the risk of ketoacidosis."
    hits = [
        hit(
            "benefit", benefit, facet="safety", role="result", kind=Kind.SYSTEMATIC_REVIEW, title="Gliflozins"
        ),
        hit("harm", harm, facet="safety", role="background", title="Gliflozins"),
    ]
    assert direct("What are the side effects of gliflozins?", *hits)[0] == harm


def test_how_a_drug_works_is_answered_by_what_it_does() -> None:
    advice = "In type 2 diabetes a gliflozin is offered with metformin."
    action = "Gliflozins lower blood glucose by making the kidneys pass glucose into the urine."
    hits = [
        hit(
            "advice",
            advice,
            facet="treatment",
            role="recommendation",
            kind=Kind.GUIDELINE,
            title="Gliflozins",
        ),
        hit("action", action, facet="pathophysiology", role="background", title="Gliflozins"),
    ]
    assert direct("How do gliflozins work?", *hits)[0] == action


def test_two_questions_are_both_answered_in_short() -> None:
    meaning = "Hypertension is resistant when pressure stays above goal on 3 drug classes."
    advice = "In resistant hypertension spironolactone should be added as the fourth drug."
    more = "In resistant hypertension a diuretic should be used, too."
    hits = [
        hit("meaning", meaning, facet="definition", role="background", title="Resistant hypertension"),
        hit("advice", advice, facet="treatment", role="recommendation", title="Resistant hypertension"),
        hit("more", more, facet="treatment", role="recommendation", title="Resistant hypertension"),
    ]
    found = direct("What is resistant hypertension and how is it treated?", *hits)
    assert meaning in found and advice in found


def test_what_to_eat_is_told_in_food_or_not_at_all() -> None:
    drug = (
        "For high blood pressure, WHO recommends drug treatment once pressure is confirmed at 140/90 mm Hg."
    )
    food = (
        "In high blood pressure, an eating plan of fruits, vegetables and whole grains with less salt helps."
    )
    question = "What should I eat with high blood pressure?"
    title = "High blood pressure"
    guideline = hit("drug", drug, facet="treatment", title=title, kind=Kind.GUIDELINE)
    assert direct(question, guideline, hit("food", food, facet="treatment", title=title)) == [food]
    assert not direct(question, guideline)


def test_twice_as_common_does_not_tell_how_common() -> None:
    twice = "Restless legs syndrome is almost twice as common in women, and pregnancy adds to the risk."
    share = "Restless legs syndrome affects 5% of adults."
    hits = [hit("twice", twice, facet="epidemiology", score=9.0), hit("share", share, facet="epidemiology")]
    assert direct("How common is restless legs syndrome?", *hits)[0] == share


def test_what_no_review_takes_together_is_answered_by_more_than_one_statement() -> None:
    statements = [
        "Low iron in the brain disturbs dopamine in restless legs syndrome.",
        "Restless legs syndrome goes with changed glutamate in the thalamus.",
    ]
    hits = [
        hit(f"a{place}", text, facet="", role="", kind=Kind.OTHER) for place, text in enumerate(statements)
    ]
    found = direct("What is the pathophysiology of restless legs syndrome?", *hits)
    assert set(found) == set(statements)


def test_first_line_is_told_of_the_thing_and_not_of_one_sort_of_it() -> None:
    sort = "Long-acting triptans are advised for menstrual migraine attacks."
    later = "In migraine attacks, if paracetamol alone is not enough, adding a triptan is suggested."
    wide = "Offer an oral triptan together with an anti-inflammatory drug for migraine attacks."
    hits = [
        hit(name, text, facet="treatment", role="recommendation", title="Migraine", kind=Kind.GUIDELINE)
        for name, text in (("sort", sort), ("later", later), ("wide", wide))
    ]
    assert direct("How are migraine attacks treated?", *hits)[0] == wide


def test_what_comes_after_a_semicolon_does_not_make_a_first_treatment_one_for_later() -> None:
    first = "For anaemia the first treatment is a daily tablet; for people who cannot take it, an infusion."
    start = "In anaemia, treatment should be started without waiting for the results of investigations."
    hits = [
        hit(name, text, facet="treatment", role="recommendation", title="Anaemia", kind=Kind.GUIDELINE)
        for name, text in (("start", start), ("first", first))
    ]
    assert direct("How is anaemia treated?", *hits)[0] == first


def test_name_joined_by_a_hyphen_is_the_name() -> None:
    named = hit("named", "Bleeding is the leading cause of iron-deficiency anaemia.", facet="cause-risk")
    other = hit("other", "Iron deficiency anaemia is found in a third of all women.", facet="cause-risk")
    asked = "What causes iron deficiency?"
    assert direct(asked, other, named, names=("iron", "deficiency"))[0].startswith("Bleeding")


def test_what_sources_are_headed_with_is_not_passed_over() -> None:
    other = hit("other", "Metformin lowers glucose.", title="Metformin in diabetes", facet="treatment")
    scan = hit(
        "scan", "A positive test should be followed by a CT scan of the whole belly.", facet="diagnosis"
    )
    names = ("metformin", "ct", "scan")
    assert not direct("Should I stop metformin before a CT scan?", other, scan, names=names)
    assert direct("Should I have a CT scan after a positive test?", other, scan, names=names)


@pytest.mark.parametrize("word", ["acceptable", "advisable", "contraindicated", "optimal"])
def test_word_that_weighs_a_thing_need_not_be_repeated(word: str) -> None:
    text = "Opioids may be used in refractory restless legs syndrome."
    held = hit("held", text, facet="treatment", kind=Kind.GUIDELINE, role="recommendation")
    asked = f"Is an opioid {word} in restless legs syndrome?"
    assert direct(asked, held, names=("opioid", "restless legs syndrome"))


def test_how_often_something_is_checked_is_not_how_often_a_drug_is_taken() -> None:
    taken = hit("taken", "Amlodipine treats high blood pressure and is taken once a day.", facet="treatment")
    checked = hit("checked", "Yearly checks of blood pressure are advised from age 40.", facet="prevention")
    asked = "How often should blood pressure be checked?"
    assert direct(asked, taken, checked, names=("blood pressure",))[0].startswith("Yearly")


def test_that_evidence_is_thin_does_not_lead() -> None:
    thin = hit("thin", "Evidence on screening for migraine in adults is thin.", facet="prevention")
    advice = hit("advice", "All adults should be screened for migraine once.", facet="prevention")
    assert direct("Who should be screened for migraine?", thin, advice, names=("migraine",))[0].startswith(
        "All"
    )


def test_statement_that_leans_on_another_a_few_words_on_does_not_lead() -> None:
    leaning = hit(
        "leaning",
        "While these treatments may save sight, glaucoma cannot be cured.",
        facet="treatment",
        title="Glaucoma",
    )
    whole = hit(
        "whole",
        "The usual treatments for glaucoma are medicines and surgery.",
        facet="treatment",
        title="Glaucoma",
    )
    asked = "How is glaucoma treated?"
    assert direct(asked, leaning, whole, names=("glaucoma",)) == [whole.passage.text]


def test_story_of_one_patient_does_not_lead() -> None:
    story = hit(
        "story",
        "The patient died of sepsis, diagnosed by blood culture, 13 months later.",
        title="Sepsis",
        facet="diagnosis",
    )
    rule = hit(
        "rule",
        "Sepsis is diagnosed by blood culture and raised procalcitonin.",
        title="Sepsis",
        facet="diagnosis",
    )
    assert direct("How is sepsis diagnosed?", story, rule, names=("sepsis",))[0] == rule.passage.text


def test_company_is_asked_for_and_only_a_statement_of_a_maker_answers() -> None:
    asked = "Which company produces patisiran?"
    trial = hit("a", "Patisiran improved neuropathy scores at 18 months.", facet="", title="Patisiran")
    maker = hit("b", "Patisiran was developed by Alnylam Pharmaceuticals.", facet="", title="Patisiran")
    assert direct(asked, trial) == []
    assert direct(asked, trial, maker) == [maker.passage.text]


def test_how_a_drug_works_is_told_by_what_sort_of_drug_it_is() -> None:
    sort = "Vosoritide is a biologic analogue of C-type natriuretic peptide."
    asked = "What is the mechanism of action of vosoritide?"
    assert direct(asked, hit("a", sort, facet="", title="Vosoritide")) == [sort]
    use = hit("b", "Vosoritide was given to children for a year.", facet="", title="Vosoritide")
    assert direct(asked, use) == []


def test_change_of_gene_expression_is_no_question_for_a_gene() -> None:
    told = "Cohesin regulates expression through spatial clustering of enhancers."
    assert direct("Does cohesin change gene expression?", hit("a", told, facet="", title="Cohesin")) == [told]
