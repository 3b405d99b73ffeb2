"""Asking: the answer at once, or as it comes about."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from probatum.errors import ProbatumError
from probatum_site import actions, engine
from probatum_site.actions.asking import newest_edition
from probatum_site.api.articles import chosen, visible_article
from probatum_site.api.caller import Caller, caller
from probatum_site.api.shapes import Asked, FullEditionOut
from probatum_site.limits import count_question
from probatum_site.models import Article, Edition
from probatum_site.status import status_of
from probatum_site.status.scopes import Scope
from probatum_site.tasks import body_before

router = Router(tags=["Ask"])


@router.post("/ask", response=FullEditionOut, summary="Ask, and wait for the answer")
def ask(request: HttpRequest, asked: Asked) -> Edition:
    """The page of the question and its edition; asked again, the same ones."""
    found = caller(request, Scope.ASK)
    audience = chosen(asked.audience)
    return _answered(_page(request, found, asked), audience)


@router.post(
    "/ask/stream",
    summary="Ask, and be told as it comes about",
    openapi_extra={"responses": {200: {"description": "Events", "content": {"text/event-stream": {}}}}},
)
def stream(request: HttpRequest, asked: Asked) -> StreamingHttpResponse:
    """Server-sent events: `article`, `evidence`, `section` for each section, `done`; or `problem`.

    `evidence` lists what the library holds on the question before anything is put together.
    """
    found = caller(request, Scope.ASK)
    audience = chosen(asked.audience)
    response = StreamingHttpResponse(
        _events(_page(request, found, asked), audience), content_type="text/event-stream; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


def _page(request: HttpRequest, found: Caller, asked: Asked) -> Article:
    """The page of the question. Raises: QuestionError, TooMany, Http404."""
    before = visible_article(found, asked.follow_up_to) if asked.follow_up_to else None
    count_question(request, found.user.pk if found.user else None)
    if before is None:
        return actions.ask_article(asked.question, by=found.user)[0]
    return actions.follow_up(before, asked.question, by=found.user)[0]


def _answered(page: Article, audience: str) -> Edition:
    known = newest_edition(page, audience)
    if known is not None:
        return known
    body = engine.answer(page.question, audience, before=body_before(page, audience))
    return actions.make_edition(page, audience, body)


def _events(page: Article, audience: str) -> Iterator[bytes]:
    yield _event("article", {"id": page.pk, "address": page.get_absolute_url(), "question": page.question})
    try:
        yield _event("evidence", _evidence(page, audience))
        edition = _answered(page, audience)
    except ProbatumError as error:
        yield _event("problem", {"detail": str(error)})
        return
    answer = engine.parsed(bytes(edition.body))
    yield _event("section", {"heading": "", "facet": "direct", "claims": answer["direct_answer"]})
    for section in answer["sections"]:
        yield _event("section", section)
    yield _event("done", {"edition": edition.pk, "digest": status_of(edition).digest})


def _evidence(page: Article, audience: str) -> dict[str, Any]:
    evidence = engine.found(page.question, body_before(page, audience))
    sources = {hit.source.id: hit.source for hit in evidence.hits}.values()
    return {
        "sources": [
            {"id": one.id, "title": one.title, "kind": one.kind.value, "year": one.year} for one in sources
        ],
        "set_aside": [{"id": one.source.id, "reason": one.reason} for one in evidence.set_aside],
    }


def _event(name: str, data: Any) -> bytes:
    """One event; JSON holds no line break, so one `data` line is enough."""
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(data) + b"\n\n"
