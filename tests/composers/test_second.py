"""How strong a second statement has to be follows from how a question asks."""

import pytest

from probatum.composers._second import ONE_THING, TOLD, least_share
from probatum.composers.extractive import compose
from tests.composers.evidence import evidence, hit


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        ("What is migraine?", TOLD),
        ("Describe the mechanism of action of erenumab.", TOLD),
        ("How is ferritin stored?", TOLD),
        ("Is erenumab effective for migraine?", ONE_THING),
        ("Which gene causes iron overload?", ONE_THING),
        ("List symptoms of migraine", None),
    ],
)
def test_share_of_the_first_that_a_second_has_to_reach(asked: str, share: float | None) -> None:
    assert least_share(evidence(asked, hit("a", "Migraine is a disorder.", facet=""))) == share


def test_a_labelled_library_decides_by_side_and_form() -> None:
    assert least_share(evidence("What is migraine?", hit("a", "Migraine is a disorder."))) is None


def test_yes_or_no_over_plain_abstracts_is_answered_by_the_best_statement_alone() -> None:
    best = "Erenumab is effective for the prevention of migraine in adults."
    weaker = "In 2019 price and shape of erenumab were compared (n = 31) with others by migraine clinics."
    hits = [hit(name, text, facet="", role="", title="") for name, text in (("a", best), ("b", weaker))]
    direct = compose(evidence("Is erenumab effective for migraine?", *hits)).direct
    assert [claim.text for claim in direct] == [best]
