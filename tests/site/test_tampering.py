"""One byte of an approved edition is flipped, by every way we could think of: the approval is gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.db import connection, models
from django.test import Client

from probatum_site import actions
from probatum_site.actions.audit import faults
from probatum_site.errors import Immutable
from probatum_site.models import Edition
from probatum_site.status import status_of
from probatum_site.status.state import PENDING
from tests.site.conftest import approve, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(edition: Edition) -> Edition:
    """The flagship with every signature that it needs."""
    approve(edition, "grace", "ada")
    assert status_of(edition).approved
    return edition


def flipped(edition: Edition) -> bytes:
    """Its bytes, one of them another, and still an answer."""
    body = bytes(edition.body)
    at = body.index(b"dopamine")
    return body[:at] + b"D" + body[at + 1 :]


def page(edition: Edition) -> str:
    return Client().get(edition.article.get_absolute_url(), {"audience": "clinician"}).content.decode()


def by_raw_sql(edition: Edition, body: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE probatum_site_edition SET body = %s WHERE id = %s", [body, edition.pk])


def by_raw_sql_and_its_digest(edition: Edition, body: bytes) -> None:
    by_raw_sql(edition, body)
    changed = Edition.objects.get(pk=edition.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_edition SET digest = %s WHERE id = %s",
            [status_of(changed).digest, edition.pk],
        )


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


WAYS: list[Callable[[Edition, bytes], None]] = [
    by_raw_sql,
    by_raw_sql_and_its_digest,
    by_a_plain_manager,
    by_a_save_of_the_base_class,
    by_a_deserialised_copy,
    by_a_bulk_insert_over_it,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_flipped_byte_ends_the_approval(approved: Edition, way: Any) -> None:
    assert PENDING not in page(approved)
    try:
        way(approved, flipped(approved))
    except Immutable:
        assert status_of(Edition.objects.get(pk=approved.pk)).approved, "it was refused, and nothing changed"
        return
    status = status_of(Edition.objects.get(pk=approved.pk))
    assert not status.approved and status.changed_since
    assert PENDING in page(approved) and "Changed since approval" in page(approved)


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


def test_moving_the_signatures_to_other_words_is_seen(approved: Edition) -> None:
    body = flipped(approved)
    other = actions.make_edition(approved.article, "clinician", body, origin="edited", by=person("w"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE probatum_site_review SET edition_id = %s, digest = %s",
            [other.pk, status_of(other).digest],
        )
        cursor.execute("UPDATE probatum_site_signature SET digest = %s", [status_of(other).digest])
    assert not status_of(other).approved, "the seal covers the digest"
    assert any("was altered" in fault for fault in faults())


def test_restoring_an_old_edition_brings_no_approval_back(approved: Edition) -> None:
    later = actions.make_edition(approved.article, "clinician", flipped(approved), origin="edited")
    again = actions.restore(approved, by=person("e", "editor"), reason="It was right.")
    assert bytes(again.body) == bytes(approved.body)
    assert not status_of(later).approved and not status_of(again).approved
    assert PENDING in page(approved)


def test_a_damaged_edition_is_told_and_never_shown_as_approved(approved: Edition) -> None:
    by_raw_sql(approved, bytes(approved.body)[:1000])
    answer = Client().get(approved.article.get_absolute_url(), {"audience": "clinician"})
    assert answer.status_code == 500 and "Approved" not in answer.content.decode()
    assert not status_of(Edition.objects.get(pk=approved.pk)).approved
    assert actions.recheck().damaged == (approved.pk,)


def test_an_edited_backup_brings_no_approval(approved: Edition, tmp_path: Path) -> None:
    """A dump is edited byte by byte and put back."""
    file = tmp_path / "backup.bin"
    file.write_bytes(bytes(approved.body))
    data = file.read_bytes()
    file.write_bytes(data.replace(b"dopamine", b"Dopamine", 1))
    by_raw_sql(approved, file.read_bytes())
    assert not status_of(Edition.objects.get(pk=approved.pk)).approved and PENDING in page(approved)
