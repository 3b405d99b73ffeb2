"""An article to take away: the same words and numbers in every format, and the review as it is."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from lxml import html as lxml_html
from pypdf import PdfReader

from probatum import audiences
from probatum_site import engine, pdf, tasks
from probatum_site.exporting import FORMATS, exported
from probatum_site.models import Edition, SourceRecord
from tests.site.conftest import FLAGSHIP, approve, made

pytestmark = pytest.mark.django_db

QUESTIONS = (
    FLAGSHIP,
    "What dose of gabapentin is used for restless legs?",
    "Is metformin safe in kidney disease?",
    "Which drugs prevent migraine?",
    "How is iron deficiency diagnosed?",
    "What lowers blood pressure in pregnancy?",
    "Who cooks best in Naples?",
)
Numbered = list[tuple[str, tuple[str, ...]]]
"""Each statement with the numbers behind it, in the order shown."""


def export(reader: Client, edition: Edition, format_: str) -> bytes:
    url = f"{edition.article.get_absolute_url()}/export/{format_}"
    answer = reader.get(url, {"audience": edition.audience})
    assert answer.status_code == 200, format_
    return b"".join(answer) if answer.streaming else answer.content


def squeezed(text: str) -> str:
    """Without white space, in which a PDF and a page differ."""
    return re.sub(r"[\s\u00ad\u200b\\]+", "", text)


def in_json(edition: Edition) -> Numbered:
    claims = engine.claims_in(bytes(edition.body))
    return [
        (squeezed(one["text"]), tuple(dict.fromkeys(str(each["number"]) for each in one["citations"])))
        for one in claims
    ]


def on_the_page(text: str) -> Numbered:
    found = []
    for paragraph in lxml_html.fromstring(text).iterfind(".//p[@class='statement']"):
        numbers = [
            str(one.xpath("string()")) for one in paragraph.iter() if "cite" in one.get("class", "").split()
        ]
        words = "".join(map(str, paragraph.xpath("./text() | ./span[@class='tail']/text()")))  # type: ignore[arg-type]
        found.append((squeezed(words), tuple(dict.fromkeys(numbers))))
    return found


def in_html(text: str) -> Numbered:
    return list(_claims(lxml_html.fromstring(text)))


def _claims(page: lxml_html.HtmlElement) -> Iterator[tuple[str, tuple[str, ...]]]:
    for claim in page.xpath("//div[starts-with(@id, 'c') and contains(@class, 'claim')]"):
        numbers = claim.xpath("string(.//summary)").removeprefix("What the sources say: ")
        yield squeezed(claim.xpath("string(./p/bdi)")), tuple(re.findall(r"\d+", numbers))


@pytest.mark.parametrize("audience", audiences.names())
@pytest.mark.parametrize("question", QUESTIONS)
def test_page_html_json_and_markdown_have_the_same_numbers(
    reader: Client, question: str, audience: str
) -> None:
    edition = made(question, audience)
    expected = in_json(edition)
    page = reader.get(edition.article.get_absolute_url(), {"audience": audience}).content.decode()
    assert on_the_page(page) == expected
    assert in_html(export(reader, edition, "html").decode()) == expected
    markdown = squeezed(export(reader, edition, "markdown").decode())
    for words, numbers in expected:
        first = f"{words}[{numbers[0]}" if numbers else words
        assert first in markdown, words


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_the_pdf_has_the_same_numbers(reader: Client, audience: str) -> None:
    edition = made(FLAGSHIP, audience)
    text = squeezed("".join(page.extract_text() for page in made_pdf(exported(edition, "html")).pages))
    text = re.sub(r"Probatum:everysentencecanbechecked|\d+/\d+(?=$|[A-Z])", "", text)
    missing = [
        (words, numbers)
        for words, numbers in in_json(edition)
        if f"{words[-40:]}[{','.join(numbers)}" not in text
    ]
    assert not missing


@cache
def made_pdf(html: str) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.rendered(html)))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_of_the_engine_can_be_had(reader: Client, edition: Edition, format_: str) -> None:
    assert export(reader, edition, format_)


def test_the_kept_json_comes_back_but_for_its_review(reader: Client, edition: Edition) -> None:
    sent, kept = engine.parsed(export(reader, edition, "json")), engine.parsed(bytes(edition.body))
    assert sent["review"]["status"] == "not submitted" and "awaits human review" in sent["review"]["note"]
    assert {**sent, "review": None} == {**kept, "review": None}


def test_an_approval_is_told_in_every_format_for_people_and_lapses_in_all(
    reader: Client, edition: Edition
) -> None:
    approve(edition, "grace", "ada")
    for format_ in ("html", "markdown", "json"):
        assert "Grace" in export(reader, edition, format_).decode()
    SourceRecord.objects.filter(citations__statement__edition=edition).update(
        state="retracted", note="Retracted in 2026."
    )
    for format_ in ("html", "markdown", "json"):
        text = export(reader, edition, format_).decode()
        assert "Grace" not in text and "awaits human review" in text and "Retracted in 2026." in text


def test_what_is_not_reviewed_stays_out_of_search_engines(reader: Client, edition: Edition) -> None:
    url = f"{edition.article.get_absolute_url()}/export/markdown"
    assert reader.get(url)["X-Robots-Tag"] == "noindex"
    approve(edition, "grace", "ada")
    assert "X-Robots-Tag" not in reader.get(url)


def test_the_pdf_is_made_by_the_worker_and_then_kept(reader: Client, edition: Edition) -> None:
    url = f"{edition.article.get_absolute_url()}/export/pdf"
    waiting = reader.get(url)
    assert waiting.status_code == 202 and 'http-equiv="refresh"' in waiting.content.decode()
    tasks.write_pdf.func(edition.pk)
    done = reader.get(url)
    assert done.status_code == 200 and b"".join(done).startswith(b"%PDF-")
    approve(edition, "grace", "ada")
    assert reader.get(url).status_code == 202, "another review is another PDF"


def test_the_same_page_gives_the_same_pdf(edition: Edition) -> None:
    short = re.sub(r"<section .*</section>", "", exported(edition, "html"), flags=re.S)
    assert pdf.rendered(short) == pdf.rendered(short)


def test_nothing_that_a_page_names_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    page = f'<html lang="en"><title>x</title><img alt="" src="{secret.as_uri()}"><p>Text</p></html>'
    assert b"secret" not in pdf.rendered(page)
