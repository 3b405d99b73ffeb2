"""An article is put together from spans of the evidence and of nothing else."""

import pytest

from probatum import plugins
from probatum.composers.extractive import compose
from probatum.types.draft import Claim, Draft, Status
from probatum.types.evidence import Evidence
from probatum.types.source import Kind
from probatum.understand import turn, understand
from tests.composers.evidence import evidence, hit

FLAGSHIP = "What is the pathophysiology of restless legs syndrome?"
RLS = ("restless legs syndrome",)
OUTLINE = "How restless legs syndrome arises is not clear; hypotheses are low brain iron and dopamine."
IRON = "Autopsy of the brain in restless legs syndrome shows low iron in the substantia nigra."
DOPAMINE = "Dopamine agonists relieve restless legs syndrome, which points to a dopamine disturbance."


def claims(draft: Draft) -> list[Claim]:
    return [*draft.direct, *(claim for section in draft.sections for claim in section.claims)]


def flagship(*texts: str) -> Evidence:
    return evidence(FLAGSHIP, *(hit(f"s{n}", text) for n, text in enumerate(texts)), names=RLS)


def test_every_composer_has_a_name_and_a_verb() -> None:
    for name in plugins.names("composers"):
        module = plugins.load("composers", name)
        assert name == module.NAME
        assert callable(module.compose)


def test_quote_is_the_text_of_the_span() -> None:
    found = flagship(OUTLINE, IRON, DOPAMINE)
    for claim in claims(compose(found)):
        for citation in claim.citations:
            passage = next(one.passage for one in found.hits if one.source.id == citation.source)
            assert (
                citation.quote == passage.text[citation.start - passage.start : citation.end - passage.start]
            )


def test_direct_answer_says_what_is_known_and_then_what_is_not() -> None:
    known = "Low brain iron and altered dopamine are best accepted in restless legs syndrome."
    direct = [claim.text for claim in compose(flagship(OUTLINE, known)).direct]
    assert direct == [known, OUTLINE]


def test_direct_answer_says_once_that_something_is_not_known() -> None:
    again = "The cause of restless legs syndrome is unknown; iron, dopamine and genes are suspected."
    direct = compose(flagship(OUTLINE, again)).direct
    assert len(direct) == 1


def test_statements_stand_under_the_heading_they_speak_to() -> None:
    draft = compose(
        flagship(OUTLINE, IRON, DOPAMINE, "Ferritin in spinal fluid is low in restless legs syndrome.")
    )
    assert {"iron"} <= {section.facet for section in draft.sections}


def test_nothing_is_said_twice_and_the_second_source_is_cited_with_the_first() -> None:
    twice = "Brain iron is low in people with restless legs syndrome according to autopsy."
    again = "According to autopsy, brain iron is low in people with restless legs syndrome."
    draft = compose(flagship(OUTLINE, twice, again))
    about = [claim for claim in claims(draft) if "autopsy" in claim.text]
    assert len(about) == 1
    assert len(about[0].citations) == 2


def test_other_figures_are_another_finding() -> None:
    draft = compose(
        flagship(
            OUTLINE,
            "Brain iron was 12% lower in people with restless legs syndrome than in controls.",
            "Another set of scans put the nigral signal of restless legs syndrome 34% below health.",
        )
    )
    assert sum("%" in claim.text for claim in claims(draft)) == 2


@pytest.mark.parametrize(
    "method",
    [
        "We searched PubMed and Embase for trials on restless legs syndrome.",
        "The aim of this study was to measure brain iron in restless legs syndrome.",
        "What causes restless legs syndrome in the brain?",
        "The analysis was to investigate iron in restless legs syndrome.",
        "Seven volunteers with restless legs syndrome repeated the immobilisation test every two hours.",
    ],
)
def test_methods_are_no_answer(method: str) -> None:
    assert method not in [claim.text for claim in claims(compose(flagship(OUTLINE, method)))]


def test_opener_is_deleted_and_the_quote_stays_whole() -> None:
    text = "In conclusion, iron shortage in the brain may cause restless legs syndrome."
    claim = next(claim for claim in claims(compose(flagship(text))) if "iron" in claim.text.lower())
    assert claim.text == "Iron shortage in the brain may cause restless legs syndrome."
    assert claim.citations[0].quote == text


def test_library_without_the_drug_does_not_answer_for_the_disease() -> None:
    draft = compose(evidence("Does magnesium help restless legs syndrome?", hit("a", OUTLINE), names=RLS))
    assert not claims(draft)
    assert "magnesium" in draft.reason
    assert draft.nearest[0].missing == ("magnesium",)


def test_verb_may_be_put_otherwise_and_the_relation_asked_for_may_not() -> None:
    text = "Iron eases restless legs syndrome in many people."
    asked = "Does iron alleviate restless legs syndrome?"
    assert compose(evidence(asked, hit("a", text, facet="treatment"), names=RLS)).direct
    assert not compose(evidence("Where is iron synthesized?", hit("a", text, facet="treatment"))).direct


def test_mention_in_passing_is_no_answer() -> None:
    passing = "Pancreatitis was reported in two people who took the study drug."
    found = evidence(
        "How is pancreatitis treated?",
        hit("a", passing, facet="genetics", title="A trial of drugs in diabetes"),
    )
    assert not claims(compose(found))


