"""A mutation breaks a statement in one respect and leaves the rest as it was."""

from pathlib import Path

import pytest

from evals.mutations.further import FURTHER
from evals.mutations.names import swapped_names
from evals.mutations.third import THIRD
from evals.mutations.wording import MUTATORS


@pytest.mark.parametrize(
    ("kind", "text", "broken"),
    [
        ("digit", "It fell by 5 points.", "It fell by 9 points."),
        ("decimal shift", "It fell by 5 points.", "It fell by 50 points."),
        ("unit", "Give 5 mg daily.", "Give 5 mcg daily."),
        ("percentage base", "It was 5% lower.", "It was 5 percentage points lower."),
        ("negation", "It was not given.", "It was given."),
        ("direction", "The risk was higher.", "The risk was lower."),
        ("hedge dropped", "It possibly helps.", "It helps."),
        ("hedge added", "It is safe.", "It is always safe."),
        ("population swapped", "Seen in women.", "Seen in men."),
        ("setting swapped or dropped", "Seen in primary care.", "Seen."),
        ("animal to human", "Seen in mice.", "Seen in patients."),
        ("association to cause", "It is associated with death.", "It causes death."),
        ("comparator swapped", "Iron works better than zinc.", "zinc works better than Iron."),
        ("time shifted", "Take it before meals.", "Take it after meals."),
        ("homoglyph", "Iron tablets.", "Iron tаblets."),
    ],
)
def test_one_respect_changes(kind: str, text: str, broken: str) -> None:
    assert broken in list(MUTATORS[kind](text))
    assert text not in list(MUTATORS[kind](text))


@pytest.mark.parametrize(
    ("kind", "text", "broken"),
    [
        ("another number", "It fell by 5 points.", "It fell by six points."),
        ("another number", "It fell by 1.5 points.", "It fell by 1,500 points."),
        ("another range", "It took 2-4 weeks.", "It took 2 weeks."),
        ("another power of ten", "It was 10^9 a litre.", "It was 10^6 a litre."),
        ("another sign", "It was < 5.", "It was > 5."),
        ("another bound", "At least five did.", "At most five did."),
        ("unit", "Give 5 mg daily.", "Give 5 µg daily."),
        ("percentage base", "It was 5% lower.", "It was 5%-points lower."),
        ("negation", "It reduced pain.", "It failed to reduce pain."),
        ("direction", "Weight rose.", "Weight dropped."),
        ("hedge dropped", "It may help.", "It help."),
        ("hedge added", "It reduces pain.", "It tends to reduce pain."),
        ("population swapped or dropped", "Severe pain fell.", "Pain fell."),
        ("setting or route swapped or dropped", "Give oral iron.", "Give intravenous iron."),
        ("animal to human", "Seen in mice.", "Seen in women."),
        ("association to cause", "It is associated with pain.", "It leads to pain."),
        ("neighbouring drug, disease or gene", "Give insulin.", "Give glucagon."),
        ("comparator swapped or dropped", "Less than placebo.", "Less than aspirin."),
        ("time shifted", "Take it daily.", "Take it monthly."),
        ("hidden character", "Take tablets.", "Take ta\u200bblets."),
    ],
)
def test_the_further_list_changes_one_respect(kind: str, text: str, broken: str) -> None:
    assert broken.lower() in [one.lower() for one in FURTHER[kind](text)]
    assert text not in list(FURTHER[kind](text))


@pytest.mark.parametrize(
    ("kind", "text", "broken"),
    [
        ("another figure", "It fell by 24 points.", "It fell by 42 points."),
        ("figures exchanged", "It was 24 against 31.", "It was 31 against 24."),
        ("another interval or P value", "It was 2 (1-3).", "It was 2 (3-1)."),
        ("another date", "It was sold in 1987.", "It was sold in 1988."),
        ("number in words", "One in five did.", "Four in five did."),
        ("another bound", "Up to 5 did.", "At least 5 did."),
        ("unit", "Give 5 kg/m² daily.", "Give 5 kg/m³ daily."),
        ("percentage base", "It was 5% lower.", "It was 5% as high."),
        ("measure or base in words", "Two per 1000 died.", "Two per 100 died."),
        ("negation", "It did not reach significance.", "It reached significance."),
        ("direction", "It rarely helps.", "It often helps."),
        ("opposite prefix", "It brings hypotension.", "It brings hypertension."),
        ("hedge dropped", "It may contribute to pain.", "It causes pain."),
        ("hedge added", "It is safe.", "It is said to be safe."),
        ("population swapped or dropped", "Seen in smokers.", "Seen in nonsmokers."),
        ("whom it holds for dropped", "It fell in people with gout.", "It fell."),
        ("condition dropped", "Give iron if ferritin is low.", "Give iron."),
        ("setting, route or design swapped", "Seen in a cohort.", "Seen in a trial."),
        ("animal to human", "Seen in a mouse model.", "Seen in a trial."),
        ("association to cause", "It was linked to pain.", "It was the trigger of pain."),
        ("drug, disease, organ or gene swapped", "Give warfarin.", "Give heparin."),
        ("stage, type or factor swapped", "Seen in stage II.", "Seen in stage III."),
        ("roles reversed", "Iron increases dopamine.", "Dopamine increases Iron."),
        ("comparator swapped or dropped", "It was adjusted.", "It was unadjusted."),
        ("time shifted", "Take it twice weekly.", "Take it twice daily."),
        ("advice turned", "It is contraindicated.", "It is indicated."),
        ("words added", "It works.", "It works for life."),
        ("look-alike letter", "Take tablets.", "Take tɑblets."),
    ],
)
def test_the_third_list_changes_one_respect(kind: str, text: str, broken: str) -> None:
    assert broken.lower() in [one.lower() for one in THIRD[kind](text)]
    assert text not in list(THIRD[kind](text))


@pytest.mark.parametrize(
    "kind", [name for name in MUTATORS if "fabrication" not in name and "gene" not in name]
)
def test_a_statement_that_gives_nothing_to_break_is_left_alone(kind: str) -> None:
    assert list(MUTATORS[kind]("Ja, so.")) == []


def test_drugs_and_diseases_are_swapped_for_others_of_their_sort(shared: Path) -> None:
    broken = list(swapped_names("Pramipexole helps in multiple sclerosis."))
    assert len(broken) == 2
    assert broken[0].endswith(" helps in multiple sclerosis.")
    assert broken[1].startswith("Pramipexole helps in ")


def test_the_number_of_a_gene_changes(shared: Path) -> None:
    assert "MEIS4 is a gene." in list(swapped_names("MEIS1 is a gene."))
