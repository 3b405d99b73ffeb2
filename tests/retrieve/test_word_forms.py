"""A name is found in forms that its stems do not show."""

from pathlib import Path

import pytest

from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.retrieve.word_forms import forms
from probatum.understand import understand
from tests.retrieve.made import one_page

TEXT = (
    "LB100 sensitised cells. Toll-like receptor 7 (TLR 7) and toll-like receptors (TLRs) were seen. "
    "A TKI was given; mitochondrial and bacterial stress rose. Isocitrate dehydrogenase (IDH) has the forms "
    "IDH1 and IDH2. Subarachnoid haemorrhage (SAH) kills. Aneurysmal subarachnoid haemorrhage (aSAH), too."
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_page(tmp_path, "Names", TEXT)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("lb 100", "lb100"),
        ("tlr7", "tlr 7"),
        ("tkis", "tki"),
        ("mitochondrion", "mitochondrial"),
        ("bacteria", "bacterial"),
        ("idh", "idh1"),
    ],
)
def test_form_that_the_library_has_is_found(library: Library, asked: str, held: str) -> None:
    assert held in forms(asked, library)


@pytest.mark.parametrize("asked", ["type 2", "virus", "sepsis", "stress", "type", "cells"])
def test_form_that_the_library_lacks_or_that_is_another_word_is_not_made_up(
    library: Library, asked: str
) -> None:
    assert forms(asked, library) == ()


def test_end_of_a_long_name_may_be_abbreviated(library: Library) -> None:
    concepts = retrieve(understand("Does it help in aneurysmal subarachnoid haemorrhage?"), library).concepts
    assert any(("aneurysm", "sah") in concept.names for concept in concepts)
