"""Audiences are files that a clinician can write."""

from importlib.resources import files
from pathlib import Path

import pytest

from probatum import audiences
from probatum.errors import InputError, PluginError


def test_four_audiences_ship() -> None:
    assert audiences.names() == ("clinician", "patient", "researcher", "student")


@pytest.mark.parametrize("name", audiences.names())
def test_every_audience_has_a_label_a_disclaimer_and_room_for_text(name: str) -> None:
    audience = audiences.load(name)
    assert audience.name == name
    assert audience.label and audience.disclaimer
    assert audience.direct >= 1 and audience.per_section >= 1 and 5 <= audience.grade <= 18


def text() -> str:
    return files("probatum.audiences").joinpath("patient.toml").read_text(encoding="utf-8")


def test_an_audience_of_ones_own_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "nurse.toml"
    file.write_text(text().replace("Patient or carer", "Nurse"), encoding="utf-8")
    nurse = audiences.load(str(file))
    assert (nurse.name, nurse.label) == ("nurse", "Nurse")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("plain = true", "", "lacks 'plain'"),
        ("plain = true", "plain = true\ncolour = 1", "unknown field 'colour'"),
        ("plain = true", "plain = 1", "plain is 1"),
        ("direct = 2", "direct = true", "direct is True"),
        ("plain = true", "plain =", "is not TOML"),
    ],
)
def test_a_file_that_is_no_audience_is_refused_with_the_reason(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    file = tmp_path / "nurse.toml"
    file.write_text(text().replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        audiences.load(str(file))


def test_an_unknown_audience_is_answered_with_those_there_are() -> None:
    with pytest.raises(PluginError, match="clinician, patient, researcher, student"):
        audiences.load("dentist")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(PluginError, match=r"nowhere\.toml"):
        audiences.load("nowhere.toml")
