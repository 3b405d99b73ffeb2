"""A reader asks, reads, checks, personalises, follows up and takes the answer along."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FLAGSHIP, PHONE, assert_accessible, opened_flagship


def test_ask_check_personalise_follow_up_and_export(page: Page) -> None:
    address = opened_flagship(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(FLAGSHIP)
    expect(page.get_by_text("this content awaits human review").first).to_be_visible()

    page.get_by_role("button", name="Source 1", exact=True).first.click()
    card = page.locator("[popover]:popover-open")
    quote = card.locator("blockquote").inner_text()
    card.get_by_role("link", name="In context").click()
    expect(page.locator("mark")).to_contain_text(quote[:60])

    page.goto(address)
    page.locator("input[name=audience][value=patient]").first.check(force=True)
    expect(page.get_by_role("heading", name="What has iron to do with it?").first).to_be_visible()
    page.goto(address)
    expect(page.locator("input[name=audience][value=patient]").first).to_be_checked()

    page.get_by_role("textbox", name="question").last.fill("And what about iron?")
    page.get_by_role("button", name="Ask").last.click()
    follow_up = page.locator("section.follow-up").first
    expect(follow_up.locator(".statement").first).to_be_visible()
    expect(follow_up.locator("button.cite").first).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("link", name="JSON", exact=True).first.click()
    answer = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert answer["question"]["text"] == FLAGSHIP and answer["audience"] == "patient"


def test_everything_can_be_read_without_javascript(plain: Page) -> None:
    plain.goto("/")
    plain.fill("#question", "What helps against restless legs in pregnancy?")
    plain.get_by_role("button", name="Ask", exact=True).click()
    for _ in range(60):
        if plain.get_by_role("heading", name="References", exact=True).count():
            break
        plain.wait_for_timeout(500)
        plain.reload()
    expect(plain.get_by_role("heading", name="References", exact=True)).to_be_visible()
    plain.check("input[name=audience][value=patient]", force=True)
    plain.get_by_role("button", name="Show", exact=True).click()
    assert "audience=patient" in plain.url


def test_a_citation_is_read_with_the_keyboard_alone(page: Page) -> None:
    opened_flagship(page)
    page.get_by_role("button", name="Source 1", exact=True).first.focus()
    page.keyboard.press("Enter")
    card = page.locator("[popover]:popover-open")
    expect(card.locator("blockquote")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/policy", "/accounts/login/", "/accounts/signup/", "/api/"])
def test_axe_finds_nothing(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(path)
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_article(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened_flagship(page)
    assert_accessible(page)
    page.get_by_role("button", name="Source 1", exact=True).first.click()
    assert_accessible(page)


def test_a_phone_shows_everything_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for address in ("/", opened_flagship(page), "/api/", "/policy"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
