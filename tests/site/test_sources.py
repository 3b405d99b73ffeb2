"""A number leads to the very words of its source, in their place; a source knows what cites it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from probatum_site.models import Edition, SourceRecord, StatementCitation
from tests.site.conftest import made

pytestmark = pytest.mark.django_db


def page(reader: Client, edition: Edition) -> str:
    return reader.get(edition.article.get_absolute_url(), {"audience": edition.audience}).content.decode()


def test_every_card_leads_to_its_words_in_context(reader: Client, edition: Edition) -> None:
    cards = re.findall(
        r'<blockquote>(.*?)</blockquote>.*?href="([^"]+)#quote">In context', page(reader, edition)
    )
    assert len(cards) > 10
    for quote, address in cards:
        answer = reader.get(unescape(address))
        assert answer.status_code == 200
        assert f'<mark id="quote" tabindex="-1">{quote}</mark>' in answer.content.decode()
        assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("where", ["start=0&end=99999999", "start=-1&end=5", "start=x&end=y", "end=5"])
def test_a_place_that_is_not_there_is_told(reader: Client, edition: Edition, where: str) -> None:
    cited = StatementCitation.objects.filter(statement__edition=edition)[0]
    answer = reader.get(f"{reverse('source', args=[cited.source_id])}?section={cited.section}&{where}")
    assert answer.status_code == 404 and "no longer at this place" in answer.content.decode()


def test_a_source_names_every_statement_that_rests_on_it(reader: Client, edition: Edition) -> None:
    for source in {row.source_id for row in StatementCitation.objects.filter(statement__edition=edition)}:
        text = unescape(reader.get(reverse("source", args=[source])).content.decode())
        rows = StatementCitation.objects.filter(
            source=source, statement__edition=edition, statement__withheld=False
        )
        assert all(row.statement.text in text for row in rows), source


def test_a_personal_question_is_not_named_on_the_page_of_its_source(reader: Client) -> None:
    edition = made("My son John Smith, born 3 May 2019, has restless legs, why?")
    assert edition.article.personal
    for source in SourceRecord.objects.filter(citations__statement__edition=edition).distinct():
        assert "John Smith" not in reader.get(reverse("source", args=[source.pk])).content.decode()


def test_the_standing_says_as_of_when(reader: Client, edition: Edition) -> None:
    source = SourceRecord.objects.filter(citations__statement__edition=edition)[0]
    assert (
        "Not yet looked up in a register of retractions"
        in reader.get(reverse("source", args=[source.pk])).content.decode()
    )
    SourceRecord.objects.filter(pk=source.pk).update(checked="2026-03-04")
    assert "2026-03-04" in reader.get(reverse("source", args=[source.pk])).content.decode()


def test_a_source_that_the_library_does_not_hold_has_no_page(reader: Client) -> None:
    assert reader.get("/sources/pmid:1").status_code == 404
    assert reader.get("/sources/nonsense").status_code == 404