def test_question_on_pregnancy_is_answered_from_statements_on_pregnancy() -> None:
    found = evidence(
        "How is restless legs syndrome treated in pregnancy?",
        hit("a", "Ropinirole is used to treat restless legs syndrome.", facet="treatment"),
        hit("b", "In pregnancy, restless legs syndrome is first treated with iron.", facet="treatment"),
        names=RLS,
    )
    assert [claim.citations[0].source for claim in claims(compose(found))] == ["local:b"]


def test_follow_up_stays_with_the_topic_of_the_thread() -> None:
    question = understand("Which genes?", [turn(understand(FLAGSHIP))])
    found = evidence(
        "",
        hit("a", "Variants of the gene MEIS1 go with restless legs syndrome.", facet="genetics"),
        hit("b", "Variants of the gene CACNA1A go with migraine.", facet="genetics", title="Migraine"),
        question=question,
        names=RLS,
    )
    assert [claim.citations[0].source for claim in claims(compose(found))] == ["local:a"]


def test_comparison_needs_both_sides() -> None:
    one_side = hit("a", "Ferrous sulfate raises haemoglobin in anaemia.", facet="treatment", title="Anaemia")
    assert not claims(compose(evidence("Is lactoferrin better than ferrous sulfate in anaemia?", one_side)))


def test_comparison_with_an_everyday_thing_needs_it_named_too() -> None:
    one_side = hit("a", "CPAP is the treatment of sleep apnoea that helps most.", facet="treatment")
    assert not claims(compose(evidence("Is CPAP better than surgery for sleep apnoea?", one_side)))


def test_abstention_says_what_was_looked_for_and_what_would_answer() -> None:
    draft = compose(evidence("Does magnesium help restless legs syndrome?", hit("a", OUTLINE), names=RLS))
    told = {notice.kind: notice.text for notice in draft.notices}
    assert "magnesium" in told["searched"]
    assert "1 sources" not in told["searched"]
    assert "randomised trial" in told["needed"]


def test_opposite_findings_of_two_sources_are_a_conflict() -> None:
    draft = compose(
        flagship(
            OUTLINE,
            "On PET scans of the striatum, dopamine receptor binding was higher in restless legs syndrome.",
            "On PET scans of the striatum, dopamine receptor binding was lower in restless legs syndrome.",
        )
    )
    assert [conflict.about for conflict in draft.conflicts] == ["binding"]
    assert len(draft.conflicts[0].claims) == 2


def test_warning_is_marked() -> None:
    text = "Pramipexole must not be stopped at once in restless legs syndrome."
    found = evidence(
        "Is pramipexole safe in restless legs syndrome?", hit("a", text, facet="safety"), names=RLS
    )
    assert compose(found).direct[0].warning


def test_guideline_comes_before_a_page_that_says_something_alike() -> None:
    found = evidence(
        "How is restless legs syndrome treated?",
        hit(
            "a",
            "Many people try massage to treat restless legs syndrome.",
            facet="treatment",
            kind=Kind.WEB_PAGE,
        ),
        hit("b", "Iron is advised to treat restless legs syndrome.", facet="treatment", kind=Kind.GUIDELINE),
        names=RLS,
    )
    assert compose(found).direct[0].citations[0].source == "local:b"


def test_coverage_names_what_is_answered_and_what_is_not() -> None:
    coverage = {one.facet: one.status for one in compose(flagship(OUTLINE, IRON, DOPAMINE)).coverage}
    assert coverage["genetics"] is Status.NOT_IN_LIBRARY
    assert Status.ANSWERED in coverage.values()


def test_same_evidence_gives_the_same_draft() -> None:
    assert compose(flagship(OUTLINE, IRON, DOPAMINE)) == compose(flagship(OUTLINE, IRON, DOPAMINE))


def test_unlabelled_text_is_cut_into_sentences_and_sorted_by_its_words() -> None:
    text = "Restless legs syndrome is common. Dopamine signalling is disturbed in restless legs syndrome."
    draft = compose(evidence(FLAGSHIP, hit("a", text, facet="", role="", whole=False), names=RLS))
    assert "Dopamine signalling is disturbed in restless legs syndrome." in [
        claim.text for claim in claims(draft)
    ]


def test_answer_about_black_people_comes_from_statements_about_them() -> None:
    other = "Thiazides and calcium channel blockers are advised first in hypertension."
    own = "In Black adults with hypertension a calcium channel blocker is advised first."
    asked = "What is the first treatment of hypertension in Black adults?"
    hits = [
        hit(f"s{n}", text, facet="treatment", title="Hypertension") for n, text in enumerate((other, own))
    ]
    assert [claim.text for claim in claims(compose(evidence(asked, *hits)))] == [own]
    refused = compose(evidence(asked, hits[0]))
    assert not claims(refused)
    assert refused.reason == "No statement in the library on hypertension answers this for Black people."


def test_reader_is_told_that_nothing_shown_speaks_of_the_people_asked_about() -> None:
    asked = "What is the blood pressure goal in people over 80?"
    told = "Nothing shown here speaks of older adults."
    general = hit(
        "a", "The blood pressure goal is under 130/80 mm Hg.", facet="treatment", title="Blood pressure"
    )
    assert told in [notice.text for notice in compose(evidence(asked, general)).notices]
    own = hit("b", "In frail people over 80 the blood pressure goal is looser.", facet="treatment")
    assert told not in [notice.text for notice in compose(evidence(asked, general, own)).notices]
