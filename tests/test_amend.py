"""What a person changes is verified like anything else, and what follows from it is worked out anew."""

import pytest

from probatum import audiences, plugins
from probatum.amend import EDITED, Place, judged, reworded, without
from probatum.ask import ask
from probatum.connectors import starter
from probatum.errors import NotFound, UsageError
from probatum.exports import json
from probatum.library import Library
from probatum.types.answer import Finding, Outcome
from probatum.types.draft import Claim
from probatum.types.edition import Edition
from probatum.verify.gate import PLAIN

QUESTION = "What is the pathophysiology of restless leg syndrome?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.create(tmp_path_factory.mktemp("amended"))
    made.add(starter.read(starter.DEFAULT_PATH, damaged=lambda *_: None))
    return made


@pytest.fixture(scope="module")
def edition(library: Library) -> Edition:
    return ask(QUESTION, library, audience=audiences.load("clinician"))


def claims(edition: Edition) -> list[Claim]:
    every = [*edition.direct, *(one for each in edition.sections for one in each.statements)]
    return [one.claim for one in every]


def failing(edition: Edition, claim: Claim) -> list[Finding]:
    found = edition.answer.findings
    return [one for one in found if one.claim == claim.id and one.outcome is Outcome.FAIL]


def only_new(edition: Edition, before: Edition) -> Claim:
    known = {one.id for one in claims(before)}
    (new,) = {one for one in claims(edition) if one.id not in known}
    return new


def a_sentence(library: Library, edition: Edition) -> Place:
    """A statement of a source that the edition does not cite."""
    cited = {one.source.id for one in edition.references}
    document = next(one for one in library.documents() if one.source.id not in cited and one.sections)
    section = next(one for one in document.sections if one.passages)
    span = section.passages[0].sentences[0]
    return Place(document.source.id, section.label, span.start, span.end)


def test_words_that_the_source_does_not_say_are_shown_with_what_the_checks_say(
    library: Library, edition: Edition
) -> None:
    claim = claims(edition)[0]
    after = reworded(edition, claim.id, "Bananas cure 97% of restless legs.", library)
    new = only_new(after, edition)
    assert {"numbers", "entities"} <= {one.check for one in failing(after, new)}
    assert any(one.check == EDITED for one in after.answer.findings if one.claim == new.id)


def test_the_digest_is_another_one_and_the_old_edition_is_as_it_was(
    library: Library, edition: Edition
) -> None:
    before = json.render(edition)
    assert reworded(edition, claims(edition)[0].id, "Other words.", library).digest != edition.digest
    assert json.render(edition) == before


def test_another_source_gets_a_number_and_numbers_stay_in_order(library: Library, edition: Edition) -> None:
    place, claim = a_sentence(library, edition), claims(edition)[0]
    after = reworded(edition, claim.id, claim.text, library, places=[place])
    assert place.source in {one.source.id for one in after.references}
    seen = [one.source for claim in claims(after) for one in claim.citations]
    assert [one.source.id for one in after.references] == list(dict.fromkeys(seen))
    assert [one.number for one in after.references] == list(range(1, len(after.references) + 1))
    assert failing(after, only_new(after, edition)), "that source says something else"


def test_words_and_source_together_hold(library: Library, edition: Edition) -> None:
    place, claim = a_sentence(library, edition), claims(edition)[0]
    first = reworded(edition, claim.id, "x", library, places=[place])
    quote = only_new(first, edition).citations[0].quote
    after = reworded(edition, claim.id, quote, library, places=[place])
    assert not failing(after, only_new(after, edition))


def test_a_statement_taken_out_is_kept_with_the_reason(library: Library, edition: Edition) -> None:
    claim = claims(edition)[0]
    after = without(edition, claim.id, "It misleads.")
    assert claim.id not in {one.id for one in claims(after)}
    (withheld,) = [one for one in after.answer.withheld if one.claim == claim]
    assert "It misleads." in withheld.findings[-1].reason
    assert all(claim.id not in one.claims for one in after.answer.conflicts)


def test_the_last_statement_stays(edition: Edition) -> None:
    while len({one.id for one in claims(edition)}) > 1:
        edition = without(edition, claims(edition)[0].id, "No.")
    assert len(edition.references) == len({one.source for one in claims(edition)[0].citations})
    with pytest.raises(UsageError, match="last statement"):
        without(edition, claims(edition)[0].id, "No.")


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_no_words_and_too_many_are_refused(library: Library, edition: Edition, text: str) -> None:
    with pytest.raises(UsageError):
        reworded(edition, claims(edition)[0].id, text, library)


def test_a_statement_that_is_not_there_is_refused(library: Library, edition: Edition) -> None:
    with pytest.raises(UsageError):
        reworded(edition, "c000000000000", "Words.", library)
    with pytest.raises(UsageError):
        without(edition, "c000000000000", "No.")


def test_a_place_that_is_not_there_is_refused(library: Library, edition: Edition) -> None:
    claim = claims(edition)[0]
    with pytest.raises(NotFound):
        reworded(edition, claim.id, "Words.", library, places=[Place("pmid:1", "Abstract", 0, 9)])
    held = claim.citations[0]
    with pytest.raises(UsageError):
        reworded(edition, claim.id, "Words.", library, places=[Place(held.source, held.section, 0, 10**7)])


def test_every_format_can_be_written_of_what_was_changed(library: Library, edition: Edition) -> None:
    place, claim = a_sentence(library, edition), claims(edition)[0]
    after = reworded(edition, claim.id, "Other words.", library, places=[place])
    again = json.edition(json.render(after))
    for name in plugins.names("exports"):
        module = plugins.load("exports", name)
        assert module.render(again) == module.render(after)


def test_what_was_verified_once_is_found_the_same_again(library: Library, edition: Edition) -> None:
    asked = ask(QUESTION, library, audience=audiences.load("clinician"))
    for claim, found in judged(claims(asked), asked.answer.question, library).items():
        then = {one.check: one.outcome for one in asked.answer.findings if one.claim == claim.id}
        now = {one.check: one.outcome for one in found}
        assert {**now, PLAIN: ""} == {**then, PLAIN: ""}, "a plain variant that failed is gone by now"


def test_a_source_that_has_gone_supports_nothing(
    edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = Library.create(tmp_path_factory.mktemp("empty"))
    for claim, found in judged(claims(edition), edition.answer.question, empty).items():
        assert any(one.outcome is Outcome.FAIL for one in found), claim.text
