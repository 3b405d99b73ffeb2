"""What holds of one sort of a thing is not said of another."""

import pytest

from probatum.composers.extractive import compose
from probatum.types.draft import Claim
from tests.composers.evidence import evidence, hit

NAMES = ("botulinum toxin", "sleep apnoea", "metformin")


def direct(asked: str, text: str, *, title: str = "Treatment") -> tuple[Claim, ...]:
    return compose(evidence(asked, hit("s", text, facet="treatment", title=title), names=NAMES)).direct


@pytest.mark.parametrize(
    ("asked", "own", "other"),
    [
        ("episodic migraine", "episodic migraine", "chronic migraine"),
        ("type 2 diabetes", "type 2 diabetes", "type 1 diabetes"),
        ("type 1 diabetes", "type 1 diabetes", "diabetes"),
        ("acute pancreatitis", "acute pancreatitis", "chronic pancreatitis"),
        ("IV iron", "intravenous (IV) iron", "oral iron"),
    ],
)
def test_other_sort_is_no_answer(asked: str, own: str, other: str) -> None:
    question = f"Does botulinum toxin help in {asked}?"
    said = "Botulinum toxin was effective in the treatment of {} at twelve weeks."
    assert direct(question, said.format(own))
    assert not direct(question, said.format(other))


def test_statement_without_the_word_goes_by_the_title_of_its_source() -> None:
    question = "Does botulinum toxin help in episodic migraine?"
    text = "Botulinum toxin was effective against migraine at twelve weeks."
    assert direct(question, text, title="Botulinum toxin in episodic migraine")
    assert not direct(question, text, title="Botulinum toxin in chronic migraine")


def test_question_about_both_sorts_takes_statements_on_either() -> None:
    text = "Botulinum toxin was effective in chronic migraine, less where migraine is episodic."
    assert direct("Does botulinum toxin help in episodic or chronic migraine?", text)
    assert direct("Does botulinum toxin help in chronic migraine?", text)


def test_who_has_the_thing_is_no_answer_on_those_without_it() -> None:
    question = "Does botulinum toxin help migraine without aura?"
    said = "Botulinum toxin was effective in migraine {} aura at twelve weeks."
    assert direct(question, said.format("without"))
    assert not direct(question, said.format("with"))
    assert direct("Does botulinum toxin help migraine with aura?", said.format("with"))
