"""One byte of an approved edition is flipped, by every way we could think of: no place shows the badge."""

import io
import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.urls import NoReverseMatch, reverse

from evals import postgres
from probatum_site import actions, engine
from probatum_site.actions.audit import faults
from probatum_site.errors import Immutable
from probatum_site.models import Article, Edition
from probatum_site.status import shown_digest, status_of
from probatum_site.status.state import PENDING
from tests.site.conftest import approve, made, person
from tests.site.databases import on
from tests.site.places import PLACES, QUESTION, approving

pytestmark = pytest.mark.usefixtures("database")

Way = Callable[[Edition, bytes], None]


@pytest.fixture
def approved(database: str) -> Edition:
    """A short answer with every signature that it needs, which follows another question."""
    cache.clear()
    edition = made(QUESTION)
    before, _ = actions.ask_article("What is migraine?")
    Article.objects.filter(pk=edition.article_id).update(parent=before)
    approve(edition, "grace", "ada")
    return Edition.objects.get(pk=edition.pk)


def flipped(edition: Edition) -> bytes:
    """Its bytes, one of them another, and still an answer."""
    body = bytes(edition.body)
    at = body.index(b"ramipexole", body.index(b'"sections"'))
    return body[:at] + b"R" + body[at + 1 :]


def in_sql(column: str, value: int | str | bytes, edition: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE probatum_site_edition SET {column} = %s WHERE id = %s", [value, edition.pk])


def by_raw_sql(edition: Edition, body: bytes) -> None:
    in_sql("body", body, edition)


def by_raw_sql_and_its_digest(edition: Edition, body: bytes) -> None:
    by_raw_sql(edition, body)
    in_sql("digest", shown_digest(Edition.objects.get(pk=edition.pk)), edition)


def by_a_plain_manager(edition: Edition, body: bytes) -> None:
    models.QuerySet(Edition).filter(pk=edition.pk).update(body=body)


def by_a_save_of_the_base_class(edition: Edition, body: bytes) -> None:
    edition.body = body
    models.Model.save(edition)


def by_a_deserialised_copy(edition: Edition, body: bytes) -> None:
    """As `loaddata` of an edited dump."""
    edition.body = body
    (one,) = serializers.deserialize("json", serializers.serialize("json", [edition]))
    one.save()


def by_a_bulk_insert_over_it(edition: Edition, body: bytes) -> None:
    edition.body = body
    Edition.objects.bulk_create(
        [edition], update_conflicts=True, unique_fields=["id"], update_fields=["body"]
    )


def by_a_later_edition_over_it(edition: Edition, body: bytes) -> None:
    """What `actions` do, and so the desk and every program."""
    actions.make_edition(edition.article, edition.audience, body, origin="edited", by=person("w"))


def by_an_edit_at_the_desk(edition: Edition, body: bytes) -> None:
    client, claim = Client(), next(engine.claims_in(body))
    client.force_login(person("writer", "editor"))
    words = {"claim": claim["id"], "text": claim["text"].upper(), "reason": "Clearer.", "correction": ""}
    form = words | {"digest": shown_digest(edition)}
    assert client.post(reverse("desk-edit", args=[edition.pk]), form).status_code == 302


def by_restoring_an_old_edition(edition: Edition, body: bytes) -> None:
    """The old words come back; with them no approval, although they were approved once."""
    actions.make_edition(edition.article, edition.audience, body, origin="edited", by=person("w"))
    client = Client()
    client.force_login(person("restorer", "editor"))
    assert (
        client.post(reverse("desk-restore", args=[edition.pk]), {"reason": "It was right."}).status_code
        == 302
    )
    assert bytes(Edition.objects.latest("number").body) == bytes(edition.body)


def by_another_title_in_sql(edition: Edition, body: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_article SET question = %s WHERE id = %s",
            [QUESTION.replace("dose", "dosis"), edition.article_id],
        )


def by_another_date_in_sql(edition: Edition, body: bytes) -> None:
    in_sql("made_at", "2031-01-01 00:00:00+00:00", edition)


def by_another_standing_in_sql(edition: Edition, body: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_sourcerecord SET note = %s WHERE id = %s",
            ["Doubted.", engine.sources_in(body)[0]],
        )


def by_other_reasons_in_sql(edition: Edition, body: bytes) -> None:
    """Not the edition but a signature under it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE probatum_site_signature SET conflicts = %s", ["None at all"])


WAYS: list[Way] = [
    by_raw_sql,
    by_raw_sql_and_its_digest,
    by_a_plain_manager,
    by_a_save_of_the_base_class,
    by_a_deserialised_copy,
    by_a_bulk_insert_over_it,
    by_a_later_edition_over_it,
    by_an_edit_at_the_desk,
    by_restoring_an_old_edition,
    by_another_title_in_sql,
    by_another_date_in_sql,
    by_another_standing_in_sql,
    by_other_reasons_in_sql,
]


def test_every_place_says_that_it_is_approved(approved: Edition) -> None:
    assert approving(approved) == set(PLACES)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_flipped_byte_takes_the_badge_from_every_place(approved: Edition, way: Any) -> None:
    try:
        way(approved, flipped(approved))
    except Immutable:
        assert status_of(Edition.objects.get(pk=approved.pk)).approved, "it was refused, and nothing changed"
        return
    assert approving(Edition.objects.get(pk=approved.pk)) == set()


@pytest.mark.parametrize("way", ["save", "update", "bulk_update", "delete", "delete all"])
def test_django_itself_refuses(approved: Edition, way: str) -> None:
    approved.body = flipped(approved)
    rows = Edition.objects.filter(pk=approved.pk)
    acts: dict[str, Callable[[], Any]] = {
        "save": approved.save,
        "update": lambda: rows.update(body=approved.body),
        "bulk_update": lambda: Edition.objects.bulk_update([approved], ["body"]),
        "delete": approved.delete,
        "delete all": rows.delete,
    }
    with pytest.raises(Immutable):
        acts[way]()
    assert status_of(Edition.objects.get(pk=approved.pk)).approved


def test_no_address_writes_an_edition(approved: Edition) -> None:
    """There is no admin site, and the API gives editions only."""
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")
    boss = person("boss", "administrator", "editor")
    _, token = actions.make_token(by=boss, name="all", scopes=["read", "ask", "review"], days=1)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    for method in ("post", "put", "patch", "delete"):
        for path in (f"/api/editions/{approved.pk}", f"/api/articles/{approved.article_id}"):
            answer = getattr(client, method)(path, {"body": "x"}, content_type="application/json")
            assert answer.status_code == 405
    assert status_of(Edition.objects.get(pk=approved.pk)).approved


def test_a_byte_flipped_anywhere_breaks_no_other_page(approved: Edition) -> None:
    """Also where the bytes are then no answer, or one without its parts: only its own page says so."""
    body, chance = bytes(approved.body), random.Random(7)
    for at in chance.sample(range(len(body)), 60):
        by_raw_sql(approved, body[:at] + bytes([body[at] ^ 1 << chance.randrange(7)]) + body[at + 1 :])
        assert not status_of(Edition.objects.get(pk=approved.pk)).approved
        for path in ("/", "/quality", "/feed.atom", "/sitemap.xml", "/search?q=pramipexole"):
            assert Client().get(path).status_code == 200, (path, at)
        answer = Client().get(approved.article.get_absolute_url(), {"audience": "clinician"})
        assert answer.status_code in (200, 500) and "Signed by" not in answer.content.decode(), at


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'{"sections": 5}',
        b'{"sections": [{"claims": [3, {"text": 5}]}]}',
        b'{"question": []}',
    ],
)
def test_bytes_that_are_no_answer_are_never_shown_as_approved(approved: Edition, body: bytes) -> None:
    by_raw_sql(approved, body)
    assert approving(Edition.objects.get(pk=approved.pk), damaged=True) == set()
    assert actions.recheck().damaged == (approved.pk,)


def test_moving_the_signatures_to_other_words_is_seen(approved: Edition) -> None:
    body = flipped(approved)
    other = actions.make_edition(approved.article, "clinician", body, origin="edited", by=person("w"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_review SET edition_id = %s, digest = %s",
            [other.pk, status_of(other).digest],
        )
        cursor.execute("UPDATE probatum_site_signature SET digest = %s", [status_of(other).digest])
    assert approving(other) == set(), "the seal covers the digest"
    assert any("was altered" in fault for fault in faults())


def test_an_edition_moved_to_another_question_is_not_approved_there(approved: Edition) -> None:
    other, _ = actions.ask_article("What is the dose of ropinirole?")
    in_sql("article_id", other.pk, approved)
    moved = Edition.objects.get(pk=approved.pk)
    assert (
        not status_of(moved).approved and PENDING in Client().get(other.get_absolute_url()).content.decode()
    )


def test_a_changed_approval_says_what_was_approved_before(approved: Edition) -> None:
    by_raw_sql(approved, flipped(approved))
    page = Client().get(approved.article.get_absolute_url(), {"audience": "clinician"}).content.decode()
    assert PENDING in page and "Changed since approval" in page
    status = json.loads(Client().get(f"/api/editions/{approved.pk}").content)["status"]
    assert status["changed_since"] and not status["signed"]


def edited_backup(url: str, edition: Edition, to: Path) -> str:
    """A backup is made as the manual says, one byte of it is edited, and a database is restored from it."""
    old, new = bytes(edition.body), flipped(edition)
    if url.startswith("sqlite"):
        call_command("backup", to, stdout=io.StringIO())
        file = to / "site" / "site.sqlite3"
        data = file.read_bytes()
        at = data.index(b"ramipexole", data.index(b'"sections"'))
        file.write_bytes(data[:at] + b"R" + data[at + 1 :])
        return f"sqlite:///{file}"
    folder = postgres.programs()
    assert folder is not None
    dump = subprocess.run([folder / "pg_dump", url], check=True, capture_output=True, text=True).stdout
    assert old.hex() in dump
    name = f"{connection.settings_dict['NAME']}_restored"
    restored = url.replace("?", "_restored?")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    command = [str(folder / "psql"), "--quiet", "--set", "ON_ERROR_STOP=1", restored]
    edited = dump.replace(old.hex(), new.hex())
    subprocess.run(command, input=edited, check=True, text=True, stdout=subprocess.DEVNULL)
    return restored


def test_an_edited_backup_brings_no_approval(database: str, approved: Edition, tmp_path: Path) -> None:
    with on(edited_backup(database, approved, tmp_path / "backup")):
        restored = Edition.objects.get(pk=approved.pk)
        assert bytes(restored.body) == flipped(approved)
        assert approving(restored) == set()
    assert approving(approved) == set(PLACES)
