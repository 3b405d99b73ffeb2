"""What the words of a question ask of its direct answer: whom, when, how often, both, the whole name."""

import pytest

from probatum.composers._asked import name_asked, unwanted_names
from probatum.composers.extractive import compose
from probatum.types.evidence import Hit
from probatum.types.source import Kind
from tests.composers.evidence import evidence, hit


def direct(question: str, *hits: Hit) -> list[str]:
    return [claim.text for claim in compose(evidence(question, *hits)).direct]


def advice(text: str, facet: str = "treatment", title: str = "Treatment of migraine") -> Hit:
    return hit(text[:12], text, facet=facet, role="recommendation", kind=Kind.GUIDELINE, title=title)


@pytest.mark.parametrize(
    ("question", "leads", "other"),
    [
        (
            "When should triptans be used?",
            "Triptans are advised when a common painkiller has not helped, or if attacks are severe.",
            "Triptans carry a strong recommendation with moderate certainty of evidence.",
        ),
        (
            "How often should triptans be taken?",
            "Triptans should be taken on at most 9 days a month.",
            "Triptans are recommended first for moderate attacks.",
        ),
        (
            "Can migraine be cured?",
            "Migraine cannot be cured, but attacks can be made fewer.",
            "Migraine should be treated early with a triptan.",
        ),
        (
            "Who should be screened for migraine?",
            "All adults with frequent headache should be screened for migraine.",
            "Migraine should be treated with a triptan.",
        ),
    ],
)
def test_what_was_asked_leads(question: str, leads: str, other: str) -> None:
    assert direct(question, advice(other), advice(leads))[0] == leads


def test_what_one_wants_to_do_without_does_not_lead() -> None:
    wanted = "For migraine, exercise and relaxation training are recommended."
    unwanted = "For migraine, propranolol is recommended first."
    found = direct("How can migraine be treated without propranolol?", advice(unwanted), advice(wanted))
    assert found[0] == wanted


def test_aura_is_no_thing_to_do_without_in_the_name_of_a_disease() -> None:
    assert unwanted_names("How is migraine without aura treated?") == ()
    assert unwanted_names("How can migraine be treated without aspirin?") == (("aspirin",),)


def test_what_speaks_of_both_leads_a_choice_between_two() -> None:
    one = "Propranolol is recommended first for migraine."
    both = "In migraine, topiramate and propranolol worked about equally well in trials."
    assert direct("Topiramate or propranolol for migraine?", advice(one), advice(both))[0] == both


def test_whole_name_is_what_is_asked_about() -> None:
    assert name_asked("What is a menstrual migraine?") == ("menstrual", "migrain")
    assert name_asked("What is migraine?") == ()
    wide = "Migraine is a brain disorder with attacks of headache."
    whole = "Menstrual migraine is a migraine that comes around the period."
    assert (
        direct("What is menstrual migraine?", advice(wide, "definition"), advice(whole, "definition"))[0]
        == whole
    )


def test_what_a_drug_does_or_is_for_says_what_it_is() -> None:
    does = hit(
        "a",
        "Triptans lower pain by narrowing vessels of the head.",
        facet="pathophysiology",
        title="Triptans",
    )
    assert direct("What are triptans?", does)
    used = hit(
        "b", "Triptans are offered for moderate attacks of migraine.", facet="treatment", title="Triptans"
    )
    draft = compose(evidence("What are triptans?", used))
    assert draft.direct
    assert "says what triptans is" in draft.notices[0].text
    harm = hit("c", "Triptans raised the pulse in a trial of 30 people.", facet="safety", title="Triptans")
    assert not direct("What are triptans?", harm)


def test_named_organ_is_not_people_with_its_disease() -> None:
    works = hit(
        "a", "Triptans act on the kidney by widening its vessels.", facet="pathophysiology", title="Triptans"
    )
    other = hit(
        "b",
        "Triptans act on vessels in chronic kidney disease only.",
        facet="pathophysiology",
        title="Triptans",
    )
    assert direct("How do triptans work?", other, works)[0] == works.passage.text


def test_what_is_like_a_thing_is_another_thing() -> None:
    like = hit(
        "a",
        "Lyme disease may begin with flu-like symptoms for 7 to 14 days.",
        facet="prognosis",
        title="Lyme disease",
    )
    assert not direct("How long does flu last?", like)


def test_how_a_drug_works_is_not_answered_by_what_a_review_thinks_of_it() -> None:
    review = hit(
        "a", "The reviewers of triptans call the evidence conflicting.", facet="treatment", title="Triptans"
    )
    assert not direct("How do triptans work?", review)


def test_figure_is_read_against_a_limit_and_not_against_who_entered_a_trial() -> None:
    trial = hit(
        "a",
        "In a trial, 110 adults with ferritin below 75 had one infusion or placebo.",
        facet="diagnosis",
        title="Ferritin",
    )
    limit = hit(
        "b", "A ferritin below 15 defines iron deficiency in adults.", facet="diagnosis", title="Ferritin"
    )
    assert direct("Is a ferritin of 20 too low?", trial, limit) == [limit.passage.text]


def test_what_a_disease_causes_is_not_its_cause() -> None:
    reverse = hit(
        "a", "Migraine is a major cause of disability worldwide.", facet="cause-risk", title="Migraine"
    )
    cause = hit(
        "b", "Risk factors for migraine are family history and stress.", facet="cause-risk", title="Migraine"
    )
    assert direct("What causes migraine?", reverse, cause) == [cause.passage.text]


def test_form_outweighs_the_score_where_the_library_labels_nothing() -> None:
    other = hit(
        "a",
        "Migraine clinics ask what patients with migraine think of migraine.",
        facet="",
        title="Migraine",
        score=20.0,
    )
    cause = hit(
        "b", "Migraine is caused by an interplay of genes and stress.", facet="", title="Migraine", score=1.0
    )
    assert direct("What causes migraine?", other, cause)[0] == cause.passage.text


def test_those_with_a_thing_need_no_sentence_before_them() -> None:
    text = (
        "Combined hormonal contraceptives may add to the stroke risk of women, above all of those with aura."
    )
    asked = "I have migraine with aura, can I take the pill?"
    assert direct(asked, advice(text, "safety", "Contraception and migraine")) == [text]
