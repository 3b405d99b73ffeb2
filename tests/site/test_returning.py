"""First page, waiting page and return: what a reader finds without asking for it."""

from datetime import timedelta

import orjson
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from probatum_site import actions, engine, tasks
from probatum_site.models import Article, Edition, SourceRecord
from probatum_site.readers.suggestions import _illness, subjects
from probatum_site.readers.suggestions import answered as can_be_answered
from tests.site.conftest import FLAGSHIP

pytestmark = pytest.mark.django_db


def test_suggested_questions_come_from_the_library_and_are_answered(reader: Client) -> None:
    cache.clear()
    assert "This library can answer" not in reader.get("/").content.decode()
    for place in range(8):
        tasks.find_suggestions.func(engine.library().snapshot, place)
    page = reader.get("/").content.decode()
    found = tasks.suggested()
    assert 4 <= len(found) == len(set(found))
    assert all(f'value="{one}"' in page for one in found)
    assert all(can_be_answered(one, "patient") for one in found[:2])


def test_what_is_not_in_the_library_is_not_suggested() -> None:
    assert not can_be_answered("How is appendicitis treated?", "clinician")


def test_subjects_are_runs_that_titles_share() -> None:
    titles = [f"{one} in restless legs syndrome" for one in ("Iron", "Dopamine", "Sleep")]
    assert list(subjects(titles)) == ["restless legs syndrome"]


def test_only_an_illness_is_asked_about() -> None:
    titles = [f"{one} the American Academy" for one in "abc"] + [
        "Treatment of gout flare",
        "On gout flare",
        "Gout flare",
    ]
    found = [one for one in subjects(titles) if _illness(one, titles)]
    assert found == ["gout flare"]


def test_a_suggested_question_is_asked_by_a_press(reader: Client) -> None:
    assert reader.post("/ask", {"question": FLAGSHIP, "audience": "patient"}).status_code == 302


def test_what_was_found_is_there_before_the_text(reader: Client) -> None:
    page = reader.post("/ask", {"question": FLAGSHIP, "audience": "clinician"}, follow=True).content.decode()
    assert "Found in the library" in page and page.count('href="/sources/') >= 5
    assert 'http-equiv="refresh"' in page, "without a script the page reloads"


def test_a_closed_tab_loses_nothing(reader: Client) -> None:
    reader.post("/ask", {"question": FLAGSHIP, "audience": "clinician"})
    article = Article.objects.get()
    tasks.write_edition.func(article.pk, "clinician")
    assert (
        "References" in Client().get(article.get_absolute_url(), {"audience": "clinician"}).content.decode()
    )


def again(reader: Client, edition: Edition) -> str:
    return reader.get(edition.article.get_absolute_url(), {"audience": "clinician"}).content.decode()


def test_a_second_visit_tells_what_changed_once(reader: Client, edition: Edition) -> None:
    assert "Since your last visit" not in again(reader, edition)
    assert "Since your last visit" not in again(reader, edition)
    body = bytes(edition.body).replace(b"dopamine", b"Dopamine")
    actions.make_edition(edition.article, "clinician", body, origin="edited")
    page = again(reader, edition)
    assert "Since your last visit" in page and "<del>" in page
    assert "Since your last visit" not in again(reader, edition)


def test_a_fallen_source_is_told_on_return(reader: Client, edition: Edition) -> None:
    again(reader, edition)
    source = SourceRecord.objects.filter(citations__statement__edition=edition)[0]
    later = timezone.now() + timedelta(seconds=2)
    SourceRecord.objects.filter(pk=source.pk).update(state="retracted", changed_at=later)
    page = again(reader, edition)
    assert "The standing of a source has changed" in page and source.title in page


@pytest.mark.parametrize("cookie", ["", "x", "1", "999999.1", "1.x", "99999999999999999999.1"])
def test_a_cookie_made_up_does_no_harm(reader: Client, edition: Edition, cookie: str) -> None:
    reader.cookies["seen"] = cookie
    assert "Since your last visit" not in again(reader, edition)


def test_a_source_that_came_in_later_is_named(reader: Client, edition: Edition) -> None:
    """As if the library had held one source less when the text was made."""
    cache.clear()
    assert "New in the library" not in again(reader, edition)
    answer = engine.parsed(bytes(edition.body))
    late = answer["references"][0]
    answer["manifest"] |= {
        "snapshot": f"sha256:{'0' * 64}",
        "ranks": [one for one in answer["manifest"]["ranks"] if one != late["id"]],
    }
    old = actions.make_edition(edition.article, "clinician", orjson.dumps(answer), origin="restored")
    assert "New in the library" not in again(reader, old), "the worker looks first"
    tasks.find_news.func(old.pk, engine.library().snapshot)
    assert late["title"] in again(reader, old).partition("New in the library")[2]
