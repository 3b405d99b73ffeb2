"""The word lists that the checks read are in order, so that a clinician's edit cannot break them unseen."""

import pytest

from probatum.support.phrases import LISTS, phrases
from probatum.support.quantities import quantities
from probatum.vocabulary import rows

GROUPED = [(name, row) for name in LISTS for row in rows(name)]


@pytest.mark.parametrize("name", LISTS)
def test_no_phrase_stands_twice_in_a_list(name: str) -> None:
    listed = [row[0] for row in rows(name)]
    assert sorted(set(listed)) == sorted(listed)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_phrase_in_small_letters_and_a_group(name: str) -> None:
    assert [row for row in rows(name) if len(row) != 2 or not all(row) or row[0] != row[0].lower()] == []


def test_every_phrase_is_found_where_it_stands() -> None:
    lost = []
    for name, (phrase, group) in GROUPED:
        text = phrase.replace("*", "ed").replace(" - ", "-")
        if group != "none" and group not in {found.group for found in phrases(text)[name]}:
            lost.append((name, phrase))
    assert lost == []


def test_a_phrase_of_the_group_none_hides_a_shorter_one() -> None:
    assert phrases("It is no more than iron.")["negations"] == ()


def test_the_longest_phrase_counts() -> None:
    assert [found.group for found in phrases("It is not likely.")["hedges"]] == ["unlikely"]


@pytest.mark.parametrize(("unit", "spellings"), rows("units"))
def test_every_spelling_of_a_unit_is_read(unit: str, spellings: str) -> None:
    for spelling in spellings.split("; "):
        assert [item.unit for item in quantities(f"5 {spelling} of it")] == [unit], spelling


@pytest.mark.parametrize(("place", "sign", "spellings"), rows("comparators"))
def test_every_bound_is_read(place: str, sign: str, spellings: str) -> None:
    for spelling in spellings.split("; "):
        text = f"was {spelling} 7.5" if place == "before" else f"was 7.5 {spelling} there"
        assert [item.bound for item in quantities(text)] == [sign], spelling
