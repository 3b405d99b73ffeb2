"""What machines read names a review only while it stands, and knows only what is approved."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from probatum_site.models import Article, Edition, SourceRecord
from tests.site.conftest import approve, made

pytestmark = pytest.mark.django_db


def linked(reader: Client, article: Article) -> dict[str, Any]:
    page = reader.get(article.get_absolute_url()).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data: dict[str, Any] = json.loads(block)
    return data


def spoil(edition: Edition) -> None:
    SourceRecord.objects.filter(citations__statement__edition=edition).update(state="retracted")


def test_a_review_is_named_exactly_while_it_stands(reader: Client, edition: Edition) -> None:
    assert {"lastReviewed", "reviewedBy"}.isdisjoint(linked(reader, edition.article))
    approve(edition, "grace", "ada")
    data = linked(reader, edition.article)
    assert [one["name"] for one in data["reviewedBy"]] == ["Grace", "Ada"] and data["lastReviewed"]
    spoil(edition)
    assert {"lastReviewed", "reviewedBy"}.isdisjoint(linked(reader, edition.article))


def test_it_names_page_audience_and_every_source(reader: Client, edition: Edition) -> None:
    data = linked(reader, edition.article)
    assert data["@type"] == "MedicalWebPage" and data["audience"]["audienceType"] == "Clinician"
    assert data["url"].startswith("http") and data["about"] and len(data["citation"]) > 10
    assert all(one["name"] for one in data["citation"])


def test_a_question_cannot_leave_its_element(reader: Client) -> None:
    edition = made("Does iron </script><script>alert(1)</script> help restless legs?")
    page = reader.get(edition.article.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and linked(reader, edition.article)["name"] == edition.article.question


def test_an_unreviewed_page_says_so_in_its_preview(reader: Client, edition: Edition) -> None:
    preview = r'property="og:description" content="([^"]+)"'
    page = reader.get(edition.article.get_absolute_url()).content.decode()
    (told,) = re.findall(preview, page)
    assert told.startswith("Educational purpose only.") and 'content="noindex"' in page


def test_feed_and_map_hold_only_what_is_approved(reader: Client, edition: Edition) -> None:
    def places() -> tuple[str, str]:
        return tuple(reader.get(path).content.decode() for path in ("/feed.atom", "/sitemap.xml"))  # type: ignore[return-value]

    address = edition.article.get_absolute_url()
    assert not any(address in text for text in places())
    approve(edition, "grace", "ada")
    for text in places():
        ElementTree.fromstring(text)
        assert f"http://127.0.0.1:8000{address}<" in text or f'"http://127.0.0.1:8000{address}"' in text
    spoil(edition)
    assert not any(address in text for text in places())


def test_robots_know_the_map(reader: Client) -> None:
    assert "Sitemap: http" in reader.get("/robots.txt").content.decode()
