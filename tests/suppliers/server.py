"""A server on this machine that answers as E-utilities, Europe PMC, Crossref and NLM do, faults included."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from tests.outside.time import Hands

GIVEN_OUT = 9_999
"""Records that E-utilities give out of one search."""


@dataclass
class World:
    """What the suppliers have, and how they behave."""

    hands: Hands = field(default_factory=Hands)
    pubmed: dict[str, bytes] = field(default_factory=dict)
    """XML of a record by PMID, in the order in which a search gives them."""
    years: dict[str, int] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    """Day of entry into PubMed, 2020/01/31, where slices are asked for."""
    like: dict[str, list[str]] = field(default_factory=dict)
    results: list[dict[str, Any]] = field(default_factory=list)
    """Of Europe PMC."""
    works: list[dict[str, Any]] = field(default_factory=list)
    """Of Crossref."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Of the mirror."""
    verbatim: dict[str, bytes] = field(default_factory=dict)
    """What a path answers, whatever it is asked for: bodies that a real supplier sent once."""
    faults: dict[int, str] = field(default_factory=dict)
    """What goes wrong at request number n, counted from 0."""
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    """Time on the client's clock, path and parameters of every request."""
    searches: dict[str, list[str]] = field(default_factory=dict)
    handed_out: list[str] = field(default_factory=list)
    """PMIDs in sound pages, in order."""

    def forget(self) -> None:
        """The searches are kept no longer."""
        self.searches.clear()


