"""A number leads to the very words of its source, in their place; a source knows what cites it."""

import re
from html import unescape

import orjson
import pytest
from django.test import Client
from django.urls import reverse

from probatum_site import actions, engine
from probatum_site.exporting import exported
from probatum_site.models import Edition, SourceRecord, StatementCitation
from tests.site.conftest import FLAGSHIP, board_member, made, person

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
    edition = made(f"{FLAGSHIP} Call me on +44 20 7946 0958")
    cited = SourceRecord.objects.filter(citations__statement__edition=edition).distinct()
    assert edition.article.personal and cited
    for source in cited:
        assert "7946 0958" not in reader.get(reverse("source", args=[source.pk])).content.decode()


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


def with_places(edition: Edition) -> Edition:
    """The flagship as it is when its first source is a PDF, and the second a web page of unsafe address."""
    answer = engine.parsed(bytes(edition.body))
    cited = [one["citations"][0] for one in answer["sections"][0]["claims"][:2]]
    cited[0] |= {"locator": "page=5", "link": "https://example.org/guideline.pdf#page=5"}
    cited[1] |= {"locator": "paragraph=12", "link": "javascript:alert(1)"}
    return actions.make_edition(
        edition.article, edition.audience, orjson.dumps(answer), origin="edited", by=person("w")
    )


def test_a_citation_says_where_in_the_original_it_stands(reader: Client, edition: Edition) -> None:
    text = page(reader, with_places(edition))
    link = '<a href="https://example.org/guideline.pdf#page=5" rel="noopener">'
    assert f"{link}Page 5 of the original</a>" in text, "in the card"
    assert f"Cited: {link}page 5</a>" in text, "in the references"
    assert "Paragraph 12 of the original" in text and "javascript:" not in text
    exported_ = exported(Edition.objects.latest("pk"), "html")
    assert "page 5" in exported_ and "paragraph 12" in exported_, "the PDF is made from this"


def test_the_desk_says_where_in_the_original_a_quote_stands(edition: Edition) -> None:
    client, made_ = Client(), with_places(edition)
    client.force_login(board_member("grace"))
    text = client.get(reverse("desk-edition", args=[made_.pk])).content.decode()
    assert "paragraph 12" in text and 'href="https://example.org/guideline.pdf#page=5"' in text
