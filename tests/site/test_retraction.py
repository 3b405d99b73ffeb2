"""A paper is retracted: from the register to every page, reader, follower, feed, editor and file."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from probatum.refresh import refresh_from
from probatum_site import actions, engine, tasks
from probatum_site.desk.queue import queue
from probatum_site.desk.reach import reach
from probatum_site.models import Edition, ExportRecord, SourceRecord
from probatum_site.status import status_of
from tests.site.conftest import FLAGSHIP, approve, made, person

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NOTE = "Retracted by its journal in 2026"


@pytest.fixture
def own_library(settings: Any, tmp_path: Path) -> Iterator[None]:
    """A copy of the library, which a test may change."""
    shutil.copytree(settings.PROBATUM.library, tmp_path / "library")
    settings.PROBATUM = replace(settings.PROBATUM, library=tmp_path / "library")
    engine.library.cache_clear()
    yield
    engine.library.cache_clear()


def retract(folder: Path, source: str) -> None:
    """As a house does it: a line in its register, a refresh, and the work of the day."""
    register = folder / "own.tsv"
    lines = ("source\tstate\tby\tnotice\tdate\tnote", f"{source}\tretracted\t\t\t2026-01-02\t{NOTE}")
    register.write_text("\n".join(lines), encoding="utf-8")
    told = refresh_from(engine.library(), "house", register, today="2026-01-03")
    assert [change.source for change in told.found.changed] == [source]
    tasks.daily.func()


def cited_by(edition: Edition) -> str:
    """The source of the first statement."""
    first = next(iter(engine.claims_in(bytes(edition.body))))
    return str(first["citations"][0]["source"])


def seen(client: Client, path: str, **asked: str) -> str:
    return normalize("NFKC", client.get(path, asked).content.decode())


@pytest.mark.usefixtures("own_library")
def test_a_retraction_travels_from_the_register_to_everybody(
    edition: Edition, reader: Client, tmp_path: Path
) -> None:
    other = made("Which drugs prevent migraine?")
    review = approve(edition, "grace", "ada")
    approve(other, "grace", "ada")
    follower, stranger = person("follower"), person("stranger")
    follower.email = "follower@clinic.example"
    follower.save()
    actions.follow(edition.article, by=follower)
    address, source = edition.article.get_absolute_url(), cited_by(edition)
    editor = Client()
    editor.force_login(person("editor2", "editor"))
    assert address in seen(reader, reverse("feed"))
    retract(tmp_path, source)
    # approvals lapse: of the pages that lean on it, and of no other
    assert not status_of(edition).approved and status_of(other).approved
    assert review.signatures.count() == 2, "what was signed stays on record"
    # readers see it before the text, on the statement, and on the page of the source
    page = seen(reader, address, audience="clinician")
    assert "is now retracted" in page and page.index("is now retracted") < page.index("In short")
    assert NOTE in seen(reader, reverse("source", args=[source]))
    # followers hear of it: on their list, and in one letter
    assert any("is now retracted" in one.text for one in follower.told.all())
    assert not stranger.told.exists()
    letters = [one for one in mail.outbox if one.to == ["follower@clinic.example"]]
    assert len(letters) == 1 and "is now retracted" in letters[0].body and address in letters[0].body
    # the feed in which it was announced says so
    feed = ElementTree.fromstring(seen(reader, reverse("feed")))
    entries = {str(one.findtext(f"{ATOM}title")): one for one in feed.iter(f"{ATOM}entry")}
    notice = entries[f"Correction: {edition.article.question}"]
    assert "is now retracted" in str(notice.findtext(f"{ATOM}summary"))
    assert edition.article.question not in entries and other.article.question in entries
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    # editors have it first in their queue, and in their list
    first = queue(limit=1)[0]
    assert "A source no longer stands" in first.reasons and first.row.edition.article == edition.article
    assert "A source no longer stands" in seen(editor, reverse("desk"))
    # a second day changes nothing more
    before = (follower.told.count(), edition.article.corrections.count(), len(mail.outbox))
    tasks.daily.func()
    assert before == (follower.told.count(), edition.article.corrections.count(), len(mail.outbox))


@pytest.mark.usefixtures("own_library")
def test_a_file_taken_after_the_retraction_says_so(edition: Edition, reader: Client, tmp_path: Path) -> None:
    retract(tmp_path, cited_by(edition))
    for format_ in ("markdown", "html", "json", "ris", "bibtex", "nbib", "csl_json"):
        path = f"{edition.article.get_absolute_url()}/export/{format_}"
        assert "retracted" in seen(reader, path, audience="clinician").lower(), format_


def test_what_was_taken_away_is_known_by_format_and_day(reader: Client, edition: Edition) -> None:
    path = f"{edition.article.get_absolute_url()}/export"
    for _ in range(3):
        reader.get(f"{path}/ris", {"audience": "clinician"})
    reader.get(f"{path}/json", {"audience": "clinician"})
    reader.head(f"{path}/json", {"audience": "clinician"})
    reader.get(f"{path}/nonsense", {"audience": "clinician"})
    rows = ExportRecord.objects.order_by("format").values_list("format", "times", "edition")
    assert list(rows) == [("json", 1, edition.pk), ("ris", 3, edition.pk)]


def test_past_exports_are_on_both_pages_of_a_source(reader: Client, edition: Edition) -> None:
    source = SourceRecord.objects.get(pk=cited_by(edition))
    other = made("Which drugs prevent migraine?")
    public, desk = reverse("source", args=[source.pk]), f"{reverse('desk-sources')}?source={source.pk}"
    editor = Client()
    editor.force_login(person("editor", "editor"))
    assert "readers took away" not in seen(reader, public)
    reader.get(f"{edition.article.get_absolute_url()}/export/ris", {"audience": "clinician"})
    reader.get(f"{other.article.get_absolute_url()}/export/ris", {"audience": "clinician"})
    found = reach(source)
    assert [(one.format, one.times, one.edition) for one in found.exports] == [("ris", 1, edition)]
    assert "ris: 1 file of editions that cite it" in seen(reader, public)
    assert "Files that readers took away" in seen(editor, desk)


def test_what_was_taken_of_a_personal_question_is_not_on_the_public_page(reader: Client) -> None:
    edition = made(f"{FLAGSHIP} Call me on +44 20 7946 0958")
    actions.note_export(edition, "pdf")
    source = SourceRecord.objects.get(pk=cited_by(edition))
    assert "readers took away" not in seen(reader, reverse("source", args=[source.pk]))
    assert reach(source, whole=False).exports == () and reach(source).files == 1


def test_a_deleted_page_takes_the_note_of_its_exports_along(edition: Edition) -> None:
    actions.note_export(edition, "pdf")
    actions.delete_article(edition.article, by=person("editor", "editor"), reason="Asked for.")
    assert not ExportRecord.objects.exists()
