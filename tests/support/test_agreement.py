"""A further source that is cited in support speaks of the same and does not say the opposite."""

import pytest

from probatum.support.agreement import agreement
from probatum.types.answer import Outcome

CLAIM = "Iron lowered the severity score in adults with restless legs."


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("In adults with restless legs, iron reduced the severity score.", Outcome.PASS),
        ("Iron raised the severity score in adults with restless legs.", Outcome.FAIL),
        ("Iron had no effect on the severity score of adults with restless legs.", Outcome.FAIL),
        ("Migraine is common.", Outcome.FAIL),
        ("Restless dogs bark.", Outcome.COULD_NOT_CHECK),
    ],
)
def test_a_further_quote_is_weighed(quote: str, outcome: Outcome) -> None:
    assert agreement(CLAIM, quote).outcome is outcome
