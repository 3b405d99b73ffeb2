"""Every address, opened as every role, by every method that it knows: who gets in is what the table says.

A new route fails here until it has a line in the table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from probatum_site import actions, engine
from probatum_site.models import Edition, User
from tests.site.conftest import board_member, made, person, taken_up

pytestmark = pytest.mark.django_db

READER, MEMBER, EDITOR, REVIEWER = "reader", "member", "editor", "reviewer"
LIBRARIAN, ADMINISTRATOR = "librarian", "administrator"
EVERYBODY = {READER, MEMBER, EDITOR, REVIEWER, LIBRARIAN, ADMINISTRATOR}
ACCOUNTS = EVERYBODY - {READER}
DESK = ACCOUNTS - {MEMBER}
EDITING = {EDITOR, REVIEWER, ADMINISTRATOR}
EDITORS = {EDITOR, ADMINISTRATOR}
STOCK = {LIBRARIAN, *EDITORS}
REVIEWERS = {REVIEWER}
ADMINISTRATORS = {ADMINISTRATOR}
NOBODY: set[str] = set()

TABLE: dict[str, set[str]] = {
    # pages for readers
    **dict.fromkeys(
        (
            "home",
            "ask",
            "article",
            "follow-up",
            "report",
            "history",
            "changes",
            "policy",
            "robots",
            "search",
            "glossary",
            "board",
            "board-member",
            "quality",
            "feed",
            "sitemap",
            "source",
            "export",
            "api-page",
            "api/openapi-json",
            "api/api-root",
        ),
        EVERYBODY,
    ),
    # pages of an account
    **dict.fromkeys(("follow", "messages", "tokens", "token-make"), ACCOUNTS),
    "token-revoke": NOBODY,  # it is somebody else's token
    # the desk
    **dict.fromkeys(("desk", "desk-editions", "desk-edition", "desk-sources"), DESK),
    **dict.fromkeys(("desk-close-report", "desk-edit", "desk-take-out", "desk-source"), EDITING),
    **dict.fromkeys(("publish", "delete", "desk-submit", "desk-restore", "desk-assign"), EDITORS),
    "desk-recheck": STOCK,
    **dict.fromkeys(("desk-claim", "desk-verdict", "desk-alike", "desk-sign", "desk-profile"), REVIEWERS),
    "desk-withdraw": ADMINISTRATORS,  # and whoever signed, see test_desk
    **dict.fromkeys(("desk-people", "desk-set-roles", "desk-audit"), ADMINISTRATORS),
    # the API, by a token of the role with every scope
    **dict.fromkeys(
        (
            "api/ask",
            "api/stream",
            "api/list_articles",
            "api/get_article",
            "api/list_editions",
            "api/get_edition",
            "api/list_claims",
            "api/list_audiences",
            "api/search",
            "api/get_source",
            "api/cited_by",
        ),
        EVERYBODY,
    ),
    "api/list_reviews": EDITING,
    "api/submit": EDITORS,
    **dict.fromkeys(("api/claim", "api/decide"), REVIEWERS),
}
"""Who may open a route on an article that everybody may see."""
PUBLIC_OF_ALLAUTH = {
    "account_login", "account_signup", "account_inactive", "account_email_verification_sent",
    "account_reset_password", "account_confirm_email", "account_reset_password_from_key_done",
    "account_reset_password_from_key", "account_reset_password_done", "mfa_login_webauthn",
    "socialaccount_login_cancelled", "socialaccount_login_error", "account_logout",
}  # fmt: skip
OF_A_LOGIN_UNDER_WAY = {
    "account_confirm_login_code", "mfa_authenticate", "socialaccount_signup", "openid_connect_login",
    "openid_connect_callback",
}  # fmt: skip
"""Open only to whoever is half way through logging in, or where a provider is set up."""
SHARED = {"api/list_reviews": ("get",), "api/submit": ("post",)}
"""Two operations at one address."""
PERSONAL = {
    **dict.fromkeys(("article", "follow-up", "report", "history", "export"), EDITING),
    **dict.fromkeys(("api/get_article", "api/list_editions", "api/get_edition", "api/list_claims"), EDITING),
    "follow": EDITING,
    "desk-edition": EDITING,
    **dict.fromkeys(("publish", "delete"), EDITORS),
}
"""The same on an article that is kept back, asked by somebody else."""

REFUSALS = (
    "This is for:",
    "Only an ",
    "Only a ",
    "Only somebody",
    "Only who",
    "Only editors",
    "another account",
)
"""How somebody is told that it is for others; what is wrong with the form itself is told otherwise."""


@dataclass(frozen=True)
class Thing:
    """What the parameters of a route stand for."""

    edition: Edition
    values: dict[str, Any]


def routes() -> Iterator[tuple[str, str, URLPattern]]:
    """Name, with `api/` before those of the API, path with `{parameter}`, and pattern of every route."""

    def walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, str, URLPattern]]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one, before + _path(one))
            else:
                name = f"api/{one.name}" if before == "api/" and one.name != "api-page" else str(one.name)
                yield name, before + _path(one), one

    yield from walk(get_resolver(), "")


def _path(one: URLPattern | URLResolver) -> str:
    import re

    text = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(one.pattern))
    text = re.sub(r"\(\?P\{(\w+)\}(?:[^()]|\([^()]*\))*\)", r"{\1}", text)
    return text.replace("^", "").replace("$", "")


def closed(response: HttpResponse) -> bool:
    """Whether somebody was sent away for who they are, and not for what they sent."""
    if response.status_code in {401, 404, 405}:
        return True
    if response.status_code == 302:
        return response["Location"].startswith("/accounts/login/")
    text = response.content.decode()
    return response.status_code == 403 and any(sign in text for sign in REFUSALS)


@pytest.fixture
def thing(db: None) -> Thing:
    """An article with everything that can hang on it."""
    return _thing(personal=False)


def _thing(*, personal: bool) -> Thing:
    edition = made()
    article = edition.article
    if personal:
        article.personal = True
        article.asked_by = person("asker")
        article.save()
    grace = board_member("grace")
    review = taken_up(edition, grace)
    report = actions.report_problem(article, "It is wrong.")
    signature = actions.sign(
        review, "changes", by=grace, digest=review.digest, conflicts="None", reasons="Section 2."
    )
    token, _ = actions.make_token(by=grace, name="mine", scopes=["read"], days=1)
    claim = next(engine.claims_in(bytes(edition.body)))
    return Thing(
        edition,
        {
            "slug": article.slug,
            "article_id": article.pk,
            "article": article.pk,
            "edition": edition.pk,
            "review": review.pk,
            "report": report.pk,
            "signature": signature.pk,
            "user": person("somebody").pk,
            "member": grace.profile.pk,
            "token_id": token.pk,
            "source": claim["citations"][0]["source"],
            "format_": "markdown",
            "format": "markdown",
            "claim": claim["id"],
            "digest": review.digest,
        },
    )


def _data(thing: Thing) -> dict[str, Any]:
    """What is sent: enough to be let in, too little to be done."""
    return {key: thing.values[key] for key in ("claim", "digest", "edition")} | {
        "q": "restless legs",
        "from": thing.edition.pk,
        "to": thing.edition.pk,
        "verdict": "accept",
        "comment": "",
    }


def _clients() -> Iterator[tuple[str, Client, dict[str, str]]]:
    yield READER, Client(), {}
    for role in (MEMBER, EDITOR, REVIEWER, LIBRARIAN, ADMINISTRATOR):
        user = person(f"the-{role}", role)
        client = Client()
        client.force_login(user)
        _, text = actions.make_token(by=user, name="all", scopes=["read", "ask", "review"], days=1)
        yield role, client, {"Authorization": f"Bearer {text}"}


def _opened(client: Client, headers: dict[str, str], name: str, path: str, thing: Thing) -> bool:
    """Whether any method lets the client in; nothing that it does stays."""
    url = "/" + path.format(**thing.values)
    api = name.startswith("api/")
    for method in SHARED.get(name, ("get", "post")):
        cache.clear()
        with transaction.atomic():
            kind = {"content_type": "application/json"} if api and method == "post" else {}
            response: Any = getattr(client if not api else Client(), method)(
                url, _data(thing), headers=headers if api else {}, **kind
            )
            transaction.set_rollback(True)
        if not closed(response):
            return True
    return False


def _found(thing: Thing, names: set[str]) -> dict[str, set[str]]:
    listed = {name: (path, pattern) for name, path, pattern in routes() if name in names}
    opened: dict[str, set[str]] = {name: set() for name in listed}
    for role, client, headers in _clients():
        for name, (path, _) in listed.items():
            if _opened(client, headers, name, path, thing):
                opened[name].add(role)
    return opened


def test_every_route_is_in_the_table() -> None:
    names = {name for name, path, _ in routes() if not path.startswith("accounts/social/")}
    known = {*TABLE, *PUBLIC_OF_ALLAUTH, *OF_A_LOGIN_UNDER_WAY}
    own = {name for name in names if not name.startswith(("account_", "mfa_", "socialaccount_"))}
    assert own - known == set(), "say in the table who may open these"
    assert set(TABLE) - names == set(), "these routes are gone"


def test_every_route_opens_to_whom_the_table_says(thing: Thing) -> None:
    assert _found(thing, set(TABLE)) == TABLE


def test_what_is_kept_back_opens_to_editors_and_reviewers_only(db: None) -> None:
    assert _found(_thing(personal=True), set(PERSONAL)) == PERSONAL


def test_whoever_asked_sees_the_own_question(db: None) -> None:
    thing = _thing(personal=True)
    client = Client()
    client.force_login(User.objects.get(username="asker"))
    url = thing.edition.article.get_absolute_url()
    assert client.get(url).status_code == 200
    client.post(f"{url}/delete", {"reason": "I said too much."})
    assert not Edition.objects.exists()


def test_pages_of_accounts_ask_to_log_in(thing: Thing) -> None:
    values = {"provider_id": "oidc", "key": "x", "uidb36": "1", "pk": 1}
    for name, path, _ in routes():
        if name.startswith(("account_", "mfa_", "socialaccount_")) and name not in OF_A_LOGIN_UNDER_WAY:
            response = Client().get("/" + path.format(**values))
            sent_away = response.status_code == 302 and "/login/" in response["Location"]
            assert sent_away == (name not in PUBLIC_OF_ALLAUTH) or response.status_code in {302, 405}, name
