"""What the API says of a statement has the numbers of the page."""

import pytest
from django.test import Client

from probatum_site import engine
from tests.site.conftest import made

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("question", ["Which drugs prevent migraine?", "How is iron deficiency diagnosed?"])
@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_the_api_gives_the_kept_answer_with_its_numbers(reader: Client, question: str, audience: str) -> None:
    edition = made(question, audience)
    kept = engine.parsed(bytes(edition.body))
    sent = reader.get(f"/api/editions/{edition.pk}").json()
    answer = next(value for value in sent.values() if isinstance(value, dict) and "references" in value)
    for part in ("direct_answer", "sections", "references", "withheld"):
        assert answer[part] == kept[part], part
