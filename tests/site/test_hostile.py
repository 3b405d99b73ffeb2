"""What somebody may send who means harm, or whose program is broken: refused or escaped, never a fault."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from probatum_site import actions
from probatum_site.models import Article, AuditEntry, ClaimReview, Edition, Report, Review, Signature, User
from probatum_site.status import shown_digest
from tests.site.conftest import approve, board_member, made, person, taken_up
from tests.site.places import QUESTION

pytestmark = pytest.mark.usefixtures("database")

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def reader() -> Client:
    """A browser that is told of faults as readers are, by status 500."""
    cache.clear()
    return Client(raise_request_exception=False)


def logged_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "question",
    [
        "x" * 100_000,
        "Why " * 30_000,
        "\0What helps?\0",
        "\ud83d".encode("utf-8", "replace").decode() * 50,
        "ما هو سبب متلازمة تململ الساقين؟",
        "不宁腿综合征的原因是什么？",
        "\u202ewhy iron?\u202c",
        "?" * 200,
        "%s %(x)s {0} {{ 7*7 }} {% debug %}",
        "' OR 1=1; DROP TABLE probatum_site_article; --",
        "What is snake_case?",
        "../../etc/passwd\r\nSet-Cookie: a=b",
    ],
)
def test_a_question_of_any_sort_is_answered_or_refused(reader: Client, question: str) -> None:
    for answer in (
        reader.post("/ask", {"question": question, "audience": "clinician\r\nX: y"}),
        reader.post("/api/ask", {"question": question}, content_type="application/json"),
        reader.get("/search", {"q": question[:4000]}),
    ):
        assert answer.status_code < 500 and "Set-Cookie: a=b" not in str(answer.headers)
    assert not Article.objects.filter(question__contains="\r").exists()


def test_html_in_questions_notes_and_names_is_shown_as_it_was_typed() -> None:
    edition, grace, editor = made(QUESTION), board_member("grace"), person("ed", "editor")
    grace.profile.name = SCRIPT
    grace.profile.save()
    asked, _ = actions.ask_article(f"What is iron {SCRIPT}?")
    actions.report_problem(edition.article, SCRIPT)
    actions.correct(edition.article, SCRIPT, by=editor)
    review = taken_up(edition, grace)
    claim = edition.statements.filter(withheld=False)[0].claim
    actions.record_claim_review(review, claim, "reject", by=grace, comment=SCRIPT)
    actions.sign(review, "changes", by=grace, digest=review.digest, conflicts=SCRIPT, reasons=SCRIPT)
    actions.edit_statement(
        edition, claim, SCRIPT, by=editor, digest=shown_digest(edition), reason=SCRIPT, correction=SCRIPT
    )
    newest = Edition.objects.latest("pk")
    client = logged_in(editor)
    client.post("/ask", {"question": QUESTION})
    for path in (
        f"{edition.article.get_absolute_url()}?audience=clinician",
        f"{edition.article.get_absolute_url()}/history",
        f"{edition.article.get_absolute_url()}/changes?from={edition.pk}&to={newest.pk}",
        f"{edition.article.get_absolute_url()}/export/html?audience=clinician",
        asked.get_absolute_url(),
        reverse("desk"),
        reverse("desk-edition", args=[edition.pk]),
        reverse("desk-edition", args=[newest.pk]),
        reverse("board"),
        reverse("feed"),
        f"/search?q={SCRIPT}",
    ):
        answer = client.get(path)
        assert answer.status_code in (200, 400), path
        assert (
            "<script>alert" not in answer.content.decode() and "<img src=x" not in answer.content.decode()
        ), path


@pytest.mark.parametrize("id_", ["0", "99999999", "9" * 30, "9" * 3000])
def test_an_id_that_is_none_is_no_such_page(reader: Client, id_: str) -> None:
    edition = made(QUESTION)
    article = edition.article.get_absolute_url()
    for path in (
        f"/articles/x-{id_}",
        f"{article}/changes?from={id_}&to={id_}",
        f"/board/{id_}",
        f"/sources/pmid:{id_}",
    ):
        assert reader.get(path).status_code == 404, path[:40]
    assert reader.get(f"/api/editions/{id_}").status_code in (404, 422)
    desk = logged_in(person("boss", "editor", "reviewer", "administrator"))
    for name in ("desk-edition", "desk-sign"):
        assert desk.get(reverse(name, args=[1]).replace("1", id_, 1)).status_code == 404
    assert reader.get(article, headers={"Cookie": f"seen={id_}.{id_}; audience={id_}"}).status_code == 200


def test_forms_sent_from_elsewhere_do_nothing() -> None:
    edition, boss = made(QUESTION), person("boss", "editor", "administrator")
    client = Client(enforce_csrf_checks=True)
    client.force_login(boss)
    article = edition.article.get_absolute_url()
    for path in (
        "/ask",
        f"{article}/report",
        f"{article}/publish",
        f"{article}/delete",
        "/desk/recheck",
        f"/desk/people/{boss.pk}",
        f"/desk/editions/{edition.pk}/submit",
        "/accounts/logout/",
    ):
        answer = client.post(path, {"question": "Why?", "text": "x", "reason": "x", "role": "reviewer"})
        assert answer.status_code == 403 and "This form has grown old" in answer.content.decode(), path
    assert Edition.objects.exists() and not Report.objects.exists() and not Review.objects.exists()


def test_a_cookie_opens_nothing_that_takes_a_token() -> None:
    """Else a page elsewhere could use the API in the name of whoever is logged in."""
    edition, editor = made(QUESTION), person("ed", "editor")
    client = logged_in(editor)
    body = {"edition": edition.pk, "digest": shown_digest(edition)}
    assert client.post("/api/reviews", body, content_type="application/json").status_code == 401
    _, token = actions.make_token(by=editor, name="x", scopes=["read", "ask"], days=1)
    header = {"Authorization": f"Bearer {token}"}
    assert (
        client.post("/api/reviews", body, content_type="application/json", headers=header).status_code == 403
    )
    assert not Review.objects.exists()


def test_what_is_sent_twice_is_done_once() -> None:
    edition, grace, editor = made(QUESTION), board_member("grace"), person("ed", "editor")
    client = logged_in(editor)
    for _ in range(2):
        client.post(reverse("desk-submit", args=[edition.pk]), {"digest": shown_digest(edition)})
        client.post("/ask", {"question": QUESTION, "audience": "clinician"})
    review = Review.objects.get()
    claim = edition.statements.filter(withheld=False)[0]
    form = {"claim": claim.claim, "text": "Other words.", "reason": "Clearer.", "digest": review.digest}
    answers = [client.post(reverse("desk-edit", args=[edition.pk]), form) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 409]
    assert Edition.objects.count() == 2 and Article.objects.count() == 1
    assert AuditEntry.objects.filter(act="submit").count() == 1
    assert not ClaimReview.objects.exists() and not Signature.objects.exists() and grace


def test_times_are_those_of_the_site_whatever_the_clock_of_the_server_shows(settings: Any) -> None:
    """A signature given late in the evening has the same seal and the same day everywhere."""
    edition = made(QUESTION)
    approve(edition, "grace", "ada")
    before = Client().get(f"/api/editions/{edition.pk}").json()["status"]
    settings.TIME_ZONE = "Pacific/Auckland"
    after = Client().get(f"/api/editions/{edition.pk}").json()["status"]
    assert after["approved"] and after["digest"] == before["digest"]
    moments = [datetime.fromisoformat(one["signed"][0]["at"]).astimezone(UTC) for one in (before, after)]
    assert moments[0] == moments[1]
