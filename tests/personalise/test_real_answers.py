"""What every audience may rely on, over real answers of the starter library."""

from collections.abc import Iterator

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import starter
from probatum.library import Library
from probatum.personalise.wording import _values
from probatum.types.draft import Claim
from probatum.types.edition import Edition, Statement

QUESTIONS = (
    "What is the pathophysiology of restless leg syndrome?",
    "What is augmentation in restless legs?",
    "How is migraine treated in pregnancy?",
    "What are the side effects of intravenous iron?",
    "When is high blood pressure an emergency?",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.create(tmp_path_factory.mktemp("starter") / "library")
    library.add(starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: None))
    return library


@pytest.fixture(scope="module", params=[(each, name) for each in QUESTIONS for name in audiences.names()])
def edition(request: pytest.FixtureRequest, library: Library) -> Edition:
    question, audience = request.param
    return ask(question, library, audience=audiences.load(audience))


def claims(edition: Edition) -> Iterator[Claim]:
    yield from edition.answer.direct
    for section in edition.answer.sections:
        yield from section.claims


def statements(edition: Edition) -> Iterator[Statement]:
    yield from edition.direct
    for section in edition.sections:
        yield from section.statements


def test_every_claim_is_shown_once_or_listed_as_left_out(edition: Edition) -> None:
    shown = [statement.claim.id for statement in statements(edition)]
    assert shown
    assert sorted([*shown, *edition.left_out]) == sorted({claim.id for claim in claims(edition)})


def test_no_warning_is_left_out(edition: Edition) -> None:
    warnings = {claim.id for claim in claims(edition) if claim.warning}
    assert warnings.isdisjoint(edition.left_out)


def test_no_conflict_is_shown_from_one_side(edition: Edition) -> None:
    shown = {statement.claim.id for statement in statements(edition)}
    for conflict in edition.answer.conflicts:
        assert shown.isdisjoint(conflict.claims) or shown >= set(conflict.claims)


def test_words_are_those_of_the_claim_or_fewer(edition: Edition) -> None:
    for statement in statements(edition):
        left = iter(statement.claim.plain if edition.audience.plain and statement.claim.plain else "")
        whole = iter(statement.claim.text)
        assert all(letter in whole for letter in statement.text) or all(
            letter in left for letter in statement.text
        )


def test_every_number_of_a_claim_is_shown_or_listed(edition: Edition) -> None:
    for statement in statements(edition):
        seen = _values(" ; ".join((statement.text, *statement.left_out)))
        assert _values(statement.claim.text) <= seen, statement.text


def test_references_are_those_that_are_cited_in_order(edition: Edition) -> None:
    cited = [citation.source for each in statements(edition) for citation in each.claim.citations]
    assert [reference.source.id for reference in edition.references] == list(dict.fromkeys(cited))
    assert [reference.number for reference in edition.references] == list(range(1, len(set(cited)) + 1))


def test_no_section_is_empty_and_no_heading_twice(edition: Edition) -> None:
    assert all(section.statements for section in edition.sections)
    heads = [section.heading for section in edition.sections]
    assert len(heads) == len(set(heads))
