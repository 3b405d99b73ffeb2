"""A library directory of another format is refused, with what to do."""

from pathlib import Path

import pytest

from probatum.errors import LibraryDamaged
from probatum.indexes.local import Index


@pytest.mark.parametrize(("found", "advice"), [("2", "Update Probatum"), ("0", "Build it again")])
def test_another_format_is_refused(tmp_path: Path, found: str, advice: str) -> None:
    Index.create(tmp_path)
    (tmp_path / "library.json").write_text(f'{{"format": {found}}}', encoding="utf-8")
    with pytest.raises(LibraryDamaged, match=f"format {found} and this Probatum reads 1. {advice}"):
        Index.open(tmp_path)
