"""Settings: defaults, then a file, then the environment; a slip does not pass unnoticed."""

from pathlib import Path

import pytest

from probatum.ask import RECORDS
from probatum.errors import SettingsError
from probatum.settings import Settings, settings


def home(folder: Path, toml: str = "", **environment: str) -> Settings:
    if toml:
        (folder / "settings.toml").write_text(toml, encoding="utf-8")
    return settings({"PROBATUM_HOME": str(folder), **environment})


def test_the_library_lies_in_the_home(tmp_path: Path) -> None:
    assert home(tmp_path).library == tmp_path / "library"


def test_without_a_home_everything_is_in_the_data_directory_of_the_platform() -> None:
    assert settings({}).home.name == "probatum"


def test_a_tilde_is_the_home_of_the_person() -> None:
    assert settings({"PROBATUM_HOME": "~/p"}).home == Path.home() / "p"


def test_the_file_is_heeded(tmp_path: Path) -> None:
    assert home(tmp_path, 'audience = "patient"\nrecords = 7').records == 7


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    chosen = home(tmp_path, 'audience = "patient"', PROBATUM_AUDIENCE="student")
    assert chosen.audience == "student"


def test_the_environment_can_say_lists_and_yes_or_no(tmp_path: Path) -> None:
    chosen = home(tmp_path, PROBATUM_LIVE="true", PROBATUM_HOSTS="a.org, b.org")
    assert chosen.live and chosen.hosts == ("a.org", "b.org")


def test_nothing_leaves_the_machine_by_default(tmp_path: Path) -> None:
    assert not home(tmp_path).live


def test_an_empty_variable_is_no_choice(tmp_path: Path) -> None:
    assert home(tmp_path, PROBATUM_AUDIENCE="").audience == "clinician"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("records = ", "Mend the file"),
        ("colour = 1", "no setting 'colour'"),
        ("home = '/x'", "no setting 'home'"),
        ("records = 0", "from 1 to 1000"),
        ("records = 'many'", "whole number"),
        ("question_length = 100001", "from 10 to 100000"),
        ("live = 'perhaps'", "true or false"),
        ("hosts = [1]", "list of texts"),
        ("hosts = 1", "list of texts"),
        ("email = 1", "text in quotation marks"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        home(tmp_path, toml)


def test_as_many_records_are_read_as_ask_reads_by_itself(tmp_path: Path) -> None:
    assert home(tmp_path).records == RECORDS
