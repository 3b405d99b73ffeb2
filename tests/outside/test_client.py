"""The client keeps to what is permitted, to the pace, to sizes and times; it is patient with faults."""

import gzip
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from probatum.errors import OutsideRefused, OutsideUnavailable
from probatum.outside.client import ATTEMPTS, Client
from probatum.outside.policy import Policy
from probatum.outside.unsound import Unsound
from tests.outside.time import START, Hands

URL = "https://api.example.org/works"
Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler, hands: Hands, **options: object) -> Client:
    policy = Policy(
        ("api.example.org", "cdn.example.org"),
        resolve=lambda host, port: ["10.0.0.1"] if host == "cdn.example.org" else ["93.184.215.14"],
    )
    return Client(policy, clock=hands.clock(), transport=httpx.MockTransport(handler), **options)  # type: ignore[arg-type]


def answers(*responses: httpx.Response | Exception) -> Handler:
    """One after another; the last again and again."""
    remaining = list(responses)

    def handle(request: httpx.Request) -> httpx.Response:
        response = remaining.pop(0) if len(remaining) > 1 else remaining[0]
        if isinstance(response, Exception):
            raise response
        return httpx.Response(
            response.status_code, headers=response.headers, stream=httpx.ByteStream(response.content)
        )

    return handle


OK = httpx.Response(200, content=b"good")


def test_the_body_is_what_the_reader_makes_of_it() -> None:
    assert client(answers(OK), Hands()).ask(URL, {}, len) == 4


def test_the_name_goes_along_while_the_connection_goes_to_the_checked_address() -> None:
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return OK

    client(handle, Hands()).ask(URL, {"query": "iron"}, bytes)
    (request,) = asked
    assert request.url.host == "93.184.215.14"
    assert request.headers["host"] == "api.example.org"
    assert request.extensions["sni_hostname"] == "api.example.org"
    assert request.url.params["query"] == "iron"
    assert "cookie" not in request.headers


@pytest.mark.parametrize(
    "fault",
    [
        httpx.Response(429),
        httpx.Response(500),
        httpx.Response(503),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("silence"),
        httpx.RemoteProtocolError("peer closed connection without sending complete message body"),
    ],
)
def test_faults_that_pass_are_waited_out(fault: httpx.Response | Exception) -> None:
    hands = Hands()
    assert client(answers(fault, fault, OK), hands).ask(URL, {}, bytes) == b"good"
    assert hands.slept == [1.0, 2.0]


def test_faults_that_stay_end_in_what_to_do() -> None:
    hands = Hands()
    with pytest.raises(OutsideUnavailable, match=r"api\.example\.org .*answers 500.*again later"):
        client(answers(httpx.Response(500)), hands).ask(URL, {}, bytes)
    assert len(hands.slept) == ATTEMPTS - 1


def test_retry_after_is_heeded_as_a_number_and_as_a_date() -> None:
    hands = Hands()
    number = httpx.Response(429, headers={"Retry-After": "7"})
    date = httpx.Response(429, headers={"Retry-After": START.strftime("Thu, 01 Jan 2026 12:00:30 GMT")})
    client(answers(number, date, OK), hands).ask(URL, {}, bytes)
    assert hands.slept == [7.0, 23.0]


def test_whoever_asks_for_an_hour_is_left_alone_and_the_person_is_told() -> None:
    hands = Hands()
    with pytest.raises(OutsideUnavailable, match="in 60 minutes"):
        client(answers(httpx.Response(429, headers={"Retry-After": "3600"})), hands).ask(URL, {}, bytes)
    assert hands.slept == []


def test_a_body_that_the_reader_finds_unsound_is_asked_for_again() -> None:
    def whole(body: bytes) -> bytes:
        if body != b"good":
            raise Unsound("cut short")
        return body

    assert client(answers(httpx.Response(200, content=b"go"), OK), Hands()).ask(URL, {}, whole) == b"good"


def test_a_refusal_is_not_repeated() -> None:
    hands = Hands()
    with pytest.raises(OutsideRefused, match="400"):
        client(answers(httpx.Response(400)), hands).ask(URL, {}, bytes)
    assert hands.slept == []


