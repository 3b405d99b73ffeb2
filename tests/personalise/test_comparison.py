"""The table of a comparison."""

import json
from dataclasses import replace

from probatum import audiences
from probatum.exports import json as saved
from probatum.exports import markdown
from probatum.personalise import personalise
from probatum.types.question import Question
from tests.personalise.test_personalise import answer, claim

FIGURES = "Augmentation occurred in 2.1% on drugone and 7.7% on drugtwo."


def test_figures_of_both_sides_stand_side_by_side() -> None:
    told = answer(
        (replace(claim("a"), text=FIGURES),), question=Question("drugone or drugtwo?", "comparison", ())
    )
    edition = personalise(told, audiences.load("clinician"))
    assert edition.comparison is not None
    row = edition.comparison.rows[0]
    assert (row.outcome, row.first, row.second) == ("Augmentation occurred", "2.1%", "7.7%")
    assert json.loads(saved.render(edition))["comparison"]["rows"][0]["claim"] == "a"
    assert "## Side by side" in markdown.render(edition)
    assert saved.edition(saved.render(edition)).comparison == edition.comparison


def test_another_kind_of_question_has_no_table() -> None:
    told = answer(
        (replace(claim("a"), text=FIGURES),), question=Question("drugone or drugtwo?", "safety", ())
    )
    assert personalise(told, audiences.load("clinician")).comparison is None
