"""What is told beside the text."""

from probatum import audiences
from probatum.personalise.notes import MOST_TERMS, glossary, readable
from probatum.types.draft import Claim
from probatum.types.edition import Statement
from probatum.vocabulary import rows


def said(*texts: str) -> list[Statement]:
    return [Statement(Claim("c", text, (), "treatment"), text, ()) for text in texts]


def terms(text: str, question: str = "") -> list[str]:
    return [term for term, _ in glossary(said(text), question)]


def test_a_term_is_explained_in_singular_and_plural() -> None:
    assert terms("One opioid.") == terms("Two opioids.") == ["opioid"]
    assert terms("A beta-blocker.") == ["beta-blockers"]


def test_a_term_inside_a_word_is_not_meant() -> None:
    assert terms("Nonopioid and opioid-like care of taupe walls.") == []


def test_capital_letters_are_heeded() -> None:
    assert terms("A pet was asked for a grade.") == []
    assert terms("Evidence was graded with GRADE.") == ["GRADE"]


def test_within_a_longer_term_none_is_explained() -> None:
    assert terms("The transferrin saturation fell.") == ["transferrin saturation"]
    assert terms("A dopamine agonist acts like dopamine.") == ["dopamine", "dopamine agonist"]


def test_a_term_with_two_meanings_is_explained_where_its_meaning_is_the_one_given() -> None:
    assert terms("Augmentation was seen with pramipexole.") == ["augmentation", "pramipexole"]
    assert terms("Augmentation of the vessel wave was seen.") == []
    assert terms("Augmentation was seen.", "What worsens restless legs?") == ["augmentation"]


def test_no_more_terms_are_explained_than_are_read() -> None:
    every = ". ".join(row[0] for row in rows("glossary"))
    assert len(terms(every)) == MOST_TERMS


def test_the_table_of_terms_is_in_order() -> None:
    table = rows("glossary")
    assert [row[0] for row in table] == sorted(
        {row[0] for row in table}, key=lambda term: (term.lower(), term)
    )
    assert all(2 <= len(row) <= 3 and all(field.strip() == field != "" for field in row) for row in table)


def test_readability_is_of_sentences_not_of_statements() -> None:
    measured = readable(said("It hurts. It burns.", "It stops."), audiences.load("patient"))
    assert (measured.sentences, measured.words, measured.target) == (3, 6, 8.0)
    assert measured.smog is None
