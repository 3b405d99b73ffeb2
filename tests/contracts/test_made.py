"""Nouns that are made by their slots are what `dataclass` makes of them."""

from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest

from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.made import by_slots, replaced
from probatum.types.source import Source


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    number: int | None = None
    parts: tuple[str, ...] = ()


@by_slots
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    number: int | None = None
    parts: tuple[str, ...] = ()


@pytest.mark.parametrize("given", [("a",), ("a", 2), ("a", 2, ("b",))])
def test_it_takes_the_same_and_holds_the_same(given: tuple[Any, ...]) -> None:
    slow, quick = Plain(*given), Quick(*given)
    assert [getattr(slow, field.name) for field in fields(slow)] == [
        getattr(quick, field.name) for field in fields(quick)
    ]
    assert repr(quick) == repr(slow).replace("Plain", "Quick")
    assert quick == Quick(*given) == replace(quick) and hash(quick) == hash(slow)


@pytest.mark.parametrize("values", [{}, {"name": "b"}, {"number": None, "parts": ("c",)}])
def test_it_is_made_anew_with_other_values(values: dict[str, Any]) -> None:
    quick = Quick("a", 2)
    assert replaced(quick, **values) == replace(quick, **values)
    with pytest.raises(TypeError):
        replaced(quick, other=1)


def test_by_name_too() -> None:
    assert Quick(name="a", parts=("b",)) == Quick("a", None, ("b",))


@pytest.mark.parametrize("given", [{}, {"name": "a", "other": 1}])
def test_what_does_not_fit_is_refused(given: dict[str, Any]) -> None:
    for kind in (Plain, Quick):
        with pytest.raises(TypeError):
            kind(**given)


@pytest.mark.parametrize("kind", [Alias, Document, Passage, Section, Source, Span, Quick])
def test_it_is_frozen_and_has_no_more_than_its_fields(kind: type[Any]) -> None:
    made = kind(*("x" for _ in fields(kind)))
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(kind)[0].name, "y")
    assert not hasattr(made, "__dict__")
