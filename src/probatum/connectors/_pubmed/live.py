"""Everything that PubMed has on a query, page by page, past the limit of one search, and on after a break."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import orjson

from probatum.connectors import Access, Damaged, Page, Request
from probatum.connectors._identifiers import pmid
from probatum.connectors._pubmed.eutils import MOST, PAGE, Found, Search, page, related, search
from probatum.errors import OutsideRefused, UsageError

_FIRST = date(1900, 1, 1)
"""No record entered PubMed before."""
_GONE = 400
"""NCBI's answer when it no longer keeps a search."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where fetching stands. A search of more records than PubMed gives out is cut by days of entry."""

    first: str = ""
    """ISO dates of the slice; empty when one search gives everything."""
    last: str = ""
    end: str = ""
    """ISO date of the last day of the last slice."""
    environment: str = ""
    key: str = ""
    count: int = 0
    at: int = 0
    """Records of the slice that are in."""
    done: int = 0
    """Records of the slices before."""
    total: int = 0

    @property
    def is_last(self) -> bool:
        return self.last >= self.end

    @property
    def between(self) -> tuple[date, date] | None:
        return (date.fromisoformat(self.first), date.fromisoformat(self.last)) if self.first else None

    def searched(self, found: Search) -> "_Place":
        """At the beginning of this search."""
        kept = min(found.count, MOST)
        return replace(self, environment=found.environment, key=found.key, count=kept, at=0)


def pages(request: Request, access: Access, *, bookmark: str, damaged: Damaged) -> Iterator[Page]:
    """The pages from a bookmark on.

    Raises: UsageError: there is nothing to ask for, or PubMed does not understand it; OutsideError.
    """
    query = _Query(request, access, damaged)
    place = _Place(**orjson.loads(bookmark)) if bookmark else query.begun()
    most = request.most or place.total
    while place.done + place.at < most:
        if place.at >= place.count:
            if place.is_last:
                return
            place = query.next(place)
            continue
        place, found = query.fetched(place, size=min(PAGE, most - place.done - place.at))
        ended = place.done + place.at >= most or (place.at >= place.count and place.is_last)
        yield Page(found, "" if ended else orjson.dumps(place).decode(), place.total)


class _Query:
    """One query, asked again and again for its parts."""

    def __init__(self, request: Request, access: Access, damaged: Damaged) -> None:
        self._access = access
        self._damaged = damaged
        self._best_first = request.most is not None
        self._environment = ""
        self._alone = False
        """There is no article like the one asked about."""
        parts = [f"({request.query})"] if request.query.strip() else []
        if request.related:
            self._environment, key = related(access, _number(request.related))
            self._alone = not key
            parts.insert(0, f"#{key}")
        if not parts:
            raise UsageError("There is nothing to ask PubMed for. Give --query, or --related-to with a PMID.")
        if request.since is not None:
            parts.append(f"{request.since}:3000[dp]")
        self._term = " AND ".join(parts)

    def begun(self) -> _Place:
        """The first place."""
        if self._alone:
            return _Place()
        found = self._search(None)
        for phrase in found.unknown:
            self._damaged("PubMed", f"it does not know {phrase!r}, and searched without it")
        if found.count <= MOST:
            return replace(_Place(total=found.count)).searched(found)
        today = self._access.client.clock.now().date()
        return self._slice(_Place(end=today.isoformat(), total=found.count), _FIRST)

    def next(self, place: _Place) -> _Place:
        """The slice after this one."""
        first = date.fromisoformat(place.last) + timedelta(days=1)
        return self._slice(replace(place, done=place.done + place.count), first)

    def fetched(self, place: _Place, *, size: int) -> tuple[_Place, Found]:
        """The place behind a page, and the page; a search that NCBI forgot is begun again."""
        try:
            found = self._page(place, size)
        except OutsideRefused as refused:
            if refused.status != _GONE:
                raise
            place = place.searched(self._search(place.between))
            found = self._page(place, size)
        return replace(place, at=min(place.at + size, place.count)), found

    def _page(self, place: _Place, size: int) -> Found:
        search_ = Search(place.environment, place.key, place.count)
        return page(self._access, search_, place.at, self._damaged, size=size) if place.count else []

    def _search(self, between: tuple[date, date] | None) -> Search:
        return search(
            self._access,
            self._term,
            between=between,
            environment=self._environment,
            best_first=self._best_first,
        )

    def _slice(self, place: _Place, first: date) -> _Place:
        """The first days from `first` on whose records PubMed gives out, found by halving."""
        last = end = date.fromisoformat(place.end)
        found = self._search((first, last))
        while found.count > MOST and first < last:
            last = first + (last - first) // 2
            found = self._search((first, last))
            if not found.count and last < end:
                first, last = last + timedelta(days=1), end
                found = self._search((first, last))
        if found.count > MOST:
            reason = f"{found.count:,} records entered that day, and it gives out {MOST:,}"
            self._damaged(f"PubMed, {first}", reason)
        return replace(place, first=first.isoformat(), last=last.isoformat()).searched(found)


def _number(identifier: str) -> str:
    number = pmid(identifier.removeprefix("pmid:"))
    if not number:
        raise UsageError(f"{identifier!r} is no PMID. Give one such as pmid:34732752.")
    return number.removeprefix("pmid:")
