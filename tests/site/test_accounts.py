"""Accounts: who may make one, and how somebody shows who they are: password, provider, second factor."""

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from probatum.errors import SettingsError
from probatum_site.models import Signature, User
from probatum_site.settings.accounts import openid, sign_up
from tests.site.conftest import approve, board_member, made, person, taken_up
from tests.site.provider import CLIENT, SECRET, Provider, provider

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
NEW = {
    "username": "mary",
    "email": "mary@example.org",
    "password1": "words that nobody guesses",
    "password2": "words that nobody guesses",
}


@pytest.fixture(autouse=True)
def _no_counts_from_before() -> None:
    cache.clear()


@pytest.fixture
def house(settings: Any) -> Iterator[Provider]:
    """A provider, and a site that knows it."""
    with provider() as found:
        settings.SOCIALACCOUNT_PROVIDERS = openid(
            {
                "PROBATUM_OIDC_SERVER": found.address,
                "PROBATUM_OIDC_CLIENT": CLIENT,
                "PROBATUM_OIDC_SECRET": SECRET,
                "PROBATUM_OIDC_NAME": "Example Hospital",
            }
        )
        yield found


def logged_in_as(client: Client) -> str:
    """The user name; empty for nobody."""
    id_ = client.session.get("_auth_user_id")
    return User.objects.get(pk=id_).username if id_ else ""


