"""The layout of Retraction Watch, and the twenty real lines of the shared data."""

from pathlib import Path

import pytest

from probatum.errors import InputError
from probatum.registers import retraction_watch
from probatum.types.standing import Entry, State

HEAD = (
    "Record ID,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason"
)


def read(path: Path) -> tuple[list[Entry], list[tuple[str, str]]]:
    named: list[tuple[str, str]] = []
    found = list(retraction_watch.read(path, damaged=lambda place, reason: named.append((place, reason))))
    return found, named


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "watch.csv"
    file.write_bytes("\r\n".join([head, *rows]).encode("utf-8-sig"))
    return file


def test_a_line_becomes_an_entry(tmp_path: Path) -> None:
    row = '7,7/12/2023 0:00,10.5555/N,12.0,10.5555/O,11.0,Retraction,"+Paper Mill;+Unreliable Results;"'
    (entry,), named = read(table(tmp_path, row))
    assert named == []
    assert entry.identifiers == ("pmid:11", "doi:10.5555/O")
    assert entry.mark.state is State.RETRACTED
    assert (entry.mark.date, entry.mark.notice, entry.mark.by) == (
        "2023-07-12",
        "pmid:12",
        "Retraction Watch",
    )
    assert entry.mark.note == "Retraction 2023-07-12 pmid:12 doi:10.5555/N (Paper Mill; Unreliable Results)"


def test_a_nature_that_we_do_not_know_is_named(tmp_path: Path) -> None:
    found, named = read(table(tmp_path, "7,,,,10.5555/O,0,Second thoughts,"))
    assert found == []
    assert "line 2" in named[0][0] and "Second thoughts" in named[0][1]


@pytest.mark.parametrize("date", ["", "soon", "13/40/2020 0:00", "2020-01-01", "1/1/99999"])
def test_a_date_that_is_none_is_left_out(tmp_path: Path, date: str) -> None:
    (entry,), _ = read(table(tmp_path, f"7,{date},10.5555/N,0,10.5555/O,0,Retraction,"))
    assert entry.mark.date == "" and entry.mark.state is State.RETRACTED


def test_a_layout_that_has_drifted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no column 'RetractionNature'.*columns"):
        read(table(tmp_path, "x", head=HEAD.replace("RetractionNature", "Nature")))


@pytest.mark.parametrize("content", [b"", b"\x00" * 50, b"<html>", b'"' + b"x" * 2_000_000])
def test_rubbish_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "watch.csv"
    file.write_bytes(content)
    with pytest.raises(InputError):
        read(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_the_real_sample_is_read_whole(shared: Path) -> None:
    found, named = read(shared / "data/formats/retraction-watch-sample.csv")
    assert named == []
    assert len(found) == 20
    assert {entry.mark.state for entry in found} == {State.RETRACTED}
    assert all(any(each.startswith("doi:10.1155/") for each in entry.identifiers) for entry in found)
    assert sum(any(each.startswith("pmid:") for each in entry.identifiers) for entry in found) == 7
