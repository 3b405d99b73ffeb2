"""What stands under a heading, and which headings an article has."""

from collections.abc import Sequence

from probatum import outlines
from probatum.composers._layout import sections
from probatum.composers._merge import Merged
from probatum.composers._relevance import Scored
from probatum.composers._statement import statements
from probatum.types.evidence import Hit
from probatum.types.source import Kind
from tests.composers.evidence import evidence, hit

QUESTION = "How is iron deficiency diagnosed?"


def told(count: int, facet: str) -> list[Hit]:
    return [hit(f"{facet}-{number}", f"Ferritin tells it {number}.", facet=facet) for number in range(count)]


def article(*hits: Hit, asked: Sequence[str] = ()) -> dict[str, list[str]]:
    found = statements(evidence(QUESTION, *hits))
    groups = [Merged(Scored(statement, 1.0, 1.0)) for statement in found]
    laid_out = sections(groups, outlines.load("diagnosis"), asked=asked)
    return {name: [group.statement.text for group in within] for name, within in laid_out}


def test_what_is_beside_the_point_stands_in_a_short_article_alone() -> None:
    aside, long = told(2, "epidemiology"), [*told(6, "diagnosis"), *told(4, "clinical-features")]
    assert "epidemiology" in article(*told(3, "diagnosis"), *aside)
    assert "epidemiology" not in article(*long, *aside)
    assert "epidemiology" in article(*long, *aside, asked=["epidemiology"])


def test_whom_a_study_took_is_left_out_unless_its_findings_stand_beside_it() -> None:
    head_count = hit(
        "big", "BIG enrolled 12,821 people aged 50 or over.", facet="diagnosis", role="background"
    )
    finding = hit("big", "In BIG, ferritin told it in nine of ten.", facet="diagnosis", role="result")
    others = told(3, "diagnosis")
    assert head_count.passage.text not in article(*others, head_count)["diagnosis"]
    assert article(*others, head_count, finding)["diagnosis"][-1] == head_count.passage.text


def test_a_trial_stands_behind_a_review() -> None:
    trial = hit("trial", "A trial finds so.", facet="diagnosis", role="conclusion", kind=Kind.TRIAL)
    review = hit("review", "A review finds so.", facet="diagnosis", role="conclusion", kind=Kind.REVIEW)
    assert article(trial, review)["diagnosis"] == [review.passage.text, trial.passage.text]


def test_what_is_not_known_stands_behind_what_is() -> None:
    texts = {
        "open": "A link with diabetes, kidney disease and pregnancy is possible but poorly studied.",
        "known": "Twelve studies tie it to kidney disease.",
    }
    hits = [hit(name, text, facet="secondary-cause", role="result") for name, text in texts.items()]
    groups = [Merged(Scored(one, 1.0, 1.0)) for one in statements(evidence(QUESTION, *hits))]
    laid = dict(sections(groups, outlines.load("mechanism")))["secondary-cause"]
    assert [group.statement.text for group in laid] == [texts["known"], texts["open"]]
