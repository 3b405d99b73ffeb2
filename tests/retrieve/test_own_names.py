"""A name that a question gives in two forms is met by either."""

from pathlib import Path

import pytest

from probatum.retrieve import retrieve
from probatum.retrieve.own_names import own_names
from probatum.understand import understand
from tests.retrieve.made import one_page

KILLERS = ("invari", "natur", "killer", "t", "cell")


@pytest.mark.parametrize(
    ("asked", "name", "other"),
    [
        ("Do invariant natural killer T cells (iNKT) age?", KILLERS, "iNKT"),
        ("What is Burton's sign AKA lead line?", ("burton", "sign"), "lead line"),
    ],
)
def test_names_that_a_question_gives_are_read(asked: str, name: tuple[str, ...], other: str) -> None:
    assert other in own_names(asked)[name]


def test_question_without_another_name_gives_none() -> None:
    assert own_names("How is iron deficiency (in pregnancy) treated?") == {}


def test_statement_with_the_short_form_alone_names_the_thing(tmp_path: Path) -> None:
    library = one_page(tmp_path, "T cells", "TET proteins regulate iNKT cell fate in mice.")
    asked = understand("Is there a role for TET proteins in invariant natural killer T cells (iNKT) fate?")
    names = [concept.names for concept in retrieve(asked, library).concepts]
    assert any(("inkt",) in found and KILLERS in found for found in names)
