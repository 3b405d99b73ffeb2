"""The badge is computed from what would be shown; whatever changes a word, a source or a template ends it."""

import orjson
import pytest
from django.db import connection

from probatum_site import actions, engine
from probatum_site.errors import Immutable, NotAllowed, OutOfDate
from probatum_site.models import Edition, Signature, SourceRecord
from probatum_site.status import Step, digest, shown_digest, status_of
from tests.site.conftest import approve, board_member, made, person, taken_up

pytestmark = pytest.mark.django_db


def test_a_new_edition_awaits_review(edition: Edition) -> None:
    status = status_of(edition)
    assert status.step is Step.UNSUBMITTED
    assert status.banner == ("Educational purpose only. Exercise caution: this content awaits human review.")


def test_the_steps_are_taken_one_after_the_other(edition: Edition) -> None:
    editor, reviewer = person("editor", "editor"), board_member("grace")
    review = actions.submit(edition, by=editor, digest=shown_digest(edition))
    assert status_of(edition).step is Step.SUBMITTED
    actions.claim_review(review, by=reviewer)
    assert status_of(edition).step is Step.UNDER_REVIEW
    needed = status_of(edition).required
    for name in ("grace", "ada")[:needed]:
        signer = reviewer if name == "grace" else board_member(name)
        actions.sign(review, "approve", by=signer, digest=review.digest, conflicts="None")
    status = status_of(edition)
    assert status.step is Step.APPROVED and status.banner == ""
    assert status.signed[0].name == "Grace"


def test_raw_sql_on_the_bytes_ends_the_approval(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    assert status_of(edition).approved
    body = bytes(edition.body).replace(b"dopamine", b"dopamina", 1)
    assert len(body) == len(bytes(edition.body)) and body != bytes(edition.body)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE probatum_site_edition SET body = %s WHERE id = %s", [body, edition.pk])
    now = status_of(Edition.objects.get(pk=edition.pk))
    assert not now.approved and now.banner and now.changed_since


def test_a_retraction_ends_the_approval(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    cited = edition.statements.first()
    assert cited is not None
    source = cited.citations.all()[0].source
    SourceRecord.objects.filter(pk=source.pk).update(state="retracted")
    assert not status_of(edition).approved


def test_another_template_ends_the_approval(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    approve(edition, "grace", "ada")
    monkeypatch.setattr(digest, "template_version", lambda: "another")
    assert not status_of(edition).approved


def test_django_does_not_rewrite_an_edition(edition: Edition) -> None:
    edition.body = b"{}"
    with pytest.raises(Immutable):
        edition.save()
    with pytest.raises(Immutable):
        Edition.objects.filter(pk=edition.pk).update(body=b"{}")
    with pytest.raises(Immutable):
        edition.delete()


def test_a_signature_that_the_site_did_not_write_does_not_count(edition: Edition) -> None:
    review = taken_up(edition, board_member("grace"))
    for name in ("ada", "edith"):
        forged = board_member(name)
        Signature.objects.create(
            review=review,
            digest=review.digest,
            reviewer=forged,
            name=name,
            role="Neurologist",
            credentials="MD",
            decision="approve",
            conflicts="None",
            at=review.submitted_at,
            seal="0" * 64,
        )
    assert status_of(edition).step is Step.UNDER_REVIEW


def test_a_withdrawn_signature_does_not_count(edition: Edition) -> None:
    review = approve(edition, "grace", "ada")
    assert status_of(edition).approved
    for signature in review.signatures.all():
        actions.withdraw(signature, by=signature.reviewer, reasons="I misread a number.")
    assert status_of(edition).step is Step.UNDER_REVIEW


def test_the_last_word_of_a_reviewer_counts(edition: Edition) -> None:
    review = approve(edition, "grace", "ada")
    for signature in review.signatures.all():
        actions.sign(
            review,
            "changes",
            by=signature.reviewer,
            digest=review.digest,
            conflicts="None",
            reasons="Section 2 lacks a dose.",
        )
    assert not status_of(edition).approved


def test_doses_need_two_signatures(db: None) -> None:
    edition = made("What dose of gabapentin is used for restless legs?")
    assert status_of(edition).required == 2
    approve(edition, "grace")
    assert status_of(edition).step is Step.UNDER_REVIEW
    approve(edition, "grace", "ada")
    assert status_of(edition).approved


def test_one_reviewer_signing_twice_is_one_signature(db: None) -> None:
    edition = made("What dose of gabapentin is used for restless legs?")
    approve(edition, "grace", "grace")
    assert not status_of(edition).approved


def test_who_wrote_the_words_does_not_sign_for_them(edition: Edition) -> None:
    writer = board_member("grace")
    body = bytes(edition.body).replace(b"dopamine", b"Dopamine", 1)
    own = actions.make_edition(edition.article, edition.audience, body, origin="edited", by=writer)
    review = taken_up(own, writer)
    with pytest.raises(NotAllowed):
        actions.sign(review, "approve", by=writer, digest=review.digest, conflicts="None")


def test_nobody_signs_what_has_changed_meanwhile(edition: Edition) -> None:
    reviewer = board_member("grace")
    review = taken_up(edition, reviewer)
    SourceRecord.objects.filter(citations__statement__edition=edition).update(state="corrected")
    with pytest.raises(OutOfDate):
        actions.sign(review, "approve", by=reviewer, digest=review.digest, conflicts="None")


@pytest.mark.parametrize("role", ["member", "editor", "librarian", "administrator"])
def test_only_a_reviewer_signs(edition: Edition, role: str) -> None:
    review = taken_up(edition, board_member("grace"))
    with pytest.raises(NotAllowed):
        actions.sign(review, "approve", by=person("x", role), digest=review.digest, conflicts="None")


def test_a_statement_of_conflicts_is_not_optional(edition: Edition) -> None:
    reviewer = board_member("grace")
    review = taken_up(edition, reviewer)
    with pytest.raises(NotAllowed):
        actions.sign(review, "approve", by=reviewer, digest=review.digest, conflicts=" ")


def test_an_edition_made_after_an_approval_says_changed(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    body = bytes(edition.body).replace(b"dopamine", b"Dopamine", 1)
    later = actions.make_edition(edition.article, edition.audience, body, origin="edited")
    assert status_of(edition).approved, "the old signature stays with the old edition"
    status = status_of(later)
    assert status.step is Step.UNSUBMITTED and status.changed_since


def test_an_unrelated_paper_in_the_library_makes_no_new_edition(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    answer = engine.parsed(bytes(edition.body))
    answer["manifest"]["snapshot"] = f"sha256:{'0' * 64}"
    again = actions.make_edition(edition.article, "clinician", orjson.dumps(answer), origin="rechecked")
    assert again == edition and status_of(again).approved
