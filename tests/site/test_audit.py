"""Every act is in the log, and the log shows whether anybody has been at it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
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


def test_the_command_says_whether_the_log_stands(edition: Edition) -> None:
    said = StringIO()
    call_command("audit", "verify", stdout=said)
    assert said.getvalue() == "All 2 entries stand.\n"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM probatum_site_auditentry WHERE number = 1")
    with pytest.raises(CommandError, match="Entry 1 is missing"):
        call_command("audit", "verify")
