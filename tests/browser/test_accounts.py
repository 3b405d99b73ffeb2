"""Logging in and signing in a real browser: with a passkey, and through a provider of logins."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, Site, assert_accessible, log_in, new_page, served
from tests.site.provider import CLIENT, SECRET, Provider, provider

_AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """At `localhost`, as a passkey belongs to a name and not to a number; with a device for passkeys."""
    here = Site(site.address.replace("127.0.0.1", "localhost"), site.environment)
    opened = new_page(here, browser)
    session = opened.context.new_cdp_session(opened)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": _AUTHENTICATOR})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield opened
    opened.context.close()
    assert not errors


def with_passkey(page: Page, name: str) -> None:
    """Log in by password and add a passkey."""
    log_in(page, name)
    page.goto("/accounts/2fa/webauthn/add/")
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
    page.get_by_label("Passwordless").check()
    assert_accessible(page)
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/**")


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in")).to_be_visible()


def test_a_passkey_logs_in_without_a_password_and_signs(page: Page, site: Site) -> None:
    site.person("iris", "reviewer")
    site.person("otto", "editor")
    with_passkey(page, "iris")
    log_out(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/")
    expect(page.get_by_role("link", name="iris")).to_be_visible()

    review = site.admin("shell", "-v", "0", "-c", _HANDED_IN).strip()
    page.goto(f"/desk/reviews/{review}/sign")
    page.get_by_label("Ask for changes", exact=True).check(force=True)
    page.get_by_label("Reasons").fill("Section 2 is too long.")
    page.get_by_label("Conflicts of interest").fill("None")
    page.get_by_role("button", name="Sign", exact=True).click()
    page.wait_for_url("**/webauthn/reauthenticate/**")
    expect(page.locator("input[name=password]")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("button", name="Use a security key").click()
    expect(page.get_by_text("Signed.")).to_be_visible()


_HANDED_IN = """
from probatum_site import actions, engine
from probatum_site.models import User
from probatum_site.status import shown_digest
article, _ = actions.ask_article("What is the dose of pramipexole?")
edition = actions.make_edition(article, "clinician", engine.answer(article.question, "clinician"))
review = actions.submit(edition, by=User.objects.get(username="otto"), digest=shown_digest(edition))
actions.claim_review(review, by=User.objects.get(username="iris"))
print(review.pk)
"""


@pytest.fixture(scope="module")
def house() -> Iterator[Provider]:
    """A provider of logins."""
    with provider() as found:
        yield found


@pytest.fixture(scope="module")
def closed(house: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site where accounts come through the provider only."""
    settings = {
        "PROBATUM_SIGN_UP": "oidc",
        "PROBATUM_OIDC_SERVER": house.address,
        "PROBATUM_OIDC_CLIENT": CLIENT,
        "PROBATUM_OIDC_SECRET": SECRET,
        "PROBATUM_OIDC_NAME": "Example Hospital",
    }
    with served(tmp_path_factory.mktemp("closed"), **settings) as found:
        yield found


def test_a_provider_lets_its_people_in(closed: Site, browser: Browser) -> None:
    page = new_page(closed, browser)
    said: list[Any] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.goto("/accounts/login/")
    expect(page.get_by_text("Make one")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("link", name="Log in with Example Hospital").click()
    assert_accessible(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("link", name="ada", exact=True)).to_be_visible()
    assert not said, json.dumps(said)
    page.context.close()
