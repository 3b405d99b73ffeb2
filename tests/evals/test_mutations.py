"""A mutation breaks a statement in one respect and leaves the rest as it was."""

from pathlib import Path

import pytest

from evals.mutations.further import FURTHER
from evals.mutations.names import swapped_names
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
