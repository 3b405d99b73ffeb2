"""Databases with real transactions, as installed: SQLite in a file, and a PostgreSQL of the tests' own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from evals import postgres
from probatum_site.settings.database import database as described

KINDS = ("sqlite", "postgresql")
_numbers = count(1)


@contextmanager
def on(url: str) -> Iterator[None]:
    """With the database of this URL, for every thread."""
    before, known = connections["default"], connections.settings["default"]
    settings = connections.configure_settings({"default": described(url, Path())})["default"]
    del connections["default"]
    connections.settings["default"] = settings
    try:
        yield
    finally:
        connections["default"].close()
        del connections["default"]
        connections.settings["default"] = known
        connections["default"] = before


def prepared() -> None:
    """Tables and roles, as `probatum serve` makes them at its start."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


@contextmanager
def started() -> Iterator[str]:
    """A server of PostgreSQL and the URL of a database in it; the test is skipped where there is none."""
    if find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed: pip install 'probatum[postgres]'")
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        yield url


def copied(empty: str) -> str:
    """The URL of a copy of an empty database, for one test."""
    if empty.startswith("sqlite"):
        file = Path(empty.removeprefix("sqlite:///"))
        copy = file.with_name(f"{next(_numbers)}.sqlite3")
        shutil.copyfile(file, copy)
        return f"sqlite:///{copy}"
    name = f"copy{next(_numbers)}"
    with on(empty.replace("/probatum?", "/postgres?")), connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE probatum")
    return empty.replace("/probatum?", f"/{name}?")


@pytest.fixture(scope="session", params=KINDS)
def migrated(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[str]:
    """The URL of a database without content, of each kind in turn."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('databases') / 'empty.sqlite3'}"
        with django_db_blocker.unblock(), on(url):
            prepared()
        yield url
        return
    with started() as url:
        with django_db_blocker.unblock(), on(url):
            prepared()
        yield url


@pytest.fixture
def database(migrated: str, django_db_blocker: Any) -> Iterator[str]:
    """The URL of a database of this test's own, in use."""
    with django_db_blocker.unblock():
        url = copied(migrated)
        with on(url):
            yield url
