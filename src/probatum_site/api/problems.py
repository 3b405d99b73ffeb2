"""How the API refuses: `application/problem+json`, RFC 9457; every `detail` ends in what to do."""

import logging
from http import HTTPStatus
from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from probatum.errors import NotFound, ProbatumError
from probatum_site.errors import Damaged, NotAllowed, OutOfDate, TooMany

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_STATUS: dict[type[ProbatumError], int] = {
    NotAllowed: 403,
    NotFound: 404,
    OutOfDate: 409,
    TooMany: 429,
    Damaged: 500,
}


class Problem(HttpError):
    """A refusal with its status and what to do."""


def refuse_with_problems(api: NinjaAPI) -> None:
    """Let every refusal of the API leave as a problem."""
    api.add_exception_handler(ProbatumError, _of_the_house)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(
        AuthenticationError, lambda *_: problem(401, "Send a token: Authorization: Bearer probatum_…")
    )
    api.add_exception_handler(Exception, _fault)
    api.add_exception_handler(
        Http404, lambda *_: problem(404, "There is no such thing, or it is not for you. Check the address.")
    )


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """The refusal as an answer."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    response = HttpResponse(orjson.dumps(body | more), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _refused(_: HttpRequest, error: Any) -> HttpResponse:
    """An `HttpError`."""
    return problem(error.status_code, str(error))


def _of_the_house(_: HttpRequest, error: Any) -> HttpResponse:
    """A `ProbatumError`."""
    response = problem(_STATUS.get(type(error), 400), str(error))
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.wait)
    return response


def _fault(request: HttpRequest, error: Any) -> HttpResponse:
    """Anything else is a fault of ours: the log has it whole, the caller is told that it was not theirs."""
    _log.error("Fault in %s", request.path, exc_info=error)
    return problem(500, "The site has a fault; its log has it. Tell an administrator when and where.")


def _invalid(_: HttpRequest, error: Any) -> HttpResponse:
    """A `ValidationError`."""
    faults = [{"where": ".".join(map(str, one["loc"])), "why": one["msg"]} for one in error.errors]
    first = f"{faults[0]['where']}: {faults[0]['why']}" if faults else "see `errors`"
    return problem(422, f"The request is not as the API takes it: {first}.", errors=faults)
