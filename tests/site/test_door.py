"""The door of the site: what cannot be used is told in one line, never a traceback that was not asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def told(home: Path, *options: str, **more: str) -> str:
    """What a command that cannot run says on standard error."""
    command = [sys.executable, "-m", "probatum_site", "migrate", *options]
    environment = {**os.environ, "PROBATUM_HOME": str(home), **more}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 1 and said.stdout == ""
    return said.stderr


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("PROBATUM_SIGNATURES", "two", "Give a whole number"),
        ("PROBATUM_ASK_RATE", "lots", "Write such as 30/hour"),
        ("PROBATUM_ADDRESS", "http://127.0.0.1:99999", "such as https://example.org"),
        ("DATABASE_URL", "postgres://x:y@127.0.0.1:abc/z", "port"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path: Path, name: str, value: str, advice: str) -> None:
    line = told(tmp_path, **{name: value})
    assert line.startswith(name) and advice in line and line.count("\n") == 1


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "site.sqlite3").write_text("no database at all", encoding="ascii")
    line = told(tmp_path)
    assert line.startswith("The database cannot be used: file is not a database.") and line.count("\n") == 1
    assert "Traceback" in told(tmp_path, "--traceback")


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="ascii")
    line = told(taken)
    assert f"{taken}" in line and "Check the path" in line and line.count("\n") == 1
