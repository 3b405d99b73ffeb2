"""`probatum-admin backup DIR`: everything that the site keeps, copied while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from shutil import copy2, rmtree

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from probatum_site import engine


class Command(BaseCommand):
    """Copy library, database and secret key into a new directory, laid out like PROBATUM_HOME."""

    help = "Copy library, database and secret key into a new directory, laid out like PROBATUM_HOME."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("to", metavar="DIR", type=Path, help="A directory that is not there yet.")

    def handle(self, *, to: Path, **_: object) -> None:
        """The database first: what it cites then stands in the library that is copied after it."""
        if to.exists():
            raise CommandError(f"{to} is there already. Give a directory that is not there yet.")
        aside = to.with_name(f"{to.name}.unfinished")
        rmtree(aside, ignore_errors=True)
        (aside / "site").mkdir(parents=True, mode=0o700)
        copy2(settings.SITE_HOME / "secret_key", aside / "site" / "secret_key")
        kept = _database(aside / "site" / "site.sqlite3")
        engine.library().copy(aside / "library")
        aside.rename(to)
        self.stdout.write(f"Copied to {to}: library, secret key, {kept}")


def _database(to: Path) -> str:
    if connection.vendor != "sqlite":
        return "and no database: make a dump with pg_dump."
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])
    to.chmod(0o600)
    return "database. Start from it with PROBATUM_HOME set to that directory."
