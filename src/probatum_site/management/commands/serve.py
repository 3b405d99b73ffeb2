"""`probatum serve`: the pages and the worker, started and stopped together."""

import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from probatum_site import actions, engine
from probatum_site.tasks import daily_if_due, take_up_lost

_WORKER = ("probatum_site", "db_worker", "--interval", "0.1", "--no-startup-delay", "--no-reload")
_EVERY = 600
"""Seconds after which it is looked whether the work of the day is due."""


class Command(BaseCommand):
    """Start the site on the library of this installation."""

    help = "Start the pages and the worker; stops with both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and a first question."""
        parser.add_argument("--bind", default="127.0.0.1:8000", help="HOST:PORT to listen on.")
        parser.add_argument("--workers", type=int, default=2, help="Processes that answer requests.")
        parser.add_argument(
            "--open-with", metavar="QUESTION", default="", help="Put this question on a page."
        )

    def handle(self, *, bind: str, workers: int, open_with: str, **_: object) -> None:
        """Prepare the database and the files, then run until one of the two ends or a signal comes."""
        engine.library()  # a library that cannot be read is told now and not to the first reader
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        take_up_lost()
        signal.signal(signal.SIGTERM, _leave)
        path = self._page(open_with) if open_with else "/"
        pages, worker = _started(*_gunicorn(bind, workers)), _started(*_WORKER)
        self.stdout.write(f"Probatum is at {settings.ADDRESS.origin}{path} (Ctrl+C stops it).")
        self.stdout.flush()
        try:
            look = time.monotonic() + _EVERY
            while pages.poll() is None:
                time.sleep(0.5)
                if time.monotonic() > look:
                    daily_if_due()
                    look = time.monotonic() + _EVERY
                worker = worker if worker.poll() is None else _started(*_WORKER)
        except KeyboardInterrupt:
            return
        finally:
            _stop(pages, worker)
        raise CommandError(f"The pages could not be served on {bind}: see above. Is the port taken?")

    def _page(self, question: str) -> str:
        article, _ = actions.ask_article(question)
        audience = settings.PROBATUM.audience
        actions.make_edition(article, audience, engine.answer(article.question, audience))
        if article.published_at is None:
            actions.publish(article, by=None, program=True)
        return article.get_absolute_url()


def _gunicorn(bind: str, workers: int) -> tuple[str, ...]:
    options = ("--bind", bind, "--workers", str(workers), "--threads", "4", "--log-level", "warning")
    return ("gunicorn", "probatum_site.wsgi", *options)


def _started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", module, *arguments])


def _stop(*children: subprocess.Popen[bytes]) -> None:
    """Ask both to end, and wait until they have."""
    for child in children:
        child.terminate()
    for child in children:
        child.wait()


def _leave(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
