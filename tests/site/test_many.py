"""Lists of thousands of articles cost no more queries than lists of a few."""

import re
from collections.abc import Callable
from datetime import timedelta

import orjson
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from probatum_site import actions, engine
from probatum_site.models import Article, Edition, Review, User
from probatum_site.status import shown_digest, status_of, statuses
from tests.site.conftest import answered, approve, board_member, made, person
from tests.site.places import QUESTION

pytestmark = pytest.mark.django_db

PATHS = (
    "/",
    "/search?q=pramipexole",
    "/feed.atom",
    "/sitemap.xml",
    "/quality",
    "/desk/",
    "/desk/editions",
    "/api/articles?page_size=100",
    "/api/reviews?page_size=100",
)


def small(number: int) -> bytes:
    """A short answer to a question of its own."""
    answer = engine.parsed(answered(QUESTION, "clinician"))
    answer["question"]["text"] = f"Question {number}: {QUESTION}"
    return orjson.dumps(answer)


def many(start: int, count: int) -> None:
    """So many articles more, each handed in, taken up, and every other one signed."""
    grace, editor = User.objects.get(username="grace"), User.objects.get(username="editor")
    for number in range(start, start + count):
        article, _ = actions.ask_article(f"Question {number}: {QUESTION}")
        edition = actions.make_edition(article, "clinician", small(number))
        review = actions.submit(edition, by=editor, digest=shown_digest(edition))
        actions.claim_review(review, by=grace)
        if number % 2:
            actions.sign(review, "approve", by=grace, digest=review.digest, conflicts="None")


@pytest.fixture
def client(db: None, settings: object) -> Client:
    """Somebody who may see all of it; one signature is enough."""
    settings.SIGNATURES_SENSITIVE = 1  # type: ignore[attr-defined]
    cache.clear()
    board_member("grace")
    _, token = actions.make_token(
        by=person("editor", "editor"), name="all", scopes=["read", "review"], days=1
    )
    found = Client(headers={"Authorization": f"Bearer {token}"})
    found.force_login(User.objects.get(username="editor"))
    return found


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(seen)


def test_no_list_asks_the_database_for_each_article(client: Client) -> None:
    many(1, 6)
    for path in PATHS:
        client.get(path)  # what is looked up once
    few = {path: queries(client, path) for path in PATHS}
    many(7, 24)
    assert {path: queries(client, path) for path in PATHS} == few


def test_the_history_of_a_page_asks_once_for_all_editions(client: Client) -> None:
    edition = made(QUESTION)
    paths = [f"{edition.article.get_absolute_url()}/history", f"/api/articles/{edition.article_id}/editions"]

    def count() -> list[int]:
        return [queries(client, path) for path in paths]

    few = count() and count()
    for number in range(12):
        actions.make_edition(edition.article, "clinician", small(number), origin="edited")
    assert count() == few


def test_the_status_of_many_is_the_status_of_each(client: Client) -> None:
    many(1, 5)
    edition = Edition.objects.earliest("pk")
    actions.edit_statement(
        edition,
        edition.statements.filter(withheld=False)[0].claim,
        "Other words.",
        by=User.objects.get(username="editor"),
        digest=shown_digest(edition),
        reason="Clearer.",
    )
    rows = list(Edition.objects.order_by("pk"))
    assert statuses(rows) == [status_of(row) for row in rows]
    assert {one.step.value for one in statuses(rows)} == {"Approved", "Under review", "Not submitted"}


def test_after_a_new_layout_the_first_page_does_not_look_through_every_lapsed_approval(
    client: Client,
) -> None:
    many(1, 1)
    article, review = Article.objects.get(), Review.objects.get()
    assert article.get_absolute_url() in client.get("/").content.decode()
    signature = review.signatures.get()
    for number in range(2, 72):  # lapsed ones, signed later
        other, _ = actions.ask_article(f"Question {number}: {QUESTION}")
        edition = actions.make_edition(other, "clinician", small(number))
        lapsed = Review.objects.create(
            edition=edition,
            digest=f"sha256:{number}",
            submitted_by=review.submitted_by,
            submitted_at=timezone.now(),
        )
        signature.pk, signature._state.adding, signature.review = None, True, lapsed
        signature.at = timezone.now() + timedelta(minutes=number)
        signature.save()
    assert article.get_absolute_url() not in client.get("/").content.decode(), "60 are looked at"
    assert article.get_absolute_url() in client.get("/sitemap.xml").content.decode(), "here all of them"


def listed(client: Client) -> str:
    return client.get("/search?q=pramipexole").content.decode().partition("In the library")[0]


@pytest.mark.parametrize("way", ["publish", "approve", "own"])
def test_search_lists_what_somebody_answers_for_and_ones_own(way: str, db: None) -> None:
    """Anybody may type a question; what they typed is on no list before somebody answers for it."""
    edition, mary = made(QUESTION), person("mary")
    client = Client()
    client.force_login(mary)
    address = edition.article.get_absolute_url()
    assert address not in listed(client)
    acts: dict[str, Callable[[], object]] = {
        "publish": lambda: actions.publish(edition.article, by=person("ed", "editor")),
        "approve": lambda: approve(edition, "grace", "ada"),
        "own": lambda: Article.objects.update(asked_by=mary),
    }
    acts[way]()
    assert address in listed(client)
    assert (address in listed(Client())) is (way != "own")
    assert bool(re.search("Approved", listed(client))) is (way == "approve")
