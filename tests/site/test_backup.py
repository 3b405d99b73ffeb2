"""A backup is taken while the site runs, and an approval still stands where it is put back."""

import os
import subprocess
import sys
from pathlib import Path

from probatum.connectors import starter
from probatum.library import Library

_APPROVE = """
from django.contrib.auth.models import Group
from probatum_site import actions, engine
from probatum_site.models import ReviewerProfile, User
from probatum_site.status import shown_digest

article, _ = actions.ask_article("What is restless legs syndrome?")
edition = actions.make_edition(article, "patient", engine.answer(article.question, "patient"))
editor = User.objects.create_user("ed")
editor.groups.set(Group.objects.filter(name="editor"))
review = actions.submit(edition, by=editor, digest=shown_digest(edition))
for name in ("ada", "grace"):
    user = User.objects.create_user(name)
    user.groups.set(Group.objects.filter(name="reviewer"))
    ReviewerProfile.objects.create(user=user, name=name, role="MD", credentials="MD", interests="None")
    review = actions.claim_review(review, by=user) if name == "ada" else review
    actions.sign(review, "approve", by=user, digest=review.digest, conflicts="None")
"""
_STATUS = """
from probatum_site.models import Edition
from probatum_site.status import status_of
print(status_of(Edition.objects.get()).step.value)
"""


def admin(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PROBATUM_HOME": str(home)}
    command = [sys.executable, "-m", "probatum_site", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_approval_stands_in_a_restored_backup(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    Library.create(home / "library").add(starter.read(starter.DEFAULT_PATH, damaged=lambda *_: None))
    assert admin(home, "migrate", "--verbosity", "0").returncode == 0
    assert admin(home, "shell", "-v", "0", "-c", _APPROVE).stderr == ""
    done = admin(home, "backup", str(copy))
    assert done.returncode == 0, done.stderr
    assert admin(copy, "shell", "-v", "0", "-c", _STATUS).stdout.strip() == "Approved"
    assert Library.open(copy / "library").snapshot == Library.open(home / "library").snapshot
    assert (copy / "site" / "site.sqlite3").stat().st_mode & 0o077 == 0
    again = admin(home, "backup", str(copy))
    assert again.returncode == 1 and "is there already" in again.stderr


def test_nothing_is_copied_while_the_library_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    library = Library.create(home / "library")
    copy = tmp_path / "copy"
    with library._index.writer():
        done = admin(home, "backup", str(copy))
    assert done.returncode == 1 and "adding" in done.stderr and "Traceback" not in done.stderr
    assert not copy.exists()
    admin(home, "migrate", "--verbosity", "0")
    assert admin(home, "backup", str(copy)).returncode == 0
