"""The door: exit codes, messages, never a traceback that was not asked for."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from probatum.cli import app
from tests.cli.conftest import Type


def program(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PROBATUM_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, "-m", "probatum", *arguments], env=environment, capture_output=True, check=False
    )


def test_the_version_is_told(typed: Type) -> None:
    assert typed("version").out.startswith("Probatum ")
    assert set(typed("version", "--format", "json").json) == {"probatum", "python"}


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("ask",), ("search", "x", "--limit", "0"), ("--nonsense",)]
)
def test_what_cannot_be_understood_is_a_matter_of_usage(typed: Type, arguments: tuple[str, ...]) -> None:
    said = typed(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_help_has_examples_for_every_command(typed: Type) -> None:
    commands = [command for command in app.registered_commands if not command.hidden]
    names = [command.name or getattr(command.callback, "__name__", "") for command in commands]
    for name in [*names, *(group.name for group in app.registered_groups)]:
        said = typed(str(name), "--help")
        assert said.code == 0
        assert said.out.count(f"probatum {name}") >= 2, name


def test_the_help_of_all_tells_the_exit_codes(typed: Type) -> None:
    said = typed("--help")
    assert said.code == 0
    assert "Exit codes" in said.out and "3 the library does not answer" in said.out


def test_an_error_is_one_line_and_with_debug_also_a_traceback(typed: Type, home: Path) -> None:
    plain, debug = typed("source", "pmid:1"), typed("source", "pmid:1", "--debug")
    assert plain.err.count("\n") == 1
    assert "Traceback" in debug.err and debug.err.endswith(plain.err)
    assert plain.code == debug.code == 2


@app.command(hidden=True)
def break_for_a_test() -> None:
    """Fail in a way that nobody foresaw."""
    raise ZeroDivisionError("as nobody foresaw")


def test_a_fault_of_the_program_is_owned_up_to(typed: Type) -> None:
    said = typed("break-for-a-test")
    assert said.code == 1
    assert said.err == (
        "This is a fault in Probatum: ZeroDivisionError: as nobody foresaw. "
        "Run it again with --debug and report what it prints.\n"
    )
    assert "Traceback" in typed("--debug", "break-for-a-test").err


def test_a_reader_that_goes_away_is_no_error_to_speak_of(home: Path) -> None:
    command = f"{sys.executable} -m probatum library export | head -n 1"
    environment = {**os.environ, "PROBATUM_HOME": str(home)}
    said = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=True)
    assert said.stdout.count(b"\n") == 1
    assert said.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
def test_a_full_disk_is_told(home: Path) -> None:
    command = f"{sys.executable} -m probatum version > /dev/full"
    environment = {**os.environ, "PROBATUM_HOME": str(home)}
    said = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=False)
    assert said.returncode == 1
    assert b"No space left" in said.stderr and b"Traceback" not in said.stderr


def test_what_cannot_be_written_whole_leaves_no_half_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    command = f"ulimit -f 100; {sys.executable} -m probatum library export {file}"
    environment = {**os.environ, "PROBATUM_HOME": str(home)}
    said = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=False)
    assert said.returncode == 2
    assert said.stderr.decode() == f"{file} cannot be written: File too large. Choose another place.\n"
    assert not file.exists()


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    said = program("ask", "What is RLS?", home=taken)
    assert said.returncode == 1
    assert f"File exists: {taken}. Check the path" in said.stderr.decode()


def test_ctrl_c_stops_without_a_word(home: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "never.jsonl"
    os.mkfifo(pipe)
    environment = {**os.environ, "PROBATUM_HOME": str(home)}
    heeding = "from signal import *; signal(SIGINT, default_int_handler); import probatum.cli as p; p.main()"
    command = [sys.executable, "-c", heeding, "replay", str(pipe)]  # what runs in the background ignores it
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    with pipe.open("w"):  # opens only when the program has opened it, too: now it reads, and waits
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told


def test_a_terminal_that_knows_little_is_served(home: Path) -> None:
    said = program("source", "pmid:34732752", home=home, PYTHONIOENCODING="ascii")
    assert said.returncode == 0
    assert b"Restless legs syndrome" in said.stdout


@pytest.mark.parametrize("question", ["ما هو علاج تململ الساقين؟", "\udcff", "a" * 100_000, "\x1b[31m", "-"])
def test_odd_questions_are_answered_or_refused_but_never_crash(home: Path, question: str) -> None:
    said = program("ask", question, home=home)
    assert said.returncode in {0, 2, 3}
    assert b"Traceback" not in said.stderr and b"fault" not in said.stderr


def test_a_question_can_come_from_standard_input(home: Path) -> None:
    environment = {**os.environ, "PROBATUM_HOME": str(home)}
    command = [sys.executable, "-m", "probatum", "ask", "-"]
    said = subprocess.run(
        command,
        env=environment,
        input=b"What is augmentation in restless legs?",
        capture_output=True,
        check=False,
    )
    assert said.returncode == 0


def test_what_a_bad_setting_says(home: Path) -> None:
    said = program("ask", "What helps?", home=home, PROBATUM_RECORDS="many")
    assert said.returncode == 2
    assert b"whole number" in said.stderr


def test_words_are_completed_in_the_shell(home: Path) -> None:
    asked = {
        "_PROBATUM_COMPLETE": "complete_bash",
        "COMP_WORDS": "probatum ask --audience ",
        "COMP_CWORD": "3",
    }
    said = subprocess.run(
        [Path(sys.executable).with_name("probatum")],
        env={**os.environ, **asked, "PROBATUM_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert said.stdout.split() == [b"clinician", b"patient", b"researcher", b"student"]


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("probatum.cli", {"tantivy", "lxml", "orjson", "rich.progress"}),
        ("probatum.ask", {"lxml", "pydantic"}),
    ],
)
def test_what_is_heavy_is_loaded_only_where_it_is_used(module: str, heavy: set[str]) -> None:
    program = f"import {module}, sys; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(said.stdout.split())
