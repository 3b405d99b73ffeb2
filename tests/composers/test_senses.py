"""An abbreviation is what the source that uses it spells it out as."""

from dataclasses import replace

from probatum.composers._statement import statements
from probatum.types.evidence import Concept
from tests.composers.evidence import evidence, hit


def said(text: str) -> list[frozenset[int]]:
    af = Concept("af", (("af",), ("atrial", "fibril")), 3.0)
    found = evidence("What raises the risk of AF?", hit("one", text, title="A study", whole=False))
    return [one.said for one in statements(replace(found, concepts=(af,)))]


def test_abbreviation_spelled_out_as_another_thing_does_not_name_it() -> None:
    assert said("Aspergillus fumigatus (AF) grows in damp rooms. AF raises the risk of asthma.") == [
        frozenset(),
        frozenset(),
    ]


def test_abbreviation_spelled_out_as_meant_names_it() -> None:
    assert said("Atrial fibrillation (AF) is common. AF raises the risk of stroke.") == [
        frozenset({0}),
        frozenset({0}),
    ]


def test_long_name_counts_even_there() -> None:
    text = "Aspergillus fumigatus (AF) was found. Atrial fibrillation was not."
    assert said(text) == [frozenset(), frozenset({0})]
