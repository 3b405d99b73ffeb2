"""What the documentation says is so: samples run, links lead somewhere, nothing is without a heading."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from typer.main import get_command

from probatum import errors, plugins
from probatum.cli import app
from probatum.errors import ProbatumError
from probatum.settings import Settings, settings
from probatum.types.edition import Audience

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
REFERENCE = ROOT / "docs" / "reference"


def named(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


def text(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ +(.+?) *$", page, flags=re.MULTILINE)


def tree(error: type[ProbatumError]) -> Iterator[type[ProbatumError]]:
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


def test_every_error_has_a_heading_and_stands_in_the_drawn_tree() -> None:
    shipped = [each.__name__ for each in tree(ProbatumError) if each.__module__.startswith("probatum.")]
    assert set(shipped) <= set(headings(text("errors")))
    drawn = re.findall(r"[│├└─ ]*(\w+)", text("errors").partition("```\n")[2].partition("```")[0])
    assert set(shipped) <= set(drawn)
    assert {name for name in shipped if not re.search(rf"─ {name}\b", errors.__doc__ or "")} <= {
        "ProbatumError"
    }


def test_every_setting_has_a_heading_and_its_default() -> None:
    page = text("settings")
    assert {field.name for field in fields(Settings)} <= set(headings(page))
    default = settings({})
    for name in ("audience", "records", "question_length"):
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert re.search(rf"Default: `?{getattr(default, name)}`?\.", section), name


@pytest.mark.parametrize(
    "kind", ["Connector", "Export", "Audience", "Outline", "Check", "Index", "Thesaurus"]
)
def test_every_kind_of_plug_in_has_a_heading(kind: str) -> None:
    assert kind in headings(text("plugins"))


def test_every_field_of_an_audience_is_explained() -> None:
    for field in fields(Audience):
        assert field.name == "name" or f"| `{field.name}` |" in text("plugins"), field.name


def test_every_command_has_a_heading_and_every_option_is_named() -> None:
    page = text("command-line")
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        if command.hidden:
            continue
        assert name in headings(page)
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        for below, each in getattr(command, "commands", {name: command}).items():
            assert below in section or below == name
            options = [option for parameter in each.params for option in parameter.opts if option[0] == "-"]
            for option in options:
                assert f"`{option}`" in section or option in ("--help", "-h"), f"{name} {option}"


@pytest.mark.parametrize("group", ["connectors", "exports"])
def test_every_plug_in_that_ships_is_named(group: str) -> None:
    for name in plugins.names(group):
        assert f"`{name}`" in text("command-line"), name


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_links_within_the_documentation_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target or target.startswith("mailto:"):
            continue
        file, _, anchor = target.partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), f"{target} in {page.name}"
        if anchor:
            anchors = [
                re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-")
                for each in headings(found.read_text("utf-8"))
            ]
            assert anchor in anchors, f"{target} in {page.name}"


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_files_of_the_house_that_are_named_exist(page: Path) -> None:
    example = re.compile(r"[<*…]|/(plaintext|brief|mycatalogue)\.py$")
    for name in re.findall(r"`((?:src|tests|docs|evals)/[^`\s]+)`", page.read_text(encoding="utf-8")):
        planned = "probatum_site" in name
        assert planned or example.search(name) or (ROOT / name).exists(), f"{name} in {page.name}"


def test_every_page_can_be_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [page for page in PAGES if page.parent.name in {"tutorial", "how-to", "reference", "explanation"}]
    missing = [page.name for page in pages if f"{page.parent.name}/{page.name}" not in index]
    assert missing == []


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As a reader has it: `probatum` and `python` of this installation, and a home that is built once."""
    commands = Path(sys.executable).parent
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PROBATUM_")},
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PROBATUM_HOME": str(tmp_path_factory.mktemp("home")),
        "COLUMNS": "100",
    }


WITH_SAMPLES = [page for page in PAGES if blocks(page, "console")]


@pytest.mark.parametrize("page", WITH_SAMPLES, ids=named(WITH_SAMPLES))
def test_samples_run_and_say_what_the_page_says(
    page: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    """A line after `$` is typed; lines after it stand in what is said. `# exit N` is the code expected."""
    for block in blocks(page, "console"):
        for sample in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = sample.partition("\n")
            code = re.search(r"# exit (\d+)", command)
            said = subprocess.run(
                ["sh", "-c", command],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert said.returncode == (int(code[1]) if code else 0), f"{command}\n{said.stderr}"
            for line in filter(None, map(str.strip, expected.splitlines())):
                assert line.removesuffix("...").strip() in said.stdout + said.stderr, f"{command}\n{line}"


WITH_PYTHON = [page for page in PAGES if blocks(page, "python")]


@pytest.mark.parametrize("page", WITH_PYTHON, ids=named(WITH_PYTHON))
def test_python_samples_run(page: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    subprocess.run(["probatum", "library", "info"], env=environment, capture_output=True, check=True)
    (tmp_path / "library").symlink_to(Path(environment["PROBATUM_HOME"]) / "library")
    for block in blocks(page, "python"):
        said = subprocess.run(
            [sys.executable, "-c", block],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stderr
