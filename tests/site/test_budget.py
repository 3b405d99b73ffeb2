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
    page = reader.get(made().article.get_absolute_url(), {"audience": "clinician"}).content
    needed = re.findall(rb'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"', page)
    files = [Path(settings.PACKAGE) / "static" / name.decode() for name in needed]
    assert len(files) >= 4
    sent = [len(gzip.compress(one, 6)) for one in (page, *(file.read_bytes() for file in files))]
    assert len(sent) + 1 <= MOST_REQUESTS, "and one for the mark of the house"
    assert sum(sent) < MOST_BYTES
    assert len(page) < MOST_UNPACKED
