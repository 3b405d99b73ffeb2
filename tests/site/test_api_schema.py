"""The API keeps its own schema, whatever it is sent: requests are made from the schema by schemathesis."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from probatum_site import actions
from probatum_site.models import Review
from probatum_site.wsgi import application
from tests.site.conftest import board_member, made, taken_up

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits(settings: Any) -> None:
    settings.API_RATE = settings.ASK_RATE = settings.ASK_RATE_MEMBER = "1000000/minute"


@pytest.fixture
def token(db: None) -> Iterator[str]:
    """Of a reviewer who is an editor too, on a site with something to review."""
    ada = board_member("ada")
    review: Review = taken_up(made(), ada)
    ada.groups.add(*review.submitted_by.groups.all())
    yield actions.make_token(by=ada, name="test", scopes=["read", "ask", "review"], days=1)[1]


_NOT_HELD = (
    "ignored_auth",  # nearly everything is open to readers without a token
    "unsupported_method",  # Django answers those, without naming the methods of other operations
    "positive_data_acceptance",  # a question may have the right shape and still ask nothing
)

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@schema.parametrize()
@settings(
    max_examples=12,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_api_keeps_its_schema(case: schemathesis.Case, token: str) -> None:
    case.headers["Authorization"] = f"Bearer {token}"
    left_out: list[Any] = [CHECKS.get_one(name) for name in _NOT_HELD]
    case.call_and_validate(excluded_checks=left_out)
