"""The REST API as programs use it."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from probatum_site import actions
from probatum_site.models import ApiToken, Article, Edition, User
from probatum_site.status import shown_digest
from tests.site.conftest import FLAGSHIP, answered, approve, board_member, made, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_before() -> None:
    cache.clear()


def token(user: User, *scopes: str) -> dict[str, str]:
    """The header of a new token."""
    _, text = actions.make_token(by=user, name="test", scopes=scopes, days=1)
    return {"Authorization": f"Bearer {text}"}


def asked(client: Client, **body: object) -> Any:
    return client.post("/api/ask", body, content_type="application/json")


def test_an_answer_is_the_engines_own_json(reader: Client) -> None:
    got = asked(reader, question=FLAGSHIP, audience="clinician")
    assert got.status_code == 200
    body = got.json()
    assert body["answer"] == json.loads(answered(FLAGSHIP, "clinician"))
    assert body["status"]["step"] == "Not submitted" and body["status"]["banner"]


def test_asking_twice_makes_one_page_and_one_edition(reader: Client) -> None:
    first, second = (asked(reader, question=FLAGSHIP, audience="patient").json() for _ in range(2))
    assert first == second
    assert (Article.objects.count(), Edition.objects.count()) == (1, 1)


def test_a_follow_up_belongs_to_its_thread(reader: Client) -> None:
    edition = made()
    got = asked(
        reader, question="And what about iron?", audience="clinician", follow_up_to=edition.article_id
    )
    article = reader.get(f"/api/articles/{got.json()['article']}").json()
    assert article["follows"] == edition.article_id


def test_the_stream_names_the_evidence_before_the_text(reader: Client) -> None:
    got = reader.post("/api/ask/stream", {"question": FLAGSHIP}, content_type="application/json")
    events = [block.partition(b"\n") for block in got.getvalue().strip().split(b"\n\n")]
    names = [name.removeprefix(b"event: ").decode() for name, _, _ in events]
    assert names[:2] == ["article", "evidence"] and names[-1] == "done" and names.count("section") > 6
    evidence = json.loads(events[1][2].removeprefix(b"data: "))
    assert len(evidence["sources"]) > 20


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": " "}, 422),
        ({}, 422),
        ({"question": "ما هو سبب متلازمة تململ الساقين؟"}, 400),
        ({"question": "Why?" * 3000}, 400),
        ({"question": "Why iron?", "audience": "martian"}, 400),
        ({"question": "Why iron?", "follow_up_to": 4711}, 404),
    ],
)
def test_a_bad_question_is_a_problem_that_says_what_to_do(
    reader: Client, body: dict[str, object], status: int
) -> None:
    got = asked(reader, **body)
    assert got.status_code == status
    assert got["Content-Type"] == "application/problem+json"
    assert got.json()["status"] == status and got.json()["detail"]


def test_an_approval_is_seen_and_lapses_with_the_text(reader: Client) -> None:
    edition = made()
    approve(edition, "grace", "ada")
    status = reader.get(f"/api/editions/{edition.pk}").json()["status"]
    assert status["approved"] and [one["name"] for one in status["signed"]] == ["Grace", "Ada"]
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_edition SET body = %s WHERE id = %s",
            [bytes(edition.body).replace(b"dopamine", b"dopamina", 1), edition.pk],
        )
    status = reader.get(f"/api/editions/{edition.pk}").json()["status"]
    assert not status["approved"] and status["banner"] and status["changed_since"]


def test_an_unchanged_answer_is_not_sent_again(reader: Client) -> None:
    edition = made()
    first = reader.get(f"/api/editions/{edition.pk}")
    again = reader.get(f"/api/editions/{edition.pk}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content


def test_every_citation_can_be_checked_against_its_source(reader: Client) -> None:
    edition = made()
    claims = reader.get(f"/api/editions/{edition.pk}/claims", {"page_size": 100}).json()
    quotes = {
        (one["source"], one["section"], one["start"], one["end"]): one["quote"]
        for section in json.loads(bytes(edition.body))["sections"]
        for claim in section["claims"]
        for one in claim["citations"]
    }
    for claim in claims["items"][:8]:
        for cited in claim["citations"]:
            sections = reader.get(f"/api/sources/{quote(cited['source'], safe='')}").json()["sections"]
            text = next(one["text"] for one in sections if one["label"] == cited["section"])
            span = text[cited["start"] : cited["end"]]
            assert quotes.get((cited["source"], cited["section"], cited["start"], cited["end"]), span) == span
    assert claims["count"] > 20


def test_reach_lists_the_statements_that_lean_on_a_source(reader: Client) -> None:
    edition = made()
    source = json.loads(bytes(edition.body))["references"][0]["id"]
    got = reader.get(f"/api/cited-by/{source}").json()
    assert got["count"] and {one["edition"] for one in got["items"]} == {edition.pk}


def test_search_finds_passages_in_the_library(reader: Client) -> None:
    got = reader.get("/api/search?words=brain+iron&limit=5").json()
    assert len(got) == 5 and "iron" in got[0]["text"].lower()


def test_lists_come_in_pages(reader: Client) -> None:
    for question in ("What is migraine?", "What is sleep?", FLAGSHIP):
        actions.ask_article(question)
    got = reader.get("/api/articles", {"page_size": 2, "page": 2}).json()
    assert got["count"] == 3 and [one["question"] for one in got["items"]] == ["What is migraine?"]


def test_a_personal_question_is_shown_to_whoever_asked_and_to_editors_only(reader: Client) -> None:
    mary = person("mary", "member")
    article, _ = actions.ask_article("I am Mary Smith, born 3 May 1961: is my iron low?", by=mary)
    assert article.personal
    address = f"/api/articles/{article.pk}"
    assert reader.get(address).status_code == 404
    assert reader.get("/api/articles").json()["count"] == 0
    assert reader.get(address, headers=token(mary, "read")).status_code == 200
    assert reader.get(address, headers=token(person("eve", "member"), "read")).status_code == 404
    assert reader.get(address, headers=token(person("ed", "editor"), "read")).status_code == 200


def test_a_token_opens_what_its_scopes_and_its_owner_may(reader: Client) -> None:
    edition = made()
    editor, board = person("ed", "editor"), board_member("grace")
    body = {"edition": edition.pk, "digest": shown_digest(edition)}

    def post(path: str, headers: dict[str, str] | None, **data: object) -> Any:
        return reader.post(path, data, content_type="application/json", headers=headers)

    assert post("/api/reviews", None, **body).status_code == 401
    assert post("/api/reviews", token(editor, "read"), **body).status_code == 403
    assert post("/api/reviews", token(person("mo", "member"), "review"), **body).status_code == 403
    made_review = post("/api/reviews", token(editor, "review"), **body)
    assert made_review.status_code == 200 and made_review.json()["submitted_by"] == "ed"
    path = f"/api/reviews/{made_review.json()['id']}"
    assert post(f"{path}/claim", token(editor, "review")).status_code == 403
    assert post(f"{path}/claim", token(board, "review")).json()["claimed_by"] == "grace"
    claim = edition.statements.first()
    assert claim
    accept = {"claim": claim.claim, "verdict": "accept"}
    assert post(f"{path}/claims", token(board, "review"), **accept).status_code == 204
    edit = post(f"{path}/claims", token(board, "review"), claim=claim.claim, verdict="edit")
    assert edit.status_code == 403 and "desk" in edit.json()["detail"]


def test_no_address_of_the_api_signs(reader: Client) -> None:
    paths = reader.get("/api/openapi.json").json()["paths"]
    assert paths and not [path for path in paths if "sign" in path]


def test_a_token_that_opens_nothing_is_not_taken_for_none(reader: Client) -> None:
    mary = person("mary")
    row, text = actions.make_token(by=mary, name="x", scopes=["read"], days=1)
    header = {"Authorization": f"Bearer {text}"}
    assert reader.get("/api/articles", headers=header).status_code == 200
    actions.revoke_token(row, by=mary)
    got = reader.get("/api/articles", headers=header)
    assert got.status_code == 401 and got["WWW-Authenticate"] == "Bearer"
    late, text = actions.make_token(by=mary, name="x", scopes=["read"], days=1)
    ApiToken.objects.filter(pk=late.pk).update(expires_at=timezone.now())
    header = {"Authorization": f"Bearer {text}"}
    assert reader.get("/api/articles", headers=header).status_code == 401
    assert reader.get("/api/articles", headers={"Authorization": "Basic eDp5"}).status_code == 401


def test_only_the_digest_of_a_token_is_kept(db: None) -> None:
    row, text = actions.make_token(by=person("mary"), name="x", scopes=["read"], days=1)
    assert text not in {str(value) for value in vars(row).values()}


def test_who_asks_too_much_is_told_when_to_come_back(reader: Client, settings: Any) -> None:
    settings.ASK_RATE = "2/hour"
    for _ in range(2):
        assert asked(reader, question=FLAGSHIP).status_code == 200
    got = asked(reader, question=FLAGSHIP)
    assert got.status_code == 429 and 0 < int(got["Retry-After"]) <= 3600
    assert asked(Client(REMOTE_ADDR="10.1.2.3"), question=FLAGSHIP).status_code == 200


def test_an_address_may_send_only_so_many_requests(reader: Client, settings: Any) -> None:
    settings.API_RATE = "3/hour"
    answers = [reader.get("/api/audiences").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_a_token_is_made_after_the_password_and_shown_once(reader: Client) -> None:
    reader.force_login(person("mary"))
    form = {"name": "my script", "scope": ["read"], "days": "30"}
    assert "/reauthenticate/" in reader.post("/accounts/tokens/make", form)["Location"]
    reader.post("/accounts/reauthenticate/", {"password": "a long enough password"})
    page = reader.post("/accounts/tokens/make", form)
    text = page.content.decode().partition("<code>")[2].partition("</code>")[0]
    assert reader.get("/api/articles", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    assert text not in reader.get("/accounts/tokens").content.decode()
    row = ApiToken.objects.get()
    eve = Client()
    eve.force_login(person("eve"))
    assert eve.post(f"/accounts/tokens/{row.pk}/revoke").status_code == 404
    reader.post(f"/accounts/tokens/{row.pk}/revoke")
    assert reader.get("/api/articles", headers={"Authorization": f"Bearer {text}"}).status_code == 401


def test_the_page_of_the_api_names_every_operation(reader: Client) -> None:
    page = reader.get("/api/").content.decode()
    for path in reader.get("/api/openapi.json").json()["paths"]:
        assert path in page


def test_who_asks_too_much_on_the_pages_is_told_too(reader: Client, settings: Any) -> None:
    settings.ASK_RATE = "1/hour"
    assert reader.post("/ask", {"question": FLAGSHIP}).status_code == 302
    got = reader.post("/ask", {"question": FLAGSHIP})
    assert got.status_code == 429 and got["Retry-After"] and "Try again" in got.content.decode()
