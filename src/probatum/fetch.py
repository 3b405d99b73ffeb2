"""From a supplier into the library, page by page; after a break, on from the last page that is in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import cast

import orjson

from probatum import plugins
from probatum.connectors import Access, Page, Removal, Request, Supplier
from probatum.errors import UsageError
from probatum.library import Added, Library
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.settings import Settings
from probatum.types.document import Document

_NCBI = "eutils.ncbi.nlm.nih.gov"
_WITH_KEY = 10.0
"""Requests a second that NCBI permits to whoever has a key."""

Items = Iterable[Document | Removal]
Watched = Callable[[Items, int | None], Items]
"""Hands on the documents of a page and shows how far it is; the number is the total, if it is known."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of what a supplier has."""

    added: Added = field(default_factory=Added)
    damaged: tuple[tuple[str, str], ...] = ()
    resumed: bool = False
    """Whether it went on from a break."""
    total: int | None = None
    """How many the supplier says it has."""


def _unwatched(documents: Items, total: int | None) -> Items:
    """Nobody is watching."""
    return documents


def client(settings: Settings) -> Client:
    """The client that keeps to these settings, and writes down what leaves."""
    hosts, private = (tuple(map(str.lower, each)) for each in (settings.hosts, settings.private_hosts))
    rates = {_NCBI: _WITH_KEY} if settings.api_key else {}
    return Client(Policy(hosts, private), journal=settings.home / "outside.jsonl", rates=rates)


def way(name: str, settings: Settings, client: Client) -> Access:
    """The way to a supplier, or to the mirror of it that the settings name."""
    mirrors = dict(entry.partition("=")[::2] for entry in settings.addresses)
    return Access(client, mirrors.get(name, ""), settings.email, settings.api_key)


def supplier(name: str) -> Supplier:
    """The connector of that name, which can be asked.

    Raises: PluginError: there is none; UsageError: it reads files only.
    """
    module = plugins.load("connectors", name)
    if not isinstance(module, Supplier):
        raise UsageError(f"{name} reads files only. Name the files or directories to read.")
    return cast(Supplier, module)


def fetch(
    library: Library,
    name: str,
    request: Request,
    access: Access,
    *,
    watched: Watched = _unwatched,
) -> Fetched:
    """Take in what a supplier has. Each page is in before the next is asked for.

    Raises: PluginError, UsageError, InputError, OutsideError, LibraryBusy; what is in by then stays, and the
        same call goes on from there.
    """
    asked = supplier(name)
    key = f"{name} {orjson.dumps(request).decode()}"
    bookmark = library.bookmarks.get(key)
    damaged: list[tuple[str, str]] = []
    told, total = Added(), None
    pages = asked.pages(
        request, access, bookmark=bookmark, damaged=lambda place, reason: damaged.append((place, reason))
    )
    for page in _kept(pages, library, key):
        total = page.total
        told = _sum(told, library.add(watched(page.documents, total)))
    if not request.mirror:
        library.bookmarks.put(key, "")
    return Fetched(told, tuple(damaged), resumed=bool(bookmark), total=total)


def _kept(pages: Iterator[Page], library: Library, key: str) -> Iterator[Page]:
    """The pages; once one has been taken in, its bookmark is kept."""
    for page in pages:
        yield page
        library.bookmarks.put(key, page.bookmark)


def _sum(one: Added, other: Added) -> Added:
    return Added(*(getattr(one, field.name) + getattr(other, field.name) for field in fields(Added)))
