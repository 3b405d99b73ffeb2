"""The shared sets as they are read."""

from pathlib import Path

from evals.readers import abstracts, bioasq, covidfact, healthver, pubmedqa, scifact


def test_bioasq_is_split_by_year_and_most_gold_records_are_held(shared: Path) -> None:
    train, held = bioasq.train(), bioasq.validate()
    assert (len(train), len(held)) == (1497, 486)
    gold = {pmid for question in (*train, *held) for pmid in question.pmids}
    assert len(gold - bioasq.records().keys()) < len(gold) // 20


def test_a_question_never_stands_in_the_title_of_the_record_that_answers_it(shared: Path) -> None:
    titles = {record.pmid: record.title for record in abstracts.abstracts()}
    assert {titles.get(question.pmid, "") for question in pubmedqa.questions()} == {""}


def test_every_abstract_that_a_claim_of_scifact_cites_is_in_the_corpus(shared: Path) -> None:
    corpus, claims = scifact.corpus(), scifact.claims()
    assert len(claims) == 809
    assert {one for claim in claims for one in claim.cited} <= corpus.keys()
    assert {one.label for claim in claims for one in claim.evidence} == {"SUPPORT", "CONTRADICT"}


def test_the_sets_on_support_have_their_labels_and_no_others(shared: Path) -> None:
    assert {pair.label for pair in healthver.pairs()} == {"Supports", "Refutes", "Neutral"}
    assert {claim.label for claim in covidfact.claims()} == {"SUPPORTED", "REFUTED"}
    assert all(claim.evidence for claim in covidfact.claims())
