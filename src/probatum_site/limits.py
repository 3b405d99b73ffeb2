"""How often one reader or one program may ask: counted in windows of the clock, shared by all processes."""

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from probatum_site.errors import TooMany
from probatum_site.settings.numbers import SPANS


def take(kind: str, who: str, rate: str) -> None:
    """Count one act of a kind. `rate` is such as `30/hour`; `0/hour` forbids it altogether.

    Raises: TooMany: that was one too many; it says in how many seconds the next window begins.
    """
    most, span = parsed(rate)
    now = int(time.time())
    key = f"limit:{kind}:{who}:{now // span}"
    cache.add(key, 0, timeout=span + 1)
    if cache.incr(key) > most:
        wait = span - now % span
        raise TooMany(f"That is more than {rate.replace('/', ' per ')}. Try again in {wait} seconds.", wait)


def count_question(request: HttpRequest, user: int | None) -> None:
    """Count a question of an account, or else of an address.

    Raises: TooMany.
    """
    if user is None:
        take("ask", f"address:{address(request)}", settings.ASK_RATE)
    else:
        take("ask", f"user:{user}", settings.ASK_RATE_MEMBER)


def parsed(rate: str) -> tuple[int, int]:
    """How many in how many seconds."""
    number, _, span = rate.partition("/")
    return int(number), SPANS[span]


def address(request: HttpRequest) -> str:
    """The address that a request came from; behind a proxy for TLS the one that the proxy names last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.ADDRESS.tls else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "unknown")
