"""Kind of a source from what its record says."""

from functools import cache, lru_cache

from probatum.types.source import Kind, Source
from probatum.vocabulary import table


def kind_of(source: Source) -> Kind:
    """The kind that the connector gave, or the first in `vocabulary/kinds.toml` with one of its types.

    A guideline must name its issuer or journal and its year; what does not is what its other types say.
    """
    can_be_guideline = bool(source.container and source.year)
    if source.kind is not Kind.OTHER and (source.kind is not Kind.GUIDELINE or can_be_guideline):
        return source.kind
    return _of_types(source.publication_types, can_be_guideline)


@lru_cache(maxsize=4096)
def _of_types(publication_types: tuple[str, ...], can_be_guideline: bool, /) -> Kind:
    """Few records have types that no other record has."""
    types = {name.lower() for name in publication_types}
    for kind, names in _kinds():
        if types & names and (kind is not Kind.GUIDELINE or can_be_guideline):
            return kind
    return Kind.OTHER


@cache
def _kinds() -> tuple[tuple[Kind, frozenset[str]], ...]:
    kinds = table("kinds")["kind"]
    return tuple((Kind(entry["name"]), frozenset(name.lower() for name in entry["types"])) for entry in kinds)
