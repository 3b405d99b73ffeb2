"""The desk in the browser, without JavaScript: from handing in to approval, and what the queue says."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probatum_site import actions, engine
from probatum_site.desk.beside import alike_elsewhere
from probatum_site.desk.differences import difference
from probatum_site.desk.queue import queue
from probatum_site.desk.reach import reach
from probatum_site.models import (
    Article,
    AuditEntry,
    ClaimReview,
    Correction,
    Doubt,
    Edition,
    Message,
    Review,
    Signature,
    SourceRecord,
    User,
)
from probatum_site.status import shown_digest, status_of
from tests.site.conftest import FLAGSHIP, approve, board_member, made, person, taken_up

pytestmark = pytest.mark.django_db


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def claims(edition: Edition) -> list[engine.Json]:
    return list(engine.claims_in(bytes(edition.body)))


def test_from_handing_in_to_approval(edition: Edition) -> None:
    editor, grace = logged_in(person("editor", "editor")), board_member("grace")
    page = reverse("desk-edition", args=[edition.pk])
    editor.post(reverse("desk-submit", args=[edition.pk]), {"digest": status_of(edition).digest})
    review, reviewer = Review.objects.get(), logged_in(grace)
    reviewer.post(reverse("desk-claim", args=[review.pk]))
    claim = claims(edition)[0]["id"]
    verdict = {"claim": claim, "verdict": "accept", "at": "s0-1"}
    assert reviewer.post(reverse("desk-verdict", args=[review.pk]), verdict)["Location"] == f"{page}#s0-1"
    assert "v-accept" in text(reviewer.get(page))
    _sign(reviewer, review)
    for name in ("ada", "edith")[: status_of(edition).required - 1]:
        _sign(logged_in(board_member(name)), review)
    assert status_of(edition).approved


def _sign(client: Client, review: Review) -> Any:
    """Sign; the site asks for the password first, and takes the form up again."""
    form = {"decision": "approve", "digest": review.digest, "conflicts": "None"}
    asked = client.post(reverse("desk-sign", args=[review.pk]), form)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    before = Signature.objects.count()
    again = client.post(asked["Location"], {"password": "a long enough password"})
    assert Signature.objects.count() == before + 1
    return again


def test_nobody_signs_without_showing_again_who_they_are(edition: Edition) -> None:
    grace = board_member("grace")
    review, client = taken_up(edition, grace), logged_in(grace)
    form = {"decision": "approve", "digest": review.digest, "conflicts": "None"}
    asked = client.post(reverse("desk-sign", args=[review.pk]), form)
    client.post(asked["Location"], {"password": "another password"})
    assert not Signature.objects.exists()


def test_each_statement_stands_beside_its_words_in_their_section(edition: Edition) -> None:
    page = text(logged_in(board_member("grace")).get(reverse("desk-edition", args=[edition.pk])))
    assert page.count('<article class="claim') == edition.statements.count()
    assert page.count("<mark>") >= sum(len(one["citations"]) for one in claims(edition)[:5])
    assert "style=" not in page and "<script>" not in page


def test_a_plain_wording_that_is_not_used_is_no_failed_check(edition: Edition) -> None:
    """The words shown passed; the desk must not say that their source does not support them."""
    other = made("Which drugs prevent migraine?")
    plain = [
        one["id"]
        for one in claims(other)
        if any(each["check"] == "plain" and each["outcome"] == "fail" for each in one["findings"])
    ]
    assert plain and not other.statements.filter(claim__in=plain, withheld=False, failed__gt=0).exists()
    review, client = taken_up(other, board_member("grace")), logged_in(User.objects.get(username="grace"))
    assert "Not supported by its source" not in text(client.get(reverse("desk-sign", args=[review.pk])))
    assert "plain wording</b> not used" in text(client.get(reverse("desk-edition", args=[other.pk])))


def test_a_decision_by_script_brings_back_the_one_statement(edition: Edition) -> None:
    grace = board_member("grace")
    review = taken_up(edition, grace)
    answer = logged_in(grace).post(
        reverse("desk-verdict", args=[review.pk]),
        {"claim": claims(edition)[0]["id"], "verdict": "accept", "at": "s0-1"},
        headers={"HX-Request": "true"},
    )
    assert text(answer).count("<article") == 1 and 'id="s0-1"' in text(answer)


def test_statements_of_an_approved_edition_are_accepted_in_one_go(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    claim = claims(edition)[0]["id"]
    later = actions.edit_statement(
        edition, claim, "Other.", by=person("w", "editor"), digest=shown_digest(edition), reason="Clearer."
    )
    other = made("How is restless leg syndrome diagnosed?")
    same = alike_elsewhere(other)
    assert not same & set(later.statements.filter(claim=claim).values_list("fingerprint", flat=True))
    twin = made(FLAGSHIP.replace("pathophysiology", "mechanism"))
    review = taken_up(twin, User.objects.get(username="grace"))
    wanted = alike_elsewhere(twin)
    count = actions.accept_alike(review, wanted, by=User.objects.get(username="grace"))
    assert count == len({row.claim for row in twin.statements.filter(fingerprint__in=wanted, withheld=False)})
    assert ClaimReview.objects.filter(review=review, verdict="accept").count() == count


def test_the_queue_begins_with_a_retraction_and_forgets_what_is_settled(edition: Edition) -> None:
    assert all(
        one.points >= after.points for one, after in zip(queue(limit=9), queue(limit=9)[1:], strict=False)
    )
    cited = claims(edition)[-1]["citations"][0]["source"]
    SourceRecord.objects.filter(pk=cited).update(state="retracted", changed_at=timezone.now())
    first = queue(limit=500)[0]
    assert "A source no longer stands" in first.reasons and "Retracted" in first.details[0]
    grace = board_member("grace")
    review = taken_up(edition, grace)
    for row in edition.statements.filter(withheld=False):
        actions.record_claim_review(review, row.claim, "accept", by=grace)
    assert all(one.row.withheld for one in queue(limit=500))
    SourceRecord.objects.filter(pk=cited).update(state="withdrawn", changed_at=timezone.now())
    assert not queue(limit=500)[0].row.withheld, "it comes back when the standing changes again"


def test_reports_are_on_the_queue_until_they_are_closed(edition: Edition) -> None:
    member = person("m")
    report = actions.report_problem(edition.article, "Sentence 3 is wrong.", by=member)
    client = logged_in(person("editor", "editor"))
    assert "Sentence 3 is wrong." in text(client.get(reverse("desk")))
    client.post(reverse("desk-close-report", args=[report.pk]), {"outcome": "Corrected."})
    assert "Sentence 3 is wrong." not in text(client.get(reverse("desk")))
    assert Message.objects.filter(user=member, text__contains="Corrected.").exists()


def test_a_recheck_finds_quotes_that_are_gone_and_says_so_once(edition: Edition) -> None:
    assert actions.recheck().nothing
    body = bytes(edition.body).replace(claims(edition)[0]["citations"][0]["quote"][:30].encode(), b"x" * 30)
    broken = actions.make_edition(edition.article, "clinician", body, origin="edited")
    found = actions.recheck()
    assert {pk for pk, _ in found.moved} == {broken.pk}
    doubts = set(Doubt.objects.values_list("pk", flat=True))
    actions.recheck()
    assert doubts and doubts == set(Doubt.objects.values_list("pk", flat=True))
    assert "Found by the last recheck" in queue(limit=1)[0].reasons


def test_a_change_of_standing_reaches_page_readers_and_queue(edition: Edition, reader: Client) -> None:
    approve(edition, "grace", "ada")
    follower = person("m")
    actions.follow(edition.article, by=follower)
    source = engine.document(claims(edition)[0]["citations"][0]["source"]).source
    from dataclasses import replace

    from probatum.types.standing import Standing, State

    actions.note_standings([replace(source, standing=Standing(State.RETRACTED, "Retracted in 2026."))])
    assert not status_of(edition).approved
    assert "is now retracted" in Correction.objects.get().text
    assert Message.objects.filter(user=follower, text__contains="is now retracted").exists()
    assert "is now retracted" in text(
        reader.get(edition.article.get_absolute_url(), {"audience": "clinician"})
    )
    assert "A source no longer stands" in queue(limit=1)[0].reasons


def test_a_check_that_found_a_source_as_it_was_ends_no_approval(edition: Edition) -> None:
    approve(edition, "grace", "ada")
    SourceRecord.objects.filter(state="unknown").update(state="current", checked="2026-11-01")
    assert status_of(edition).approved


def test_everything_that_leans_on_a_source_is_found(edition: Edition) -> None:
    source = SourceRecord.objects.get(pk=claims(edition)[0]["citations"][0]["source"])
    found = reach(source)
    wanted = {one["id"] for one in claims(edition) if source.pk in {c["source"] for c in one["citations"]}}
    assert wanted <= {row.claim for one in found.articles for row in one.statements}
    page = logged_in(person("l", "librarian")).get(reverse("desk-sources"), {"source": source.pk})
    assert FLAGSHIP in text(page)


def test_what_changed_is_shown_sentence_by_sentence(edition: Edition, reader: Client) -> None:
    assert difference(edition, edition).changed == 0
    claim = claims(edition)[0]
    words = claim["text"].rstrip(".") + " indeed."
    later = actions.edit_statement(
        edition, claim["id"], words, by=person("w", "editor"), digest=shown_digest(edition), reason="Clearer."
    )
    reworded = [one for one in difference(edition, later).statements if one.kind == "reworded"]
    assert reworded and any(piece.kind == "new" and "indeed" in piece.text for piece in reworded[0].pieces)
    url = f"{edition.article.get_absolute_url()}/changes"
    page = text(reader.get(url, {"from": edition.pk, "to": later.pk}))
    assert "<ins>" in page and "Clearer." in page
    assert "What changed" in text(reader.get(f"{edition.article.get_absolute_url()}/history"))


def test_old_approvals_are_remembered_once(edition: Edition, settings: Any) -> None:
    approve(edition, "grace", "ada")
    settings.REVIEW_MONTHS = 12
    actions.remind()
    assert not Message.objects.filter(text__contains="renewed").exists()
    settings.REVIEW_MONTHS = 0.5
    for _ in range(2):
        actions.remind()
    assert Message.objects.filter(text__contains="renewed", user__username="grace").count() == 1


def test_letters_go_out_once(edition: Edition) -> None:
    user = person("m")
    user.email = "m@example.org"
    user.save()
    actions.follow(edition.article, by=user)
    actions.correct(edition.article, "A number was wrong.", by=person("e", "editor"))
    assert (actions.send_letters(), actions.send_letters()) == (1, 0)
    assert "A number was wrong." in mail.outbox[0].body and FLAGSHIP in mail.outbox[0].body


def test_a_reviewer_is_proposed_by_specialty(edition: Edition) -> None:
    for name, specialties in (("skin", "Dermatology"), ("nerves", "Neurology")):
        profile = board_member(name).profile
        profile.specialties = specialties
        profile.save()
    editor = person("editor", "editor")
    review = actions.submit(edition, by=editor, digest=shown_digest(edition))
    page = text(logged_in(editor).get(reverse("desk-edition", args=[edition.pk])))
    assert page.index('value="nerves"') < page.index('value="skin"') and "(Neurology)" in page
    logged_in(editor).post(reverse("desk-assign", args=[review.pk]), {"reviewer": "nerves"})
    assert Message.objects.filter(user__username="nerves", text__contains="asked to review").exists()


def test_roles_are_given_by_administrators_and_one_always_stays(edition: Edition) -> None:
    admin, other = person("admin", "administrator"), person("other")
    client = logged_in(admin)
    client.post(reverse("desk-set-roles", args=[other.pk]), {"role": ["editor", "librarian"]})
    assert set(other.groups.values_list("name", flat=True)) == {"editor", "librarian"}
    refused = client.post(reverse("desk-set-roles", args=[admin.pk]), {"role": []})
    assert refused.status_code == 403 and admin.groups.exists()
    assert AuditEntry.objects.filter(act="roles", subject=f"user:{other.pk}").count() == 1


def test_a_profile_is_written_by_its_owner_and_read_by_all(edition: Edition, reader: Client) -> None:
    user = person("grace", "reviewer")
    form = {"name": "Grace", "role": "Neurologist", "credentials": "MD", "specialties": "", "interests": ""}
    assert logged_in(user).post(reverse("desk-profile"), form).status_code == 400
    logged_in(user).post(reverse("desk-profile"), {**form, "interests": "None"})
    assert "Neurologist" in text(reader.get(reverse("board-member", args=[user.profile.pk])))


def test_the_page_of_the_log_proves_it(edition: Edition) -> None:
    client = logged_in(person("admin", "administrator"))
    page = text(client.get(reverse("desk-audit"), {"verify": "1"}))
    assert "entries stand" in page


def test_a_kept_back_question_is_published_by_an_editor_and_deleted_in_time(
    reader: Client, settings: Any
) -> None:
    reader.post("/ask", {"question": "My son John Smith, born 3 May 2019, has restless legs, why?"})
    article = Article.objects.get()
    assert article.personal and Client().get(article.get_absolute_url()).status_code == 404
    editor = logged_in(person("editor", "editor"))
    editor.post(f"{article.get_absolute_url()}/publish", {"on": "1"})
    assert Client().get(article.get_absolute_url()).status_code == 200
    editor.post(f"{article.get_absolute_url()}/publish", {"on": "0"})
    settings.RETENTION_DAYS = 30
    assert actions.delete_expired() == 0
    Article.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert actions.delete_expired() == 1 and not Article.objects.exists()


def test_a_question_goes_with_everything_that_hangs_on_it(edition: Edition) -> None:
    from probatum_site.actions.audit import faults

    approve(edition, "grace", "ada")
    actions.follow_up(edition.article, "And what about iron?")
    actions.delete_article(edition.article, by=person("e2", "editor"), reason="Asked for.")
    assert not Article.objects.exists() and not Edition.objects.exists() and not Signature.objects.exists()
    assert not list(faults()), "the log still stands, and knows which signatures went"


def test_a_reader_deletes_only_what_was_asked_in_the_same_browser(edition: Edition, reader: Client) -> None:
    assert reader.post(f"{edition.article.get_absolute_url()}/delete").status_code == 403
    reader.post("/ask", {"question": "My son John Smith, born 3 May 2019, has restless legs, why?"})
    article = Article.objects.get(personal=True)
    reader.post(f"{article.get_absolute_url()}/delete")
    assert not Article.objects.filter(personal=True).exists()
