"""The vocabulary pack gives other names, by any spelling, and nothing that misleads."""

from pathlib import Path

import pytest

from probatum.errors import LibraryDamaged
from probatum.library import Library
from probatum.library.pack import FILE, Pack, write

RLS = ("Restless Legs Syndrome", "Willis-Ekbom Disease", "Wittmaack-Ekbom syndrome")


def packed(path: Path, *groups: tuple[str, ...]) -> Pack:
    write(path, groups, origins=["mesh"])
    return Pack(path)


def test_every_name_gives_the_others(tmp_path: Path) -> None:
    pack = packed(tmp_path, RLS)
    assert pack.others("restless leg syndromes") == RLS[1:]
    assert pack.others("willis ekbom disease") == (RLS[0], RLS[2])
    assert not pack.others("gout")
    assert not pack.others("")


def test_name_written_for_a_catalogue_is_known_as_it_is_said(tmp_path: Path) -> None:
    pack = packed(tmp_path, ("Anemia, Iron-Deficiency", "Sideropenic anaemia (disorder)"))
    assert pack.others("iron deficiency anemia") == ("Sideropenic anaemia",)


def test_a_name_that_only_adds_words_is_no_other_name(tmp_path: Path) -> None:
    assert packed(tmp_path, ("migraine", "migraine disorder", "megrim")).others("migraine") == ("megrim",)


def test_a_name_of_many_things_means_none_of_them(tmp_path: Path) -> None:
    groups = [("ASD", other) for other in ("autism", "atrial septal defect", "acute stress disorder")]
    pack = packed(tmp_path, *groups)
    assert not pack.others("ASD")
    assert pack.others("autism") == ("ASD",)


def test_everyday_words_have_no_other_names(tmp_path: Path) -> None:
    assert not packed(tmp_path, ("change", "transition")).others("change")


def test_the_same_names_make_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path, groups in ((first, [RLS, ("gout", "podagra")]), (second, [("gout", "podagra"), RLS])):
        path.mkdir()
        write(path, groups, origins=["mesh"])
    assert (first / FILE).read_bytes() == (second / FILE).read_bytes()


def test_a_pack_is_seen_when_it_is_made_and_forgotten_when_it_is_removed(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    assert not library.other_names("gout")
    assert not library.names_digest
    assert library.take_names([("gout", "podagra")], origins=["mesh"]) == 2
    assert library.other_names("gout") == ("podagra",)
    assert library.names_digest.startswith("sha256:")
    (tmp_path / "library" / FILE).unlink()
    assert not library.other_names("gout")


def test_a_damaged_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(LibraryDamaged, match="names"):
        Pack(tmp_path)
