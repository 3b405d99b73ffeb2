"""The article page stays light: bytes as they go over the wire, and requests, without pictures."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.site.conftest import made

pytestmark = pytest.mark.django_db

MOST_BYTES, MOST_REQUESTS = 100_000, 10
MOST_UNPACKED = 260_000
"""Of the HTML itself: what a phone has to read."""


def test_an_article_page_costs_less_than_100_kilobytes_and_10_requests(reader: Client) -> None:
    answer = reader.get(
        made().article.get_absolute_url(), {"audience": "clinician"}, headers={"accept-encoding": "gzip"}
    )
    assert answer["Content-Encoding"] == "gzip"
    page = gzip.decompress(answer.content)
    needed = re.findall(rb'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"', page)
    files = [Path(settings.PACKAGE) / "static" / name.decode() for name in needed]
    assert len(files) >= 4
    sent = [len(answer.content), *(len(gzip.compress(file.read_bytes(), 6)) for file in files)]
    assert len(sent) + 1 <= MOST_REQUESTS, "and one for the mark of the house"
    assert sum(sent) < MOST_BYTES
    assert len(page) < MOST_UNPACKED


def test_files_are_sent_as_they_are(reader: Client) -> None:
    url = f"{made().article.get_absolute_url()}/export/json"
    assert "Content-Encoding" not in reader.get(url, headers={"accept-encoding": "gzip"})
