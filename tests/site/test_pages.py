"""What a reader sees without JavaScript."""

import gc
import re
from html import unescape

import pytest
from django.test import Client

from probatum_site import actions, engine, tasks
from probatum_site.models import Article, Report, SourceRecord
from probatum_site.status.state import PENDING
from tests.site.conftest import FLAGSHIP, answered, approve, made

pytestmark = pytest.mark.django_db


def page(reader: Client, article: Article, audience: str = "clinician") -> str:
    answer = reader.get(article.get_absolute_url(), {"audience": audience})
    assert answer.status_code == 200
    return answer.content.decode()


def test_asking_shows_the_frame_at_once_and_the_text_when_it_is_there(reader: Client) -> None:
    asked = reader.post("/ask", {"question": FLAGSHIP, "audience": "clinician"}, follow=True)
    frame = asked.content.decode()
    assert FLAGSHIP in frame and 'hx-trigger="every' in frame and "References" not in frame
    article = Article.objects.get()
    tasks.write_edition.func(article.pk, "clinician")
    text = page(reader, article)
    assert "References" in text and 'hx-trigger="every' not in text and PENDING in text


def test_a_page_that_waits_is_not_swapped_under_the_readers_hands(reader: Client) -> None:
    asked = reader.post("/ask", {"question": FLAGSHIP, "audience": "clinician"}, follow=True)
    (address,) = re.findall(r'hx-get="([^"]+seen=\w{12})"', asked.content.decode())
    script = {"HX-Request": "true"}
    assert reader.get(unescape(address), headers=script).status_code == 204, "nothing is new"
    assert reader.get(unescape(address)).status_code == 200, "who asks without a script gets the page"
    tasks.write_edition.func(Article.objects.get().pk, "clinician")
    done = reader.get(unescape(address), headers=script)
    assert done.status_code == 200 and "References" in done.content.decode()


def test_a_comparison_stands_side_by_side(reader: Client) -> None:
    edition = made("Is pregabalin better than pramipexole for restless legs?")
    text = page(reader, edition.article)
    table = engine.parsed(bytes(edition.body))["comparison"]
    assert table["rows"] and "Side by side" in text
    for row in table["rows"]:
        assert f">{row['outcome']}</th><td>{row['first']}</td><td>{row['second']}</td>" in text


def test_the_same_question_has_the_same_page(reader: Client) -> None:
    for question in (FLAGSHIP, FLAGSHIP.lower(), f"  {FLAGSHIP.rstrip('?')} "):
        reader.post("/ask", {"question": question, "audience": "patient"})
    assert Article.objects.count() == 1


def test_a_bad_question_is_told_on_the_page(reader: Client) -> None:
    answer = reader.post("/ask", {"question": " "})
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()


def test_the_banner_is_there_exactly_while_it_is_true(reader: Client) -> None:
    edition = made()
    assert PENDING in page(reader, edition.article)
    approve(edition, "grace", "ada")
    text = page(reader, edition.article)
    assert PENDING not in text and "noindex" not in text and "Grace" in text


def test_home_lists_what_is_approved_now(reader: Client) -> None:
    edition = made()
    assert FLAGSHIP not in reader.get("/").content.decode().partition("Recently approved")[2]
    approve(edition, "grace", "ada")
    assert FLAGSHIP in reader.get("/").content.decode().partition("Recently approved")[2]
    SourceRecord.objects.filter(citations__statement__edition=edition).update(state="retracted")
    assert "Recently approved" not in reader.get("/").content.decode()


def test_a_retracted_source_is_told_before_the_text(reader: Client) -> None:
    edition = made()
    SourceRecord.objects.filter(citations__statement__edition=edition).update(
        state="retracted", note="Retracted in 2026."
    )
    text = page(reader, edition.article)
    assert "Retracted in 2026." in text.partition("In short")[0]


def test_the_choice_of_audience_is_remembered(reader: Client) -> None:
    edition = made()
    actions.make_edition(edition.article, "patient", answered(FLAGSHIP, "patient"))
    page(reader, edition.article, "patient")
    assert "Talk to a doctor" in reader.get(edition.article.get_absolute_url()).content.decode()


def test_a_follow_up_has_its_own_address_and_stands_below(reader: Client) -> None:
    edition = made()
    url = edition.article.get_absolute_url()
    reader.post(f"{url}/follow-up", {"question": "And what about iron?"})
    following = Article.objects.get(parent=edition.article)
    tasks.write_edition.func(following.pk, "clinician")
    text = page(reader, edition.article)
    assert f'id="follow-up-{following.pk}"' in text and following.get_absolute_url() in text
    assert "Follows" in page(reader, following)


def test_a_question_with_personal_data_is_for_whoever_asked(reader: Client) -> None:
    asked = reader.post("/ask", {"question": "My son John Smith, born 3 May 2019, has restless legs, why?"})
    article = Article.objects.get()
    assert article.personal
    assert reader.get(asked["Location"]).status_code == 200
    assert Client().get(article.get_absolute_url()).status_code == 404
    assert article.question not in Client().get("/").content.decode()


def test_a_problem_can_be_reported(reader: Client) -> None:
    edition = made()
    reader.post(f"{edition.article.get_absolute_url()}/report", {"text": "Sentence 3 is wrong."})
    assert Report.objects.get().edition == edition


def test_every_id_on_a_page_is_there_once(reader: Client) -> None:
    import re

    ids = re.findall(r'\sid="([^"]+)"', page(reader, made().article))
    assert len(ids) == len(set(ids)) > 100


@pytest.mark.parametrize("path", ["/", "/policy", "/robots.txt", "/nothing-here"])
def test_every_page_forbids_inline_script_and_frames(reader: Client, path: str) -> None:
    answer = reader.get(path)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy and "script-src 'self'" in policy and answer["X-Frame-Options"] == "DENY"
    assert "<script>" not in answer.content.decode() and "style=" not in answer.content.decode()


def test_logging_in_has_the_face_of_the_house(reader: Client) -> None:
    page = reader.get("/accounts/login/").content.decode()
    assert 'class="masthead"' in page and 'name="password"' in page and "<script>" not in page


def test_python_seldom_looks_for_objects_that_refer_to_each_other() -> None:
    assert gc.get_threshold()[0] >= 10_000
