"""What every answer of the site carries, and how it refuses."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from requests import RequestException

from probatum.errors import ProbatumError
from probatum_site.errors import Damaged, NotAllowed, NotInstalled, OutOfDate, TooMany, Unreachable

_STATUS: dict[type[ProbatumError], int] = {
    NotAllowed: 403,
    OutOfDate: 409,
    TooMany: 429,
    Damaged: 500,
    NotInstalled: 501,
    Unreachable: 502,
}
Handler = Callable[[HttpRequest], HttpResponse]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action {forms}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def policy(handle: Handler) -> Handler:
    """No script or style in a page, nothing from elsewhere, no frame around it."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(forms=_forms(request)))
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return answered


def _forms(request: HttpRequest) -> str:
    """Where a form may lead: here; from the page before the provider of logins to wherever it has its own.

    A browser holds a form to this also when the answer sends it on, and only the provider knows where to.
    """
    match = request.resolver_match
    if match is None or match.url_name != "openid_connect_login":
        return "'self'"
    return "'self' https:" if settings.ADDRESS.tls else "'self' https: http:"


class Packed(GZipMiddleware):
    """Pages go packed over the wire; files and streams are left alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The page packed, if it is one and the browser can unpack it."""
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class Refusals:
    """What is refused on purpose becomes a page that says what to do."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for the errors of the house; anything else is a fault and stays one."""
        if isinstance(error, RequestException):
            error = Unreachable(
                "The provider of logins could not be reached. Try again in a minute, or use your password."
            )
        if not isinstance(error, ProbatumError):
            return None
        status = _STATUS.get(type(error), 400)
        response = render(request, "probatum/refused.html", {"error": error}, status=status)
        if isinstance(error, TooMany):
            response.headers["Retry-After"] = str(error.wait)
        return response
