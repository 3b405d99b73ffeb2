"""What every command needs that asks suppliers: the way to them, and a summary of what came."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from probatum.cli import desk
from probatum.cli.progress import counted

if TYPE_CHECKING:
    from probatum.connectors import Access, Request
    from probatum.fetch import Fetched
    from probatum.library import Library
    from probatum.outside.client import Client
    from probatum.settings import Settings

Item = TypeVar("Item")

_NCBI = "eutils.ncbi.nlm.nih.gov"
_WITH_KEY = 10.0
"""Requests a second that NCBI permits to whoever has a key."""


def client(settings: "Settings") -> "Client":
    """The client that keeps to these settings, and writes down what leaves."""
    from probatum.outside.client import Client
    from probatum.outside.policy import Policy

    policy = Policy(
        tuple(host.lower() for host in settings.hosts), tuple(host.lower() for host in settings.private_hosts)
    )
    rates = {_NCBI: _WITH_KEY} if settings.api_key else {}
    return Client(policy, journal=settings.home / "outside.jsonl", rates=rates)


def access(name: str, settings: "Settings", client: "Client") -> "Access":
    """The way to a supplier, or to the mirror of it that the settings name."""
    from probatum.connectors import Access

    mirrors = dict(entry.partition("=")[::2] for entry in settings.addresses)
    return Access(client, mirrors.get(name, ""), settings.email, settings.api_key)


def fetched(library: "Library", name: str, request: "Request") -> "Fetched":
    """Fetch, with a bar and the total shown.

    Raises: what `fetch` raises.
    """
    from probatum.fetch import fetch

    settings = desk.chosen()
    asking = client(settings)
    told = False

    def watched(documents: Iterable[Item], total: int | None) -> Iterable[Item]:
        nonlocal told
        if total is not None and not told:
            desk.say(f"{name} has {total:,} records for this.")
        told = True
        return counted(documents, "sources")

    try:
        return fetch(library, name, request, access(name, settings, asking), watched=watched)
    finally:
        asking.close()
