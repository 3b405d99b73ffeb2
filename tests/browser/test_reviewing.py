"""An article is handed in, read statement by statement and signed; what changes later ends the approval."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, Site, assert_accessible, log_in, new_page

QUESTION = "What is the pathophysiology of restless leg syndrome?"
_NOTICE = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason,Paywalled,Notes\n"
    '1,"A made-up notice for a test",,,,,,,,,1/2/2026 0:00,,,1/2/2020 0:00,,{pmid},Retraction,,No,\n'
)


@pytest.fixture(scope="module")
def people(site: Site) -> None:
    """An editor and two reviewers."""
    site.person("erin", "editor")
    site.person("ada", "reviewer")
    site.person("grace", "reviewer")


@pytest.fixture
def pages(site: Site, browser: Browser, people: None) -> Iterator[dict[str, Page]]:
    """A browser for each of them, logged in; and one for a reader."""
    opened = {name: new_page(site, browser) for name in ("erin", "ada", "grace", "reader")}
    for name in ("erin", "ada", "grace"):
        log_in(opened[name], name)
    yield opened
    for page in opened.values():
        page.context.close()


def article(page: Page) -> str:
    """The address of the flagship for clinicians, open on the page."""
    answer = page.request.get("/api/articles").json()
    address: str = next(one["address"] for one in answer["items"] if one["question"] == QUESTION)
    page.goto(f"{address}?audience=clinician")
    return address


def on_the_desk(page: Page) -> str:
    """The newest edition of the flagship for clinicians, open on the desk; its address."""
    number = article(page).rpartition("-")[2]
    editions = page.request.get(f"/api/articles/{number}/editions").json()["items"]
    newest = max(one["id"] for one in editions if one["audience"] == "clinician")
    page.goto(f"/desk/editions/{newest}")
    return f"/desk/editions/{newest}"


def sign(page: Page, *, first: bool) -> None:
    """Sign in approval; the password is asked for again."""
    on_the_desk(page)
    if first:
        page.get_by_role("button", name="Take up this review").click()
    page.get_by_role("link", name="Sign …").click()
    assert_accessible(page)
    page.get_by_label("Approve", exact=True).check(force=True)
    page.get_by_label("Conflicts of interest").fill("None")
    page.get_by_role("button", name="Sign", exact=True).click()
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
    expect(page.get_by_text("Signed.")).to_be_visible()


def linked_data(page: Page) -> str:
    """The page's JSON-LD; empty without."""
    article(page)
    found = page.locator('script[type="application/ld+json"]')
    return found.inner_text() if found.count() else ""


def test_from_submission_to_approval_and_back(pages: dict[str, Page], site: Site, tmp_path: Path) -> None:
    erin, ada, grace, reader = (pages[name] for name in ("erin", "ada", "grace", "reader"))

    on_the_desk(erin)
    erin.get_by_role("button", name="Hand in for review").click()
    expect(erin.locator(".steps .done")).to_have_count(1)

    on_the_desk(ada)
    on_the_desk(grace)
    ada.get_by_role("button", name="Take up this review").click()
    expect(ada.get_by_role("button", name="Accept").first).to_be_visible()
    grace.get_by_role("button", name="Take up this review").click()
    expect(grace.get_by_role("alert")).to_contain_text("has taken up this review already")

    on_the_desk(ada)
    statement = ada.locator("article.claim").first
    statement.focus()
    ada.keyboard.press("a")
    expect(ada.locator("article.claim").first.locator(".verdict")).to_have_text("Accept")
    assert_accessible(ada)

    sign(ada, first=False)
    sign(grace, first=False)
    article(reader)
    expect(reader.locator(".steps .done")).to_have_count(3)
    expect(reader.locator(".head .pending")).to_have_count(0)
    assert "noindex" not in reader.content()
    data = json.loads(linked_data(reader))
    assert "reviewedBy" in json.dumps(data) and "lastReviewed" in json.dumps(data)

    on_the_desk(erin)
    claim = erin.locator("article.claim").nth(6)
    claim.get_by_text("Edit", exact=True).click()
    words = claim.locator("textarea[name=text]")
    words.fill(words.input_value().rstrip(".") + " in 97 of 99 patients.")
    claim.locator("details[open] input[name=reason]").fill("To see whether an unsupported figure is marked.")
    claim.get_by_role("button", name="Make the new edition").click()
    expect(erin.locator(".objection.failed").first).to_be_visible()

    article(reader)
    expect(reader.get_by_text("Changed since approval").first).to_be_visible()
    assert "reviewedBy" not in linked_data(reader)
    reader.get_by_role("link", name="What changed").first.click()
    reader.get_by_role("link", name="What changed").first.click()
    expect(reader.locator("ins").first).to_be_visible()
    assert_accessible(reader)

    edition = on_the_desk(erin).rpartition("/")[2]
    pmid = next(
        one["source"].removeprefix("pmid:")
        for item in reader.request.get(f"/api/editions/{edition}/claims").json()["items"]
        for one in item["citations"]
        if one["source"].startswith("pmid:")
    )
    notice = tmp_path / "notices.csv"
    notice.write_text(_NOTICE.format(pmid=pmid), encoding="utf-8")
    command = [sys.executable, "-m", "probatum", "library", "refresh", "--retraction-watch", str(notice)]
    subprocess.run(command, env=site.environment, check=True, capture_output=True)
    erin.goto("/desk/recheck")
    erin.get_by_role("button", name="Recheck now").click()
    for _ in range(60):
        article(reader)
        if reader.locator(".notice.standing").count():
            break
        reader.wait_for_timeout(500)
    expect(reader.locator(".notice.standing").first).to_contain_text("Retracted")
    erin.goto("/desk/")
    expect(erin.locator(".queue li").first).to_contain_text("retracted", ignore_case=True)
    assert_accessible(erin)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/editions", "/desk/sources", "/desk/recheck", "/desk/messages"]
)
def test_axe_finds_nothing_on_the_desk(pages: dict[str, Page], path: str, scheme: str) -> None:
    pages["erin"].emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    pages["erin"].goto(path)
    assert_accessible(pages["erin"])
