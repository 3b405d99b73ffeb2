"""Every act is in the log, and the log shows whether anybody has been at it."""

import pytest
from django.db import connection

from probatum_site.actions.audit import faults
from probatum_site.models import AuditEntry, Edition
from tests.site.conftest import approve

pytestmark = pytest.mark.django_db


def test_every_act_is_logged_in_order(edition: Edition) -> None:
    approve(edition, "grace")
    acts = list(AuditEntry.objects.order_by("number").values_list("act", flat=True))
    assert acts == ["ask", "edition", "submit", "claim", "sign"]
    assert not list(faults())


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE probatum_site_auditentry SET actor = 'mallory' WHERE number = 2",
        "UPDATE probatum_site_auditentry SET detail = '{}' WHERE number = 5",
        "DELETE FROM probatum_site_auditentry WHERE number = 3",
        "DELETE FROM probatum_site_auditentry WHERE number = 5",
        "DELETE FROM probatum_site_auditentry",
    ],
)
def test_tampering_is_found(edition: Edition, tampering: str) -> None:
    approve(edition, "grace")
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    assert list(faults())
