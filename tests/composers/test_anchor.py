"""What is only mentioned on the way to something else is not answered."""

import pytest

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
