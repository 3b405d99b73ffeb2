"""What promotes and what hinders is told apart, and words line up by their nearness."""

import pytest

from probatum.support.alignment import NOTHING, alignment
from probatum.support.effects import agreement
from probatum.support.features import features


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("PDPN deactivates CLEC-2.", "PDPN acts by activating CLEC-2 on platelets."),
        ("Statins promote fracture.", "Statins did not promote fracture."),
        ("Weight is negatively associated with cancer.", "A higher weight went with cancer."),
    ],
)
def test_an_effect_the_other_way_is_opposed(text: str, other: str) -> None:
    assert agreement(text, other).opposed == 1.0
    assert features(text, [other])["no objection"] == 0.0


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("PDPN activates CLEC-2.", "PDPN acts by activating CLEC-2 on platelets."),
        ("Iron lowers the pain.", "The pain was reduced by iron."),
        ("Statins prevent fracture.", "Statins did not increase fracture."),
    ],
)
def test_an_effect_the_same_way_is_the_same(text: str, other: str) -> None:
    assert agreement(text, other).same == 1.0


def test_an_effect_of_other_things_is_missing() -> None:
    assert agreement("Zinc promotes growth.", "Iron lowers the pain.").missing == 1.0
    assert agreement("Zinc is a metal.", "Iron lowers the pain.") == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "text", "other"),
    [
        (
            "contrary word",
            "The gene is a UCP1-dependent heater.",
            "An ATP-dependent, UCP1-independent heater.",
        ),
        ("contrary word", "Genes contribute proportionately.", "Genes contribute disproportionately."),
        ("name missing", "Vitamin B6 helps.", "Folic acid helps."),
        ("an aim", "Iron helps sleep.", "OBJECTIVE: To determine whether iron helps sleep."),
    ],
)
def test_what_objects_to_support(name: str, text: str, other: str) -> None:
    assert features(text, [other])[name] == 1.0
    assert features(text, [text])[name] == 0.0


def test_near_words_line_up() -> None:
    near = alignment("heart attack", "cardiac infarction", lambda stem: 1.0)
    far = alignment("heart attack", "hungry zebras", lambda stem: 1.0)
    assert 1.0 > near.covered > far.covered
    assert alignment("iron helps", "iron helps", lambda stem: 1.0)[:5] == pytest.approx(
        (1.0, 1.0, 1.0, 1.0, 1.0)
    )
    assert alignment("", "iron helps", lambda stem: 1.0) == NOTHING
