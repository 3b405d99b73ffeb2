"""Names that a text gives to one thing. All samples were written for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text.aliases import aliases
from probatum.types.document import Alias

GIVEN = [
    ("People with restless legs syndrome (RLS) move.", "RLS", "restless legs syndrome"),
    ("Restless legs syndrome [RLS] is common.", "RLS", "Restless legs syndrome"),
    ("Most RLS (restless legs syndrome) is mild.", "RLS", "restless legs syndrome"),
    (
        "We gave selective serotonin reuptake inhibitors (SSRIs).",
        "SSRIs",
        "selective serotonin reuptake inhibitors",
    ),
    ("Cortical gamma-aminobutyric acid (GABA) rose.", "GABA", "gamma-aminobutyric acid"),
    ("A dual-energy X-ray absorptiometry (DXA) scan was done.", "DXA", "dual-energy X-ray absorptiometry"),
    (
        "They had non-insulin-dependent diabetes mellitus (NIDDM).",
        "NIDDM",
        "non-insulin-dependent diabetes mellitus",
    ),
    ("A post-randomised controlled trial (RCT) was left out.", "RCT", "randomised controlled trial"),
    ("A high dose of methotrexate (MTX; weekly) helped.", "MTX", "methotrexate"),
    (
        "A selective serotonin (5-HT) reuptake inhibitor (SSRI) helped.",
        "SSRI",
        "selective serotonin reuptake inhibitor",
    ),
    ("Plasma angiotensin II (Ang II) fell.", "Ang II", "angiotensin II"),
    ("Deep brain stimulation (“DBS”) was tried.", "DBS", "Deep brain stimulation"),
    (
        "Restless legs syndrome, also known as Willis-Ekbom disease, is common.",
        "Willis-Ekbom disease",
        "Restless legs syndrome",
    ),
    (
        "Those with restless legs syndrome (also called Willis-Ekbom disease) move.",
        "Willis-Ekbom disease",
        "restless legs syndrome",
    ),
    (
        "We saw Willis-Ekbom disease (restless legs syndrome) often.",
        "Willis-Ekbom disease",
        "restless legs syndrome",
    ),
    (
        "They have high blood glucose, also called high blood sugar or hyperglycemia.",
        "high blood sugar",
        "high blood glucose",
    ),
]

NOT_GIVEN = [
    "Six were treated (group B) and six were not (Table 3).",
    "The effect was large (P < 0.05) and lasting (95% CI).",
    "Grade three (III) was rare.",
    "The rats slept well caged (RC).",
    "Half of the women (median age) slept.",
    "The dose was doubled (NS).",
    "These tumors, also called incidentalomas, are found by chance.",
    "Type 1, also known as classic disease, is mild.",
    "An autoimmune disease (Graves' disease) was found.",
    "The patient had a trial. It was short (PHT).",
    "The disease, also known as Willis-Ekbom disease, is common.",
    "Legs (",
    "()[]",
]


@pytest.mark.parametrize(("text", "short", "long"), GIVEN)
def test_name_that_the_text_gives_is_found(text: str, short: str, long: str) -> None:
    assert Alias(short=short, long=long) in aliases(text)


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_bracket_that_gives_no_name_is_passed_over(text: str) -> None:
    assert aliases(text) == []


def test_two_names_with_their_abbreviations_are_three_pairs() -> None:
    assert aliases("Restless legs syndrome/Willis-Ekbom disease (RLS/WED) is common.") == [
        Alias(short="RLS", long="Restless legs syndrome"),
        Alias(short="WED", long="Willis-Ekbom disease"),
        Alias(short="Willis-Ekbom disease", long="Restless legs syndrome"),
    ]


def test_two_drugs_are_not_two_names_of_one() -> None:
    assert aliases("We gave tiotropium/olodaterol (TIO/OLO).") == [
        Alias(short="TIO", long="tiotropium"),
        Alias(short="OLO", long="olodaterol"),
    ]


def test_same_pair_is_given_once() -> None:
    assert len(aliases("A restless leg (RL) here. A restless leg (RL) there.")) == 1


@pytest.mark.parametrize(
    "text", ["(RLS" * 50_000, "a (A" * 50_000, "(" * 200_000, ", also called " * 20_000], ids=lambda t: t[:6]
)
def test_hostile_text_of_any_length_is_read(text: str) -> None:
    assert isinstance(aliases(text), list)


PIECES = (
    "restless legs syndrome|RLS|(|)|[|]|, also called |also known as |disease|/|-|α|İ|;|. | |\n|“|the|é|WED"
)
NAMES = st.lists(st.sampled_from(PIECES.split("|"))).map("".join)


@given(st.one_of(st.text(), NAMES))
def test_names_of_any_text_are_two_different_lines(text: str) -> None:
    for alias in aliases(text):
        assert alias.short.lower() != alias.long.lower()
        for name in (alias.short, alias.long):
            assert name
            assert name == " ".join(name.split())


@pytest.mark.parametrize("aside", ["(once) ", "[2] ", "(a) (b)  "])
def test_what_stands_in_brackets_before_is_passed_over(aside: str) -> None:
    assert aliases(f"restless legs {aside}syndrome (RLS)") == [Alias("RLS", "restless legs syndrome")]
    assert aliases(f"RLS {aside}(restless legs syndrome)") == [Alias("RLS", "restless legs syndrome")]