@contextmanager
def serving(world: World) -> Iterator[str]:
    """Address of the server, such as `http://127.0.0.1:1234`."""

    class Handler(_Handler):
        pass

    Handler.world = world
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(dict(parse_qsl(body.decode(), keep_blank_values=True)))

    def log_message(self, format: str, *args: Any) -> None:
        """Tests are quiet."""

    def _answer(self, asked: dict[str, str]) -> None:
        world, path = self.world, urlsplit(self.path).path
        fault = world.faults.get(len(world.asked), "")
        world.asked.append((world.hands.at, path, asked))
        if fault.isdecimal():
            self._send(int(fault), b"", {"Retry-After": "2"} if fault == "429" else {})
            return
        status, body = _body(world, path, asked, handing_out=not fault)
        if fault == "drift":
            body = b"<odd/>" if body.lstrip().startswith(b"<") else b'{"odd": {}}'
        if fault == "short":
            body = body[: len(body) // 2]
        self._send(status, body, {}, fault)

    def _send(self, status: int, body: bytes, headers: dict[str, str], fault: str = "") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if fault == "broken":
            self.wfile.write(body[: len(body) // 2])
        elif fault == "slow":
            for at in range(0, len(body), max(1, len(body) // 20)):
                self.world.hands.at += 29
                self.wfile.write(body[at : at + max(1, len(body) // 20)])
                self.wfile.flush()
        else:
            self.wfile.write(body)


def _body(world: World, path: str, asked: dict[str, str], *, handing_out: bool) -> tuple[int, bytes]:
    if path in world.verbatim:
        return 200, world.verbatim[path]
    if path == "/eutils/esearch.fcgi":
        return 200, _esearch(world, asked)
    if path == "/eutils/efetch.fcgi":
        return _efetch(world, asked, handing_out=handing_out)
    if path == "/eutils/elink.fcgi":
        return 200, _elink(world, asked)
    if path == "/europepmc/search":
        return 200, _europepmc(world, asked)
    if path == "/crossref/works":
        return 200, _crossref(world, asked)
    if path.startswith("/mirror/"):
        return _mirror(world, path.removeprefix("/mirror/"))
    return 404, b""


def _esearch(world: World, asked: dict[str, str]) -> bytes:
    term = asked["term"]
    if not term.strip("() "):
        return b"<eSearchResult><ERROR>Empty term and query_key - nothing todo</ERROR></eSearchResult>"
    found = list(world.pubmed)
    if term.startswith("#"):
        found = world.searches[asked["WebEnv"]]
    if ":3000[dp]" in term:
        since = int(term.rpartition(":3000[dp]")[0].split()[-1])
        found = [number for number in found if world.years.get(number, 0) >= since]
    if "mindate" in asked:
        found = [n for n in found if asked["mindate"] <= world.days.get(n, "") <= asked["maxdate"]]
    environment = f"MCID_{len(world.asked)}"
    world.searches[environment] = found
    return (
        f"<eSearchResult><Count>{len(found)}</Count><RetMax>0</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey>"
        f"<WebEnv>{environment}</WebEnv><IdList/><QueryTranslation>{escape(term)}</QueryTranslation></eSearchResult>"
    ).encode()


def _efetch(world: World, asked: dict[str, str], *, handing_out: bool) -> tuple[int, bytes]:
    if "id" in asked:
        numbers = asked["id"].split(",")
    else:
        kept = world.searches.get(asked["WebEnv"])
        start, size = int(asked["retstart"]), int(asked["retmax"])
        if kept is None or start + size > GIVEN_OUT + 1:
            return 400, b"<eFetchResult><ERROR>Cannot retrieve history data</ERROR></eFetchResult>"
        numbers = kept[start : start + size]
    found = [number for number in numbers if number in world.pubmed]
    if handing_out:
        world.handed_out.extend(found)
    records = b"\n".join(world.pubmed[number] for number in found)
    return 200, b'<?xml version="1.0" ?>\n<PubmedArticleSet>\n' + records + b"\n</PubmedArticleSet>"


def _elink(world: World, asked: dict[str, str]) -> bytes:
    environment = f"MCID_{len(world.asked)}"
    found = world.searches[environment] = world.like.get(asked["id"], [])
    if not found:
        return (
            f"<eLinkResult><LinkSet><DbFrom>pubmed</DbFrom><IdList><Id>{asked['id']}</Id></IdList>"
            "</LinkSet></eLinkResult>"
        ).encode()
    return (
        f"<eLinkResult><LinkSet><DbFrom>pubmed</DbFrom><IdList><Id>{asked['id']}</Id></IdList><LinkSetDbHistory>"
        "<DbTo>pubmed</DbTo><LinkName>pubmed_pubmed</LinkName><QueryKey>1</QueryKey></LinkSetDbHistory>"
        f"<WebEnv>{environment}</WebEnv></LinkSet></eLinkResult>"
    ).encode()


def _europepmc(world: World, asked: dict[str, str]) -> bytes:
    """The last page has the mark of its own request again, as theirs has."""
    start, size = int(asked["cursorMark"].replace("*", "0")), int(asked["pageSize"])
    end = min(start + size, len(world.results))
    answer = {
        "version": "6.9",
        "hitCount": len(world.results),
        "nextCursorMark": str(end) if end > start else asked["cursorMark"],
        "resultList": {"result": world.results[start:end]},
    }
    return json.dumps(answer).encode()


def _crossref(world: World, asked: dict[str, str]) -> bytes:
    """Looks works up by `doi:` and `updates:` in the filter, or gives them all, page by page."""
    wanted = [part.partition(":")[::2] for part in asked.get("filter", "").split(",") if part]
    dois = {value.lower() for name, value in wanted if name == "doi"}
    updated = {value.lower() for name, value in wanted if name == "updates"}
    works = world.works
    if dois:
        works = [work for work in works if str(work.get("DOI")).lower() in dois]
    if updated:
        works = [w for w in works if any(u["DOI"].lower() in updated for u in w.get("update-to", ()))]
    start, size = int(asked.get("cursor", "0").replace("*", "0")), int(asked.get("rows", "20"))
    end = min(start + size, len(works))
    message = {"total-results": len(works), "items": works[start:end], "next-cursor": str(end)}
    return json.dumps({"status": "ok", "message": message}).encode()


def _mirror(world: World, name: str) -> tuple[int, bytes]:
    if not name:
        links = "".join(
            f'<a href="{each}">{each}</a>\n<a href="{each}.md5">{each}.md5</a>\n' for each in world.files
        )
        return 200, f"<html><body>{links}</body></html>".encode()
    if name.endswith(".md5") and name.removesuffix(".md5") in world.files:
        digest = md5(world.files[name.removesuffix(".md5")], usedforsecurity=False).hexdigest()
        return 200, f"MD5({name.removesuffix('.md5')})= {digest}\n".encode()
    return (200, world.files[name]) if name in world.files else (404, b"")
