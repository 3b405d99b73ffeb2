"""Once a day the authorities are asked, where a setting says so, and nothing that fails clears a mark."""

from dataclasses import replace
from typing import Any

import pytest

from probatum_site import tasks
from probatum_site.models import Edition, SourceRecord

pytestmark = pytest.mark.django_db


def test_nothing_is_asked_unless_a_setting_says_so(edition: Edition, settings: Any) -> None:
    assert not settings.REFRESH
    assert "Could not be asked" not in tasks.daily.func()


def test_an_authority_that_cannot_be_asked_is_named_and_clears_nothing(
    edition: Edition, settings: Any
) -> None:
    settings.REFRESH = True
    settings.PROBATUM = replace(settings.PROBATUM, hosts=())
    before = dict(SourceRecord.objects.values_list("pk", "state"))
    assert "Could not be asked about standing: Retraction Watch, Crossref, " in tasks.daily.func()
    assert dict(SourceRecord.objects.values_list("pk", "state")) == before
