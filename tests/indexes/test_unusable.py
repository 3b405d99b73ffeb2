"""A library directory that cannot be used is refused, with what to do."""

from pathlib import Path

import pytest

from probatum.errors import LibraryDamaged
from probatum.indexes.local import Index
from probatum.types.question import Query


@pytest.mark.parametrize(("found", "advice"), [("2", "Update Probatum"), ("0", "Build it again")])
def test_another_format_is_refused(tmp_path: Path, found: str, advice: str) -> None:
    Index.create(tmp_path)
    (tmp_path / "library.json").write_text(f'{{"format": {found}}}', encoding="utf-8")
    with pytest.raises(LibraryDamaged, match=f"format {found} and this Probatum reads 1. {advice}"):
        Index.open(tmp_path)


def test_a_directory_that_cannot_be_written_to_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    Index.create(tmp_path)
    lock = tmp_path / ".tantivy-meta.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # a file system that is read-only refuses it in the same way
    with pytest.raises(LibraryDamaged, match="writable"):
        Index.open(tmp_path).search(Query((("iron", 1.0),)), limit=1)
