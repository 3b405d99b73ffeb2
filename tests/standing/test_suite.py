"""The retraction suite: every source stands as it should, and none has a mark that it should not have."""

from pathlib import Path
from typing import Any

import pytest

from probatum.library import Library
from tests.standing.suite import CASES, documents, entries


def test_there_are_at_least_forty_cases_each_with_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 40


@pytest.mark.parametrize("registers_first", [False, True], ids=["documents first", "registers first"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_stands_as_it_should(case: dict[str, Any], tmp_path: Path, registers_first: bool) -> None:
    library = Library.create(tmp_path / "library")
    for _ in range(2):  # the second time changes nothing
        if registers_first:
            library.recheck(entries(case, tmp_path), by="suite", today="2026-01-01")
        library.add(documents(case))
        library.recheck(entries(case, tmp_path), by="suite", today="2026-01-01")
    stands = {document.source.id: document.source.standing.state.value for document in library.documents()}
    assert stands == case["expect"]
    assert library.add(documents(case)).unchanged == len(case["sources"])
