"""Search, glossary, board and quality say what is in the library and the database, and nothing else."""

from datetime import timedelta

import orjson
import pytest
from django.test import Client

from probatum_site import actions, engine
from probatum_site.models import Article, ReviewerProfile, SourceRecord
from probatum_site.readers.quality import quality
from tests.site.conftest import FLAGSHIP, answered, approve, board_member, made, person

pytestmark = pytest.mark.django_db


def text(reader: Client, path: str, **query: str) -> str:
    answer = reader.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_search_finds_articles_and_sources(reader: Client) -> None:
    edition = made()
    actions.publish(edition.article, by=person("ed", "editor"))
    found = text(reader, "/search", q="restless legs iron dopamine")
    assert edition.article.get_absolute_url() in found and "/sources/" in found
    assert "Awaits human review" in found
    approve(edition, "grace", "ada")
    assert "Awaits human review" not in text(reader, "/search", q="restless dopamine")


def test_a_kind_leaves_only_sources_of_that_kind(reader: Client) -> None:
    found = text(reader, "/search", q="restless legs syndrome", kind="Guideline")
    assert 'aria-current="true">Guideline' in found and ">Articles<" not in found


def test_a_personal_question_is_not_found(reader: Client) -> None:
    made("My son John Smith, born 3 May 2019, has restless legs, why?")
    assert "John Smith" not in text(reader, "/search", q="restless legs")


def test_bad_words_are_told(reader: Client) -> None:
    answer = reader.get("/search", {"q": "x" * 3000})
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert 'role="alert"' not in text(reader, "/search")


def test_the_glossary_has_every_term(reader: Client) -> None:
    page = text(reader, "/glossary")
    assert len(engine.glossary()) > 300 and page.count("<dt>") == len(engine.glossary())


def test_the_board_names_only_who_signed_up(reader: Client) -> None:
    assert "Nobody has signed up yet" in text(reader, "/board")
    board_member("grace")
    gone = board_member("ada")
    ReviewerProfile.objects.filter(user=gone).update(active=False)
    ReviewerProfile.objects.create(
        user=person("mallory", "member"), name="Mallory", role="x", interests="None"
    )
    page = text(reader, "/board")
    assert "Grace" in page and "Ada" not in page and "Mallory" not in page


def test_the_figures_are_those_of_the_database(reader: Client) -> None:
    edition = made()
    before = quality()
    assert dict(before.editions)["Not submitted"] == 1 and before.age is None
    shown = sum(count for outcome, count in before.statements if outcome.startswith(("Every", "Shown")))
    assert shown == len(list(engine.claims_in(bytes(edition.body))))
    approve(edition, "grace", "ada")
    after = quality()
    assert dict(after.editions)["Approved"] == 1 and after.age == 0
    text(reader, "/quality")


def test_a_retraction_counts_until_no_page_cites_it(reader: Client) -> None:
    edition = made()
    source = SourceRecord.objects.filter(citations__statement__edition=edition).order_by("pk")[0]
    SourceRecord.objects.filter(pk=source.pk).update(
        state="retracted", changed_at=edition.made_at + timedelta(seconds=1)
    )
    (hit,) = quality().fallen
    assert hit.source == source and not hit.done
    assert source.title in text(reader, "/quality")
    answer = engine.parsed(answered(FLAGSHIP, "clinician"))
    for section in answer["sections"]:
        section["claims"] = [
            one for one in section["claims"] if source.pk not in {each["source"] for each in one["citations"]}
        ]
    answer["direct_answer"] = []
    later = actions.make_edition(
        Article.objects.get(), "clinician", orjson.dumps(answer), origin="edited", by=None
    )
    SourceRecord.objects.filter(pk=source.pk).update(changed_at=later.made_at - timedelta(microseconds=1))
    (hit,) = quality().fallen
    assert hit.done and hit.days == 0