@pytest.mark.parametrize(("rates", "gap"), [({}, 1 / 3), ({"api.example.org": 10.0}, 0.1)])
def test_requests_keep_their_distance(rates: dict[str, float], gap: float) -> None:
    hands, moments = Hands(), []

    def handle(request: httpx.Request) -> httpx.Response:
        moments.append(hands.at)
        return OK

    asking = client(handle, hands, rates=rates)
    for _ in range(20):
        asking.ask(URL, {}, bytes)
    assert min(later - earlier for earlier, later in pairwise(moments)) == pytest.approx(gap)


def test_a_redirect_to_a_permitted_place_is_followed() -> None:
    moved = httpx.Response(302, headers={"Location": "/elsewhere"})
    assert client(answers(moved, OK), Hands()).ask(URL, {}, bytes) == b"good"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.net/",
        "http://api.example.org/",
        "https://cdn.example.org/",
        "https://127.0.0.1/",
        "file:///x",
    ],
)
def test_a_redirect_to_any_other_place_is_refused(target: str) -> None:
    moved = httpx.Response(302, headers={"Location": target})
    with pytest.raises(OutsideRefused):
        client(answers(moved, OK), Hands()).ask(URL, {}, bytes)


def test_redirects_in_a_circle_end() -> None:
    with pytest.raises(OutsideRefused, match="on and on"):
        client(answers(httpx.Response(302, headers={"Location": URL})), Hands()).ask(URL, {}, bytes)


def test_too_large_a_body_is_never_held(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def flood(request: httpx.Request) -> httpx.Response:
        def pieces() -> Iterator[bytes]:
            nonlocal taken
            while True:
                taken += 1 << 20
                yield b"x" * (1 << 20)

        return httpx.Response(200, content=pieces())

    with pytest.raises(OutsideRefused, match="larger than 64 MB"):
        client(flood, Hands()).ask(URL, {}, bytes)
    assert taken <= 66 << 20


def test_bytes_that_drip_are_given_up(tmp_path: Path) -> None:
    hands = Hands()

    def drip(request: httpx.Request) -> httpx.Response:
        def pieces() -> Iterator[bytes]:
            while True:
                hands.at += 29
                yield b"x"

        return httpx.Response(200, content=pieces())

    with pytest.raises(OutsideUnavailable, match="not complete"):
        client(drip, hands).ask(URL, {}, bytes)


def test_nothing_is_asked_beyond_the_time_given() -> None:
    hands = Hands()
    asking = client(answers(httpx.Response(500)), hands)
    asking.budget(5)
    with pytest.raises(OutsideUnavailable, match="time"):
        asking.ask(URL, {}, bytes)
    assert hands.at <= 5


def test_what_leaves_is_written_down_without_key_or_sender(tmp_path: Path) -> None:
    journal = tmp_path / "outside.jsonl"
    asking = client(answers(OK), Hands(), journal=journal)
    asking.ask(URL, {"term": "restless legs", "api_key": "secret", "email": "a@b.org"}, bytes)
    (entry,) = map(json.loads, journal.read_text().splitlines())
    assert entry == {
        "at": "2026-01-01T12:00:00+00:00",
        "host": "api.example.org",
        "path": "/works",
        "sent": {"term": "restless legs"},
        "outcome": "200",
    }


def test_identifiers_of_people_do_not_leave_even_when_they_are_typed(tmp_path: Path) -> None:
    sent: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.params["term"])
        return OK

    journal = tmp_path / "outside.jsonl"
    words = "iron in restless legs, my name is John Smith, born on 3/4/1956, john@smith.org, MRN 1234567"
    client(handle, Hands(), journal=journal).ask(URL, {"term": words}, bytes)
    for secret in ("John", "Smith", "1956", "@", "1234567"):
        assert secret not in sent[0] and secret not in journal.read_text()
    assert sent[0].startswith("iron in restless legs")


def test_a_file_that_a_server_calls_encoded_is_written_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress(b"records", mtime=0)

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(packed))

    client(handle, Hands()).save(URL, tmp_path / "file.gz", lambda path: None)
    assert (tmp_path / "file.gz").read_bytes() == packed


def test_a_file_is_written_and_checked(tmp_path: Path) -> None:
    def whole(path: Path) -> None:
        if path.read_bytes() != b"good":
            raise Unsound("its MD5 is another")

    asking = client(answers(httpx.Response(200, content=b"bad"), OK), Hands())
    asking.save(URL, tmp_path / "file", whole)
    assert (tmp_path / "file").read_bytes() == b"good"