def log_in(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": name, "password": password})


def by_provider(client: Client, house: Provider) -> Any:
    """As a browser goes: to the provider, and back with its code."""
    asked = client.post("/accounts/oidc/oidc/login/")
    query = {name: values[0] for name, values in parse_qs(urlsplit(asked["Location"]).query).items()}
    assert asked["Location"].startswith(f"{house.address}/authorize?")
    return client.get(house.authorize(query).replace("http://testserver", ""))


def code(secret: str, ahead: int = 0) -> str:
    """What the authenticator shows, `ahead` times 30 seconds from now."""
    return f"{hotp_value(secret, int(time.time()) // 30 + ahead):06}"


def with_authenticator(client: Client) -> tuple[str, list[str]]:
    """Enrol as the pages ask for it; the secret and the recovery codes."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "data:image/svg+xml" in page and "<script>" not in page and "style=" not in page
    secret = client.session["mfa.totp.secret"]
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret, -1)}).status_code == 302
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return secret, re.findall(r"\b\d{8}\b", codes)


# Who may make an account


@pytest.mark.parametrize(("policy", "made_"), [("open", True), ("oidc", False), ("closed", False)])
def test_a_password_account_is_made_only_where_everybody_may(policy: str, made_: bool, settings: Any) -> None:
    settings.SIGN_UP = policy
    client = Client()
    page = client.get("/accounts/signup/").content.decode()
    assert ('name="password1"' in page) is made_
    client.post("/accounts/signup/", NEW)
    assert User.objects.filter(username="mary").exists() is made_
    assert (logged_in_as(client) == "mary") is made_
    assert ("/accounts/signup/" in Client().get("/accounts/login/").content.decode()) is made_


@pytest.mark.parametrize(("policy", "made_"), [("open", True), ("oidc", True), ("closed", False)])
def test_a_providers_account_is_made_unless_nobody_may(
    policy: str, made_: bool, house: Provider, settings: Any
) -> None:
    settings.SIGN_UP = policy
    by_provider(Client(), house)
    assert User.objects.filter(email="ada@example.org").exists() is made_


def test_a_policy_that_is_none_is_refused_at_the_start() -> None:
    with pytest.raises(SettingsError, match="PROBATUM_SIGN_UP is 'all'"):
        sign_up("all")
    with pytest.raises(SettingsError, match="PROBATUM_OIDC_CLIENT, PROBATUM_OIDC_SECRET must be set too"):
        openid({"PROBATUM_OIDC_SERVER": "https://login.example.org"})
    assert openid({}) == {}


@pytest.mark.parametrize("password", ["short1", "password1234", "41964196419", "mary@example.org"])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    Client().post("/accounts/signup/", NEW | {"password1": password, "password2": password})
    assert not User.objects.exists()


def test_a_new_account_has_no_role() -> None:
    Client().post("/accounts/signup/", NEW | {"is_superuser": "on", "role": "editor", "groups": "2"})
    mary = User.objects.get()
    assert not mary.groups.exists() and not mary.is_superuser and not mary.is_staff


# By the provider


def test_whoever_the_provider_knows_comes_in_and_is_the_same_the_next_time(house: Provider) -> None:
    first, again = Client(), Client()
    assert "Example Hospital" in first.get("/accounts/login/").content.decode()
    by_provider(first, house)
    by_provider(again, house)
    assert logged_in_as(first) == logged_in_as(again) == "ada" and User.objects.count() == 1
    assert not User.objects.get().has_usable_password()


def test_an_answer_that_nobody_asked_for_opens_nothing(house: Provider) -> None:
    """The state of somebody else's login, or one made up."""
    client = Client()
    asked = Client().post("/accounts/oidc/oidc/login/")
    query = {name: values[0] for name, values in parse_qs(urlsplit(asked["Location"]).query).items()}
    answer = client.get(house.authorize(query).replace("http://testserver", ""))
    assert answer.status_code in (200, 401, 403) and not logged_in_as(client) and not User.objects.exists()


def test_a_provider_that_gives_no_token_lets_nobody_in(house: Provider) -> None:
    house.refuses = True
    client = Client()
    answer = by_provider(client, house)
    assert answer.status_code in (200, 401) and not logged_in_as(client)
    assert 'class="masthead"' in answer.content.decode()


def test_a_provider_takes_over_no_account_by_an_address_alone(house: Provider) -> None:
    local = person("local")
    EmailAddress.objects.create(user=local, email="ada@example.org", verified=True, primary=True)
    User.objects.filter(username="local").update(email="ada@example.org")
    for verified in (True, False):
        house.person["email_verified"] = verified
        client = Client()
        by_provider(client, house)
        assert logged_in_as(client) != "local"


def test_a_provider_that_cannot_be_reached_is_told(settings: Any) -> None:
    with provider() as found:
        address = found.address
    parts = {"SERVER": address, "CLIENT": CLIENT, "SECRET": SECRET}
    settings.SOCIALACCOUNT_PROVIDERS = openid({f"PROBATUM_OIDC_{key}": one for key, one in parts.items()})
    answer = Client().post("/accounts/oidc/oidc/login/")
    assert answer.status_code == 502 and "could not be reached" in answer.content.decode()


def test_the_way_to_the_provider_is_open_to_the_browser(house: Provider) -> None:
    """Chromium holds a form to its policy also when the answer sends it on."""
    policy = Client().get("/accounts/oidc/oidc/login/")["Content-Security-Policy"]
    assert "form-action 'self' https:" in policy
    assert "form-action 'self';" in Client().get("/accounts/login/")["Content-Security-Policy"]


# By password


def test_after_five_wrong_passwords_the_right_one_is_refused_too() -> None:
    person("mary")
    client = Client()
    for _ in range(5):
        log_in(client, "mary", "wrong")
    assert "Too many failed login attempts" in log_in(client, "mary").content.decode()
    assert not logged_in_as(client)
    elsewhere = Client(REMOTE_ADDR="10.9.8.7")
    log_in(elsewhere, "mary")
    assert not logged_in_as(elsewhere), "counted by the name, too"
    person("grace")
    log_in(elsewhere, "grace")
    assert logged_in_as(elsewhere) == "grace", "others come in"


def test_one_address_tries_ten_names_a_minute_and_no_more() -> None:
    for number in range(12):
        person(f"p{number}")
    for number in range(10):
        log_in(Client(), f"p{number}", "wrong")
    last = Client()
    log_in(last, "p11")
    assert not logged_in_as(last)


def test_the_name_in_x_forwarded_for_does_not_get_round_the_count() -> None:
    """Without a proxy in the settings nobody may say where they come from."""
    person("mary")
    for number in range(12):
        header = {"X-Forwarded-For": f"10.0.0.{number}"}
        Client(headers=header).post("/accounts/login/", {"login": f"n{number}", "password": "wrong"})
    last = Client(headers={"X-Forwarded-For": "10.1.1.1"})
    log_in(last, "mary")
    assert not logged_in_as(last)


def test_an_eleventh_account_an_hour_from_one_address_is_refused_on_a_page_of_the_house() -> None:
    for number in range(11):
        answer = Client().post("/accounts/signup/", NEW | {"username": f"m{number}", "email": ""})
    assert answer.status_code == 429 and User.objects.count() == 10
    assert 'class="masthead"' in answer.content.decode()


def test_whoever_is_shut_out_does_not_come_in() -> None:
    mary = person("mary")
    client = Client()
    log_in(client, "mary")
    assert logged_in_as(client) == "mary"
    User.objects.filter(pk=mary.pk).update(is_active=False)
    assert client.get("/desk/messages").status_code == 302, "also not where logged in already"
    again = Client()
    log_in(again, "mary")
    assert not logged_in_as(again)


def test_logging_in_sends_nobody_to_another_site() -> None:
    person("mary")
    answer = Client().post(
        "/accounts/login/?next=https://example.org/", {"login": "mary", "password": PASSWORD}
    )
    assert "example.org" not in answer["Location"]


# By a second factor


def test_an_authenticator_is_enrolled_and_asked_for_at_the_next_login() -> None:
    person("mary")
    client = Client()
    log_in(client, "mary")
    secret, recovery = with_authenticator(client)
    assert len(recovery) == 10
    again = Client()
    assert log_in(again, "mary")["Location"] == reverse("mfa_authenticate")
    assert not logged_in_as(again)
    assert "Incorrect code" in again.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    again.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert logged_in_as(again) == "mary"
    twice = Client()
    log_in(twice, "mary")
    twice.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert not logged_in_as(twice), "a code opens once"


def test_a_recovery_code_opens_once() -> None:
    person("mary")
    client = Client()
    log_in(client, "mary")
    _, recovery = with_authenticator(client)
    first, second = Client(), Client()
    for one in (first, second):
        log_in(one, "mary")
        one.post(reverse("mfa_authenticate"), {"code": recovery[0]})
    assert logged_in_as(first) == "mary" and not logged_in_as(second)


def test_codes_cannot_be_guessed_by_the_dozen() -> None:
    person("mary")
    client = Client()
    log_in(client, "mary")
    secret, _ = with_authenticator(client)
    guesser = Client()
    log_in(guesser, "mary")
    for number in range(12):
        guesser.post(reverse("mfa_authenticate"), {"code": f"{number:06}"})
    guesser.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert not logged_in_as(guesser)


def test_a_second_factor_is_enrolled_only_after_the_password_again() -> None:
    person("mary")
    client = Client()
    log_in(client, "mary")
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.status_code == 302 and "/reauthenticate/" in answer["Location"]


# Signing


def signing(client: Client, review: Any) -> Any:
    form = {"decision": "approve", "digest": review.digest, "conflicts": "None"}
    return client.post(reverse("desk-sign", args=[review.pk]), form)


def test_each_signature_is_confirmed_by_itself() -> None:
    """Who has just confirmed one has not confirmed the next."""
    grace = board_member("grace")
    reviews = [taken_up(made(question), grace) for question in ("What is migraine?", "What is insomnia?")]
    client = Client()
    log_in(client, "grace")
    for number, review in enumerate(reviews):
        asked = signing(client, review)
        assert "/reauthenticate/" in asked["Location"], "also for the second one"
        assert Signature.objects.count() == number
        client.post(asked["Location"], {"password": PASSWORD})
        assert Signature.objects.count() == number + 1


def test_what_was_confirmed_for_something_else_signs_nothing() -> None:
    """Such as a token that was made just now."""
    grace = board_member("grace")
    review, client = taken_up(made("What is migraine?"), grace), Client()
    log_in(client, "grace")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "/reauthenticate/" in signing(client, review)["Location"]
    assert not Signature.objects.exists()


def test_whoever_has_a_second_factor_signs_with_it_and_not_with_the_password() -> None:
    grace = board_member("grace")
    review, client = taken_up(made("What is migraine?"), grace), Client()
    log_in(client, "grace")
    secret, _ = with_authenticator(client)
    asked = signing(client, review)
    assert asked["Location"].startswith(reverse("mfa_reauthenticate"))
    other = asked["Location"].replace(reverse("mfa_reauthenticate"), "/accounts/reauthenticate/")
    client.post(other, {"password": PASSWORD})
    assert not Signature.objects.exists(), "the password is not enough"
    asked = signing(client, review)
    client.post(asked["Location"], {"code": "000000"})
    assert not Signature.objects.exists()
    client.post(asked["Location"], {"code": code(secret)})
    assert Signature.objects.get().reviewer == grace


def test_an_account_that_can_show_nothing_does_not_sign(house: Provider) -> None:
    """It came by the provider and has neither password nor passkey."""
    grace = board_member("grace")
    grace.set_unusable_password()
    grace.save()
    review, client = taken_up(made("What is migraine?"), grace), Client()
    client.force_login(grace)
    answer = signing(client, review)
    assert answer.status_code == 403 and "Set a password or a passkey" in answer.content.decode()


def test_a_signature_outlives_the_account_that_gave_it() -> None:
    """Who leaves is shut out and not erased: what was signed stays signed, under the name of its day."""
    from django.db.models import ProtectedError

    edition = made("What is migraine?")
    approve(edition, "grace", "ada")
    grace = User.objects.get(username="grace")
    with pytest.raises(ProtectedError):
        grace.delete()
    User.objects.filter(pk=grace.pk).update(is_active=False, username="left", email="")
    page = Client().get(edition.article.get_absolute_url(), {"audience": "clinician"}).content.decode()
    assert "Signed by <b>Grace</b>" in page
    assert "Grace" not in Client().get("/board").content.decode()
