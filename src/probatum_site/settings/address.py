"""The public address of the site, and what follows from it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from probatum.errors import SettingsError

_HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where readers reach the site."""

    scheme: str
    host: str
    port: int | None

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read `https://answers.example.org`.

        Raises: SettingsError: no http or https address.
        """
        parts = urlsplit(text)
        try:
            port = parts.port
        except ValueError:
            raise _none(text) from None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise _none(text)
        return cls(parts.scheme, parts.hostname, port)

    @property
    def tls(self) -> bool:
        """Whether readers come by TLS."""
        return self.scheme == "https"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.host}" + (f":{self.port}" if self.port else "")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names answered to; this machine's own names only without TLS."""
        return (self.host,) if self.tls else (self.host, *_HERE)


def _none(text: str) -> SettingsError:
    return SettingsError(
        f"PROBATUM_ADDRESS is {text!r}. Give the address that readers type, such as https://example.org."
    )
