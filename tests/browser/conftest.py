"""One served site and one browser for all tests here; each test has a browser context of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium

FLAGSHIP = "What is the pathophysiology of restless leg syndrome?"
PASSWORD = "a long enough password"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
expect.set_options(timeout=20_000)  # milliseconds, as for every other wait; a machine may be busy
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All on one worker, so that one server and one browser are enough."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True, slots=True)
class Site:
    """A served site."""

    address: str
    environment: dict[str, str]

    def admin(self, *arguments: str) -> str:
        """What `probatum-admin` prints."""
        command = [sys.executable, "-m", "probatum_site", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def person(self, name: str, *roles: str) -> None:
        """Make an account with these roles; a reviewer gets a profile."""
        self.admin(
            "shell",
            "-c",
            "from django.contrib.auth.models import Group\n"
            "from probatum_site.models import ReviewerProfile, User\n"
            f"user = User.objects.create_user({name!r}, password={PASSWORD!r})\n"
            f"user.groups.set(Group.objects.filter(name__in={roles!r}))\n"
            f"if 'reviewer' in {roles!r}:\n"
            f"    ReviewerProfile.objects.create(user=user, name={name.title()!r}, role='Neurologist',\n"
            "        credentials='MD', interests='None')\n",
        )


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`probatum serve` on the starter library, with its worker."""
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@contextmanager
def served(home: Path, **settings: str) -> Iterator[Site]:
    """A site on the starter library, with these settings."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    address = f"http://{bind}"
    own = {"PROBATUM_HOME": str(home), "PROBATUM_ADDRESS": address, "PROBATUM_ASK_RATE": "1000/minute"}
    environment = os.environ | own | settings
    command = [sys.executable, "-m", "probatum", "serve", "--bind", bind, "--open-with", FLAGSHIP]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(address, server)
            yield Site(address, environment)
        finally:
            server.terminate()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the first page is served."""
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"The site ended with exit code {server.returncode} before it served a page.")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The site did not serve a page at {address}.")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; missing, it is a failure that says what to install."""
    program = chromium.path()
    if program is None:
        pytest.fail(
            "There is no Chromium. On Debian: apt install chromium; elsewhere: playwright install chromium"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """A page at desk width; whatever goes wrong in its console fails the test."""
    yield from _page(site, browser, javascript=True)


@pytest.fixture
def plain(site: Site, browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    yield from _page(site, browser, javascript=False)


def new_page(site: Site, browser: Browser, *, javascript: bool = True) -> Page:
    """A page of a browser context of its own, at desk width."""
    context = browser.new_context(base_url=site.address, java_script_enabled=javascript, viewport=DESK)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    return context.new_page()


def _page(site: Site, browser: Browser, *, javascript: bool) -> Iterator[Page]:
    opened = new_page(site, browser, javascript=javascript)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield opened
    opened.context.close()
    assert not [one for one in errors if "status of 4" not in one]  # a refused form is no fault of the page


def log_in(page: Page, name: str) -> None:
    """By name and password, as a person does."""
    page.goto("/accounts/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("/")


def opened_flagship(page: Page, audience: str = "clinician") -> str:
    """The flagship article with its text; returns its address."""
    page.goto("/")
    page.fill("#question", FLAGSHIP)
    page.check(f"input[name=audience][value={audience}]", force=True)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("heading", name="References", exact=True).first.wait_for()
    return page.url.partition("?")[0]


def assert_accessible(page: Page) -> None:
    """axe finds nothing at WCAG 2.2 AA."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert found.violations_count == 0, found.generate_report()
