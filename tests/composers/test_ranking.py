"""The model that ranks statements: readable data, and the order that follows from it."""

from probatum.composers._context import context
from probatum.composers._features import NAMES, features
from probatum.composers._relevance import Scored, worthwhile
from probatum.composers._statement import statements
from probatum.composers._trees import score, wanted
from probatum.composers.extractive import answering, best, ranking
from probatum.types.evidence import Evidence
from probatum.vocabulary import rows
from tests.composers.evidence import evidence, hit

ASKED = "Is ivosidenib approved for leukaemia?"
ANSWER = "Ivosidenib is an inhibitor of mutant IDH1 that is approved for acute myeloid leukaemia."
ASIDE = "Leukaemia is more frequent in older people."
METHOD = "We searched MEDLINE for trials of ivosidenib in leukaemia."


def found() -> Evidence:
    return evidence(
        ASKED,
        *(
            hit(name, text, facet="", role="")
            for name, text in zip("abc", (ASIDE, METHOD, ANSWER), strict=True)
        ),
    )


def test_table_names_only_features_that_there_are() -> None:
    trees = rows("ranking_trees")
    assert len(trees) == 150
    assert {name for row in trees for name in row[0:6:2]} <= set(NAMES)
    assert all(len(row) == 14 for row in trees)


def test_what_no_tree_asks_for_is_not_looked_for_and_changes_no_score() -> None:
    given = found()
    candidates = statements(given)
    read = context(candidates, given)
    for statement in candidates:
        every, needed = (features(statement, 0.5, read, given, names) for names in (NAMES, wanted()))
        assert score(every) == score(needed)


def test_every_feature_has_a_value() -> None:
    given = found()
    candidates = statements(given)
    read = context(candidates, given)
    for statement in candidates:
        values = features(statement, 0.5, read, given)
        assert len(values) == len(NAMES)
        assert isinstance(score(values), float)


def test_statement_that_answers_stands_first() -> None:
    assert ranking(found())[0].statement.text == ANSWER


def test_method_is_evidence_and_no_answer() -> None:
    assert METHOD in [item.statement.text for item in ranking(found())]
    assert [item.statement.text for item in answering(found())] == [ANSWER, ASIDE]


def test_model_counts_more_where_the_library_labels_nothing() -> None:
    bare, labelled = (
        evidence(ASKED, hit("a", ANSWER, facet=facet, role=""), hit("b", ASIDE, facet=facet, role=""))
        for facet in ("", "treatment")
    )
    gaps = []
    for given in (bare, labelled):
        first, second = ranking(given)
        gaps.append((first.score - second.score) / (first.learnt - second.learnt))
    assert gaps[0] > gaps[1]


def test_what_is_far_below_the_best_is_not_worth_it() -> None:
    first, second = statements(evidence(ASKED, hit("a", ANSWER), hit("b", ASIDE)))
    scored = [Scored(first, 3.0, learnt=1.0), Scored(second, 2.0, learnt=0.3)]
    assert worthwhile(scored) == scored[:1]


def test_nothing_is_said_twice() -> None:
    twice = evidence(ASKED, hit("a", ANSWER, facet="", role=""), hit("b", ANSWER, facet="", role=""))
    claims = best(twice)
    assert [claim.text for claim in claims] == [ANSWER]
    assert [citation.source for citation in claims[0].citations] == ["local:a", "local:b"]


def test_heading_is_deleted_and_the_quote_stays_whole() -> None:
    claim = best(evidence(ASKED, hit("a", f"CONCLUSIONS: {ANSWER}", facet="", role="")))[0]
    assert claim.text == ANSWER
    assert claim.citations[0].quote == f"CONCLUSIONS: {ANSWER}"
