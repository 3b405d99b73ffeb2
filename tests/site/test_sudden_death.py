"""`kill -9` while pages are asked for, signed and rechecked: nothing half written, nothing signed lost."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from probatum.connectors import starter
from probatum.library import Library
from tests.site.databases import KINDS, started

ROUNDS = 4
TOPICS = ("migraine", "restless legs", "hypertension", "iron deficiency", "type 2 diabetes", "insomnia")

_PEOPLE = """
from django.contrib.auth.models import Group
from probatum_site.models import ReviewerProfile, User
editor = User.objects.create_user("ed")
editor.groups.set(Group.objects.filter(name="editor"))
ada = User.objects.create_user("ada")
ada.groups.set(Group.objects.filter(name="reviewer"))
ReviewerProfile.objects.create(user=ada, name="Ada", role="Neurologist", credentials="MD", interests="None")
"""
_SIGN_AND_RECHECK = """
import itertools
from probatum_site import actions
from probatum_site.models import Edition, User
from probatum_site.status import shown_digest
editor, ada = User.objects.get(username="ed"), User.objects.get(username="ada")
for turn in itertools.count():
    for edition in Edition.objects.order_by("pk"):
        review = actions.submit(edition, by=editor, digest=shown_digest(edition))
        review = actions.claim_review(review, by=ada)
        decision = "approve" if turn % 2 else "changes"
        made = actions.sign(
            review, decision, by=ada, digest=review.digest, conflicts="None", reasons=f"Turn {turn}."
        )
        print(made.pk, made.seal, flush=True)
    actions.recheck()
"""
_LOOK = """
import json
from probatum_site import engine
from probatum_site.actions.audit import faults
from probatum_site.models import Article, Edition, Signature
from probatum_site.status.seal import sealed
print(json.dumps({
    "torn": [
        one.pk for one in Edition.objects.all()
        if {c["id"] for c in engine.claims_in(bytes(one.body))}
        != set(one.statements.filter(withheld=False).values_list("claim", flat=True))
    ],
    "without": list(Article.objects.filter(editions=None).values_list("question", flat=True)),
    "articles": Article.objects.count(),
    "signatures": {str(one.pk): one.seal for one in Signature.objects.all() if sealed(one)},
    "faults": list(faults()),
}))
"""


class Home:
    """A site with a home of its own."""

    def __init__(self, path: Path, database: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.bind = f"127.0.0.1:{free.getsockname()[1]}"
        self.environment = os.environ | {
            "PROBATUM_HOME": str(path),
            "PROBATUM_ADDRESS": f"http://{self.bind}",
            "PROBATUM_ASK_RATE": "10000/minute",
            "DATABASE_URL": database,
        }

    def started(self, *arguments: str, module: str = "probatum_site") -> "subprocess.Popen[str]":
        """A command in a process group of its own, so that all of it can be killed at once."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def shell(self, program: str) -> str:
        """What a program prints inside the site."""
        with self.started("shell", "-v", "0", "-c", program) as run:
            return run.communicate(timeout=120)[0]

    @contextmanager
    def served(self) -> "Iterator[subprocess.Popen[str]]":
        """`probatum serve`, killed with everything it started when the block ends."""
        with self.started("serve", "--bind", self.bind, module="probatum") as server:
            try:
                self._wait()
                yield server
            finally:
                kill(server)

    def ask(self, question: str) -> None:
        """Put a question to the pages; a site that dies meanwhile is what this is about."""
        data = json.dumps({"question": question, "audience": "clinician"}).encode()
        request = urllib.request.Request(
            f"http://{self.bind}/api/ask", data, {"Content-Type": "application/json"}, method="POST"
        )
        try:
            urllib.request.urlopen(request, timeout=20).read()
        except OSError:
            return

    def page(self, question: str) -> None:
        """Ask as a browser does: the frame now, the text by the worker."""
        program = (
            "from probatum_site import actions\n"
            "from probatum_site.tasks import want_edition\n"
            f"want_edition(actions.ask_article({question!r})[0], 'clinician')\n"
        )
        self.shell(program)

    def look(self) -> dict[str, object]:
        """What is kept."""
        found: dict[str, object] = json.loads(self.shell(_LOOK))
        return found

    def _wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://{self.bind}/", timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("The site did not start.")


def kill(process: "subprocess.Popen[str]") -> str:
    """End it and everything it started, without a word; returns what it had printed."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate()[0]


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """What `DATABASE_URL` says; nothing for the SQLite file in the home."""
    if request.param == "sqlite":
        yield ""
        return
    with started() as found:
        yield found


def test_nothing_is_half_written_and_jobs_are_taken_up_again(tmp_path: Path, url: str) -> None:
    Library.create(tmp_path / "library").add(starter.read(starter.DEFAULT_PATH, damaged=lambda *_: None))
    home, chance, printed = Home(tmp_path, url), random.Random(7), ""
    home.started("migrate", "--verbosity", "0").communicate()
    home.started("createcachetable", "--verbosity", "0").communicate()
    home.shell(_PEOPLE)
    for number in range(ROUNDS):
        home.page(f"What is known about {TOPICS[number]}?")
        with home.served():
            home.ask(f"How is {TOPICS[number]} diagnosed?")
            signing = home.started("shell", "-v", "0", "-c", _SIGN_AND_RECHECK)
            home.ask(f"What causes {TOPICS[number + 1]}?")
            time.sleep(chance.uniform(0.1, 2.0))
            printed += kill(signing)
    with home.served():
        for _ in range(100):
            found = home.look()
            if not found["without"]:
                break
            time.sleep(0.3)
    assert found["without"] == [] and found["torn"] == [] and found["faults"] == []
    told = dict(line.split() for line in printed.splitlines() if len(line.split()) == 2)
    kept = found["signatures"]
    assert isinstance(kept, dict) and told and told.items() <= kept.items()
    assert isinstance(found["articles"], int) and found["articles"] >= ROUNDS + 2
