"""Fetching as a command does it: with a bar, and the total told."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from probatum.cli import desk
from probatum.cli.progress import counted_reading

if TYPE_CHECKING:
    from probatum.connectors import Item, Request
    from probatum.fetch import Fetched
    from probatum.library import Library


def fetched(library: "Library", name: str, request: "Request") -> "Fetched":
    """Fetch, with a bar and the total shown.

    Raises: what `fetch` raises.
    """
    from probatum.connectors import joined
    from probatum.fetch import client, fetch, way

    settings = desk.chosen()
    asking = client(settings)
    told = False

    def watched(documents: "Iterable[Item]", total: int | None) -> "Iterable[Item]":
        nonlocal told
        if total is not None and not told:
            desk.say(f"{name} has {total:,} records for this.")
        told = True
        return counted_reading(joined([documents]), "sources")

    try:
        return fetch(library, name, request, way(name, settings, asking), watched=watched)
    finally:
        asking.close()
