"""A word that stands in another's place in a near-copy is seen."""

import pytest

from probatum.support.exchanged import exchanged
from probatum.support.features import features

SPAN = "Ropinirole effectively inhibits nightly leg movements in adults."


@pytest.mark.parametrize(
    "text",
    [
        "Ropinirole effectively provokes nightly leg movements in adults.",
        "Placebo effectively inhibits nightly leg movements in adults.",
        "Ropinirole effectively inhibits nightly leg pain in adults.",
    ],
)
def test_word_in_anothers_place_is_exchanged(text: str) -> None:
    assert exchanged(text, SPAN)
    assert not features(text, [SPAN])["no objection"]


@pytest.mark.parametrize(
    "text",
    [
        SPAN,
        "Nightly leg movements are inhibited by ropinirole.",
        "Ropinirole effectively inhibited nightly leg movements.",
        "Treatment with ropinirole lessens movements of the legs.",
    ],
)
def test_other_order_form_or_wording_is_no_exchange(text: str) -> None:
    assert not exchanged(text, SPAN)


def test_other_spelling_of_a_word_is_no_exchange() -> None:
    assert not exchanged("The assay can analyze serum samples.", "The assay can analyse serum samples.")
