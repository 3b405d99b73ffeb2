"""An edit is a new edition, verified at once; the old one keeps its signatures; the unsupported is marked."""

import pytest
from django.test import Client

from probatum.amend import Place
from probatum_site import actions, engine
from probatum_site.errors import NotAllowed, OutOfDate
from probatum_site.models import AuditEntry, Correction, Edition
from probatum_site.reading import UNSUPPORTED, read
from probatum_site.status import Step, shown_digest, status_of
from tests.site.conftest import FLAGSHIP, approve, board_member, made, person, taken_up

pytestmark = pytest.mark.django_db


def first(edition: Edition) -> engine.Json:
    return next(engine.claims_in(bytes(edition.body)))


def edited(edition: Edition, text: str = "Bananas cure 97% of restless legs.", **more: str) -> Edition:
    return actions.edit_statement(
        edition,
        first(edition)["id"],
        text,
        by=person("writer", "editor"),
        digest=shown_digest(edition),
        reason="Clearer.",
        **more,
    )


def test_an_edit_is_the_next_edition_and_the_signature_stays_behind(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    later = edited(edition)
    assert (later.number, later.origin, later.reason) == (edition.number + 1, "edited", "Clearer.")
    assert status_of(Edition.objects.get(pk=edition.pk)).approved
    status = status_of(later)
    assert status.step is Step.UNSUBMITTED and status.changed_since


def test_what_its_source_does_not_say_is_marked_for_readers(edition: Edition, reader: Client) -> None:
    edited(edition)
    page = reader.get(edition.article.get_absolute_url(), {"audience": "clinician"}).content.decode()
    before, _, _ = page.partition("</head>")[2].partition("Bananas cure 97% of restless")
    assert UNSUPPORTED in before[-300:] and "Edited by a person" in before[-300:]


def test_what_its_source_says_is_marked_as_edited_only(edition: Edition) -> None:
    claim = first(edition)
    place = claim["citations"][0]
    text = place["quote"].rstrip(".") + "."
    if text == claim["text"]:
        text = text.rstrip(".")
    later = edited(edition, text)
    tags = read(bytes(later.body)).direct[0].tags
    assert "Edited by a person" in tags and UNSUPPORTED not in tags


def test_who_edited_does_not_sign(edition: Edition) -> None:
    writer = board_member("grace")
    later = actions.edit_statement(
        edition, first(edition)["id"], "Other.", by=writer, digest=shown_digest(edition), reason="Clearer."
    )
    review = taken_up(later, writer)
    with pytest.raises(NotAllowed, match="cannot sign"):
        actions.sign(review, "approve", by=writer, digest=review.digest, conflicts="None")
    ada = board_member("ada")
    actions.sign(review, "approve", by=ada, digest=review.digest, conflicts="None")


def test_another_source_can_be_put_under_a_statement(edition: Edition) -> None:
    claims = list(engine.claims_in(bytes(edition.body)))
    other = next(
        one["citations"][0]
        for one in claims
        if one["citations"][0]["source"] != claims[0]["citations"][0]["source"]
    )
    place = Place(other["source"], other["section"], other["start"], other["end"])
    later = actions.replace_source(
        edition,
        claims[0]["id"],
        (place,),
        by=person("w", "editor"),
        digest=shown_digest(edition),
        reason="Newer.",
    )
    assert first(later)["citations"][0]["source"] == other["source"]
    assert later.statements.filter(claim=first(later)["id"], failed__gt=0).exists(), "it says something else"


def test_a_statement_can_be_taken_out_and_the_old_edition_restored(edition: Edition) -> None:
    claim, editor = first(edition), person("w", "editor")
    approve(edition, "grace", "ada")
    later = actions.take_out(
        edition, claim["id"], by=editor, digest=shown_digest(edition), reason="Outdated."
    )
    assert claim["text"] in [one.text for one in read(bytes(later.body)).withheld]
    again = actions.restore(edition, by=editor, reason="It was right.")
    assert bytes(again.body) == bytes(edition.body) and again.number == 3
    assert not status_of(again).approved, "a signature does not come back with the words"


def test_nobody_edits_what_has_changed_meanwhile(edition: Edition) -> None:
    digest, editor = shown_digest(edition), person("w", "editor")
    claim = first(edition)["id"]
    actions.edit_statement(edition, claim, "One.", by=editor, digest=digest, reason="Clearer.")
    with pytest.raises(OutOfDate):
        actions.edit_statement(edition, claim, "Two.", by=editor, digest=digest, reason="Clearer.")
    assert edition.article.editions.count() == 2


def test_an_edit_that_changes_nothing_makes_no_edition(edition: Edition) -> None:
    later = edited(edition)
    with pytest.raises(NotAllowed, match="Nothing is different"):
        actions.edit_statement(
            later,
            first(later)["id"],
            first(later)["text"],
            by=person("w", "editor"),
            digest=shown_digest(later),
            reason="Again.",
        )


@pytest.mark.parametrize("role", ["member", "librarian"])
def test_only_editors_and_reviewers_edit(edition: Edition, role: str) -> None:
    with pytest.raises(NotAllowed):
        actions.edit_statement(
            edition, first(edition)["id"], "x", by=person("x", role), digest=shown_digest(edition), reason="x"
        )


def test_a_correction_is_told_to_readers_for_good(edition: Edition, reader: Client) -> None:
    later = edited(edition, correction="The number was wrong.")
    assert Correction.objects.get().edition == later
    page = reader.get(edition.article.get_absolute_url(), {"audience": "clinician"}).content.decode()
    assert "The number was wrong." in page


def test_what_was_rejected_is_not_approved_with_the_rest(edition: Edition) -> None:
    grace = board_member("grace")
    review = taken_up(edition, grace)
    claim = first(edition)["id"]
    actions.record_claim_review(review, claim, "reject", by=grace, comment="Not so.")
    with pytest.raises(NotAllowed, match="was rejected"):
        actions.sign(review, "approve", by=grace, digest=review.digest, conflicts="None")
    actions.record_claim_review(review, claim, "accept", by=grace)
    actions.sign(review, "approve", by=grace, digest=review.digest, conflicts="None")


def test_every_edit_is_in_the_log(edition: Edition) -> None:
    edited(edition)
    assert AuditEntry.objects.filter(act="edit").count() == 1


def test_the_question_of_another_audience_is_not_touched(db: None) -> None:
    clinician, patient = made(), made(FLAGSHIP, "patient")
    approve(patient, "grace", "ada")
    edited(clinician)
    assert status_of(Edition.objects.get(pk=patient.pk)).approved
