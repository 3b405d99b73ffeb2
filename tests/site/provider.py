"""A provider of OpenID Connect on this machine, as small as one can be."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT, SECRET = "probatum", "the secret of the client"


@dataclass
class Provider:
    """Whom it says is logged in, and what it was asked."""

    address: str = ""
    person: dict[str, Any] = field(
        default_factory=lambda: {
            "sub": "ada-1",
            "preferred_username": "ada",
            "email": "ada@example.org",
            "email_verified": True,
        }
    )
    refuses: bool = False
    """Whether it gives no token."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, query: dict[str, str]) -> str:
        """The person agrees: the address that the browser is sent back to."""
        assert query["client_id"] == CLIENT and query["response_type"] == "code"
        assert "openid" in query["scope"].split() and query["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """A token for a code, once; only to the client that asked, and to none without its verifier."""
        asked = self.codes.pop(form["code"], None)
        if self.refuses or asked is None or form.get("client_secret") != SECRET:
            return None
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person}
        key = "of no matter here: the token comes straight from the provider"
        return {
            "access_token": "for userinfo",
            "token_type": "Bearer",
            "id_token": jwt.encode(claims, key, algorithm="HS256"),
        }

    @property
    def configuration(self) -> dict[str, Any]:
        """What is at the well-known address."""
        names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
        paths = ("authorize", "token", "userinfo", "keys")
        ends = {name: f"{self.address}/{path}" for name, path in zip(names, paths, strict=True)}
        return ends | {"issuer": self.address}


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that listens on a port of this machine."""
    found = Provider()

    class Handler(BaseHTTPRequestHandler):
        """Its four addresses."""

        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, _first(urlsplit(self.path).query)
            if path == "/authorize":
                self.send_response(302)
                self.send_header("Location", found.authorize(query))
                self.end_headers()
            elif path == "/userinfo":
                assert self.headers["Authorization"] == "Bearer for userinfo"
                self._json(found.person)
            else:
                self._json(found.configuration)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            token = found.token(_first(body))
            self._json(token or {"error": "invalid_grant"}, 200 if token else 400)

        def _json(self, data: Any, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield found
        finally:
            server.shutdown()


def _first(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
