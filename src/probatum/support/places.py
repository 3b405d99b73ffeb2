"""Whether what holds in one place holds in another: a rule of a country holds in its parts."""

from functools import cache

from probatum.vocabulary import rows

_EVERYWHERE = "WORLD"


def holds_in(jurisdiction: str, place: str) -> bool:
    """Whether guidance of a jurisdiction holds in a place; where either is not said, it may.

    Names and codes of one place are the same: "UK" and "GB". A name that is in no list is itself alone.
    """
    if not jurisdiction.strip() or not place.strip():
        return True
    holding, here = _code(jurisdiction), _code(place)
    return holding in {_EVERYWHERE, here, *_places().get(here, ())}


def _code(name: str) -> str:
    lower = " ".join(name.casefold().split())
    return _names().get(lower, lower.upper())


@cache
def _names() -> dict[str, str]:
    return {name: code for name, code, *_ in rows("jurisdictions")} | {
        code.casefold(): code for _, code, *_ in rows("jurisdictions")
    }


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """What each place lies in."""
    return {
        code: tuple(within[0].split()) for _, code, *within in rows("jurisdictions") if within and within[0]
    }
