"""A difference is told of both things, or not at all."""

import pytest

from probatum.composers._difference import sides
from probatum.composers.extractive import compose
from tests.composers.evidence import evidence, hit

APNOEA = "What is the difference between central and obstructive sleep apnoea?"
OBSTRUCTIVE = "Obstructive sleep apnoea is a disorder in which the airway narrows in sleep."
CENTRAL = "Central sleep apnoea is a disorder in which the brain does not drive breathing."


@pytest.mark.parametrize(
    ("question", "both"),
    [
        (APNOEA, ["central sleep apnoea", "obstructive sleep apnoea"]),
        ("What is the difference between hepatitis B and C?", ["hepatitis B", "hepatitis C"]),
        ("How does type 1 differ from type 2 diabetes?", ["type 1 diabetes", "type 2 diabetes"]),
        ("What is the difference between gout and septic arthritis?", ["gout", "septic arthritis"]),
        ("Is pregabalin better than pramipexole?", []),
        ("How is insomnia treated?", []),
    ],
)
def test_both_things_are_read_in_full(question: str, both: list[str]) -> None:
    assert [one.text for one in sides(evidence(question))] == both


def test_difference_of_which_one_side_is_unknown_is_not_answered() -> None:
    nerve = "In obstructive sleep apnoea the central nervous system wakes the sleeper."
    hits = [hit("a", OBSTRUCTIVE, facet="definition", title="Sleep apnoea"), hit("b", nerve, title="Sleep")]
    assert not compose(evidence(APNOEA, *hits)).direct


def test_difference_opens_with_what_each_is() -> None:
    other = "Obstructive sleep apnoea and central sleep apnoea were counted in 500 people with heart failure."
    hits = [
        hit("a", OBSTRUCTIVE, facet="definition", title="Sleep apnoea"),
        hit("b", CENTRAL, facet="definition", title="Sleep apnoea in heart failure"),
        hit("c", other, facet="definition", title="Sleep apnoea in the clinic"),
    ]
    assert {claim.text for claim in compose(evidence(APNOEA, *hits)).direct} == {OBSTRUCTIVE, CENTRAL}
