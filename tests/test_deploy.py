"""What is said about running it elsewhere is true of this tree; an image cannot be built where tests run."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def libraries(text: str) -> set[str]:
    """Debian's packages for PDF that a text names."""
    return set(re.findall(r"\b(?:libpango\S*-0|libharfbuzz-subset0|fonts-dejavu-core)\b", text))


def test_the_image_installs_extras_that_there_are() -> None:
    (extras,) = re.findall(r"/src\[([a-z,]+)\]", CONTAINER)
    assert set(extras.split(",")) <= set(PROJECT["optional-dependencies"])


def test_the_image_has_a_python_that_is_supported() -> None:
    (version,) = re.findall(r"python:(3\.\d+)-slim", CONTAINER)
    assert f"Programming Language :: Python :: {version}" in PROJECT["classifiers"]


def test_image_manual_and_makefile_name_the_same_libraries() -> None:
    manual = (ROOT / "docs" / "how-to" / "deploy.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert libraries(CONTAINER) == libraries(manual) == libraries(makefile) != set()


def test_the_image_starts_a_command_that_there_is_as_nobody_in_particular() -> None:
    assert 'CMD ["probatum", "serve", "--bind", "0.0.0.0:8000"]' in CONTAINER
    assert PROJECT["scripts"]["probatum"] == "probatum.cli:main"
    user = CONTAINER.index("USER probatum")
    assert (
        CONTAINER.index("useradd") < CONTAINER.index("chown probatum /data") < user < CONTAINER.index("CMD")
    )
    assert "EXPOSE 8000" in CONTAINER and "ENV PROBATUM_HOME=/data" in CONTAINER


def test_the_files_that_the_manual_names_are_there() -> None:
    manual = (ROOT / "docs" / "how-to" / "deploy.md").read_text(encoding="utf-8")
    for path in re.findall(r"\(\.\./\.\./(deploy/[^)]+)\)", manual):
        assert (ROOT / path).is_file(), path
    assert "-f deploy/Containerfile" in CONTAINER
