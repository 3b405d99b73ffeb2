"""The one client: permitted hosts only, at a polite pace, patient with faults, strict with sizes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import httpx

from probatum import __version__
from probatum.errors import OutsideRefused, OutsideUnavailable
from probatum.outside.clock import Clock
from probatum.outside.journal import Journal
from probatum.outside.pace import Pace
from probatum.outside.policy import Place, Policy
from probatum.outside.unsound import Unsound
from probatum.text.personal import without

Read = TypeVar("Read")

ATTEMPTS = 6
BACKOFF = 1.0
"""Seconds before the second attempt; doubled before each further one."""
LONGEST_WAIT = 120.0
"""Seconds that a supplier may ask us to wait; more, and we give up and say so."""
LARGEST = 64 << 20
"""Bytes of an answer held in memory."""
LARGEST_FILE = 2 << 30
"""Bytes of a file written to disk."""
SLOWEST = 300.0
"""Seconds from the question to the last byte of the answer."""
_REDIRECTS = 5
_SILENCE = 30.0
"""Seconds without a single byte."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_WORDS = frozenset({"term", "query", "query.bibliographic"})
"""Parameters in which suppliers take a person's words; identifiers of people are left out of them."""
RATE = 3.0
"""Requests a second to a host, unless it allows more."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Client:
    """Asks suppliers for what they have. It keeps no cookies and heeds no proxy of the environment."""

    def __init__(
        self,
        policy: Policy,
        *,
        journal: Path | None = None,
        clock: Clock | None = None,
        rates: Mapping[str, float] = MappingProxyType({}),
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`rates`: requests a second by host, where it is not 3; `transport`: for tests without a network."""
        self.clock = clock or Clock()
        self._policy = policy
        self._journal = Journal(journal, self.clock)
        self._rates = rates
        self._paces: dict[str, Pace] = {}
        self._transport = transport
        self._https: dict[str, httpx.Client] = {}
        self._ends = float("inf")

    def budget(self, seconds: float) -> None:
        """From now on, nothing is asked or waited for beyond so many seconds."""
        self._ends = self.clock.seconds() + seconds

    def ask(
        self, url: str, parameters: Mapping[str, str], read: Callable[[bytes], Read], *, post: bool = False
    ) -> Read:
        """What `read` makes of the answer; after a fault that may pass, it is asked for again.

        `read` raises `Unsound` when the body is cut short or not of the form expected.

        Raises: OutsideRefused: not permitted, too large, or refused by the supplier; OutsideUnavailable: no
            sound answer after six attempts, or the time is up.
        """
        body = bytearray()

        def take(pieces: Iterator[bytes]) -> Read:
            body.clear()
            for piece in pieces:
                body.extend(piece)
            return read(bytes(body))

        return self._patiently(url, _scrubbed(parameters), take, largest=LARGEST, post=post)

    def save(self, url: str, path: Path, check: Callable[[Path], None]) -> None:
        """Write the file at an address to `path`; `check` raises `Unsound` when it is not whole.

        Raises: as `ask`.
        """

        def take(pieces: Iterator[bytes]) -> None:
            with path.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
            check(path)

        self._patiently(url, _NOTHING, take, largest=LARGEST_FILE, as_sent=True)

    def close(self) -> None:
        """Let go of the connections."""
        for client in self._https.values():
            client.close()

    def _patiently(
        self,
        url: str,
        parameters: Mapping[str, str],
        take: Callable[[Iterator[bytes]], Read],
        *,
        largest: int,
        post: bool = False,
        as_sent: bool = False,
    ) -> Read:
        wait, reason = 0.0, ""
        for attempt in range(ATTEMPTS):
            if attempt:
                self._pause(max(wait, BACKOFF * 2 ** (attempt - 1)), url, reason)
            wait, began = 0.0, self.clock.seconds()
            try:
                with self._answered(url, parameters, post=post) as response:
                    if response.status_code not in _BUSY:
                        body = response.iter_raw() if as_sent else response.iter_bytes()
                        return take(self._within(body, largest, began, _host(url)))
                    wait, reason = self._asked_to_wait(response), f"it answers {response.status_code}"
            except (httpx.TransportError, OSError, Unsound) as error:
                reason = str(error) or type(error).__name__
            if wait > LONGEST_WAIT:
                break
        later = f"in {wait / 60:.0f} minutes" if wait > LONGEST_WAIT else "later; what came before is kept"
        raise OutsideUnavailable(f"{_host(url)} cannot be used now: {reason}. Run it again {later}.")

    def _pause(self, seconds: float, url: str, reason: str) -> None:
        if self.clock.seconds() + seconds > self._ends:
            raise OutsideUnavailable(
                f"{_host(url)} did not answer in the time given: {reason}. Allow more time."
            )
        self.clock.sleep(seconds)

    @contextmanager
    def _answered(self, url: str, parameters: Mapping[str, str], *, post: bool) -> Iterator[httpx.Response]:
        """The response to a request, through redirects that are permitted too.

        Raises: OutsideRefused; what httpx raises.
        """
        for _ in range(_REDIRECTS + 1):
            place = self._policy.place(url)
            self._pace(place.host).wait()
            left = self._ends - self.clock.seconds()
            if left <= 0:
                raise OutsideUnavailable(f"{place.host} was not asked: the time is up. Allow more time.")
            request = self._request(place, parameters, post=post, silence=min(_SILENCE, left))
            response = self._sent(request, place, parameters)
            target = response.headers.get("location") if response.is_redirect else None
            if target is None:
                try:
                    _check_status(response, place)
                    yield response
                finally:
                    response.close()
                return
            response.close()
            url, parameters = (
                urljoin(url, target),
                parameters if response.status_code in (307, 308) else _NOTHING,
            )
        raise OutsideRefused(f"{_host(url)} sends us on and on. Give the address that holds the data.")

    def _request(
        self, place: Place, parameters: Mapping[str, str], *, post: bool, silence: float
    ) -> httpx.Request:
        """A request to the number that was checked; the name is sent, and held against the certificate."""
        named = httpx.URL(place.url)
        if parameters and not post:
            named = named.copy_merge_params(dict(parameters))
        return self._http(place.host).build_request(
            "POST" if post else "GET",
            named.copy_with(host=place.address.partition("%")[0]),
            data=dict(parameters) if post else None,
            headers={
                "Host": named.netloc.decode("ascii"),
                "User-Agent": f"probatum/{__version__} (self-hosted medical library)",
                "Accept-Encoding": "identity",
            },
            extensions={"sni_hostname": place.host, "timeout": httpx.Timeout(silence).as_dict()},
        )

    def _sent(self, request: httpx.Request, place: Place, parameters: Mapping[str, str]) -> httpx.Response:
        path = urlsplit(place.url).path
        try:
            response = self._http(place.host).send(request, stream=True)
        except httpx.TransportError as error:
            self._journal.note(place.host, path, parameters, type(error).__name__)
            raise
        self._journal.note(place.host, path, parameters, str(response.status_code))
        return response

    def _http(self, host: str) -> httpx.Client:
        """Connections to one host: two hosts at one address share none, since a certificate is of a name."""
        if host not in self._https:
            self._https[host] = httpx.Client(
                transport=self._transport, follow_redirects=False, trust_env=False, timeout=_SILENCE
            )
        return self._https[host]

    def _within(self, body: Iterator[bytes], largest: int, began: float, host: str) -> Iterator[bytes]:
        """The body piece by piece.

        Raises: OutsideRefused: it is larger than permitted; Unsound: it comes too slowly.
        """
        size = 0
        ends = min(began + SLOWEST, self._ends)
        for piece in body:
            size += len(piece)
            if size > largest:
                raise OutsideRefused(
                    f"What {host} sends is larger than {largest >> 20} MB. Ask for less at once."
                )
            if self.clock.seconds() > ends:
                raise Unsound(f"after {self.clock.seconds() - began:.0f} seconds its answer was not complete")
            yield piece

    def _asked_to_wait(self, response: httpx.Response) -> float:
        """Seconds that Retry-After asks for, as a number or a date; 0 when it does not."""
        told = response.headers.get("retry-after", "").strip()
        if told.isdecimal() and len(told) < 7:
            return float(told)
        try:
            moment = parsedate_to_datetime(told)
        except ValueError:
            return 0.0
        return max(0.0, moment.timestamp() - self.clock.now().timestamp())

    def _pace(self, host: str) -> Pace:
        if host not in self._paces:
            self._paces[host] = Pace(self._rates.get(host, RATE), self.clock)
        return self._paces[host]


def _scrubbed(parameters: Mapping[str, str]) -> dict[str, str]:
    return {name: without(value) if name in _WORDS else value for name, value in parameters.items()}


def _check_status(response: httpx.Response, place: Place) -> None:
    if response.status_code in _BUSY or response.is_success:
        return
    refused = OutsideRefused(
        f"{place.host} answers {response.status_code} to {urlsplit(place.url).path}. "
        "Check the query, the address and the key in settings.toml."
    )
    refused.status = response.status_code
    raise refused


def _host(url: str) -> str:
    return urlsplit(url).hostname or url[:80]
