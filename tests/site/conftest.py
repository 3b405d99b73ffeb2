"""A site on a small library of its own; every test that asks for `db` gets an empty database."""

import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_HOME = tempfile.mkdtemp(prefix="probatum-site-tests-")
_BEFORE = dict(os.environ)
for _name in ("PROBATUM_ADDRESS", "PROBATUM_LIBRARY"):
    os.environ.pop(_name, None)
os.environ.update(PROBATUM_HOME=_HOME, DJANGO_SETTINGS_MODULE="probatum_site.settings")

import django  # noqa: E402 - the settings are read from the environment above

django.setup()
os.environ.clear()
os.environ.update(_BEFORE)  # other tests, and other workers, choose their own home

from django.contrib.auth.models import Group  # noqa: E402
from django.test import Client  # noqa: E402

from probatum.connectors import starter  # noqa: E402
from probatum.library import Library  # noqa: E402
from probatum_site import actions, engine  # noqa: E402
from probatum_site.models import Article, Edition, Review, ReviewerProfile, User  # noqa: E402
from probatum_site.status import shown_digest  # noqa: E402
from tests.site.databases import database as database  # noqa: E402 - fixtures
from tests.site.databases import migrated as migrated  # noqa: E402

FLAGSHIP = "What is the pathophysiology of restless leg syndrome?"


@pytest.fixture(scope="session", autouse=True)
def _library() -> None:
    """The starter library, in the home of these tests."""
    path = Path(_HOME) / "library"
    if not path.exists():
        Library.create(path).add(starter.read(starter.DEFAULT_PATH, damaged=lambda *_: None))


@pytest.fixture(autouse=True)
def _plain_files(settings: object) -> Iterator[None]:
    """Static files under their own names, as nothing has collected them; passwords hashed in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield


def person(name: str, *roles: str) -> User:
    """An account with these roles."""
    user = User.objects.create_user(name, password="a long enough password")
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def board_member(name: str) -> User:
    """A reviewer with a profile."""
    user = person(name, "reviewer")
    ReviewerProfile.objects.create(
        user=user, name=name.title(), role="Neurologist", credentials="MD", interests="None"
    )
    return user


@cache
def answered(question: str, audience: str) -> bytes:
    """The engine's answer, asked for once."""
    return engine.answer(question, audience)


def made(question: str = FLAGSHIP, audience: str = "clinician") -> Edition:
    """An edition as the worker makes it."""
    article, _ = actions.ask_article(question)
    return actions.make_edition(article, audience, answered(question, audience))


def taken_up(edition: Edition, reviewer: User) -> Review:
    """A review of the edition that the reviewer has taken up."""
    editor = User.objects.filter(username="editor").first() or person("editor", "editor")
    review = actions.submit(edition, by=editor, digest=shown_digest(edition))
    return actions.claim_review(review, by=reviewer)


def approve(edition: Edition, *names: str) -> Review:
    """Approve the edition by reviewers of these names."""
    reviewers = [User.objects.filter(username=name).first() or board_member(name) for name in names]
    review = taken_up(edition, reviewers[0])
    for reviewer in reviewers:
        actions.sign(review, "approve", by=reviewer, digest=review.digest, conflicts="None")
    return review


@pytest.fixture
def edition(db: None) -> Edition:
    """The flagship for clinicians."""
    return made()


@pytest.fixture
def article(edition: Edition) -> Article:
    """The page of the flagship."""
    return edition.article


@pytest.fixture
def reader() -> Client:
    """A browser without an account."""
    return Client()
