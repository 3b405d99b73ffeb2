"""The engine as the site uses it: the one place that asks, and the one that reads its answers."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson
from django.conf import settings

from probatum import audiences
from probatum.amend import Place, judged, reworded, without
from probatum.ask import ask, look
from probatum.exports import json
from probatum.fetch import client, way
from probatum.library import Info, Library
from probatum.outside.clock import Clock
from probatum.personalise.notes import terms
from probatum.refresh import Refreshed, authorities, refresh_live, refresh_shipped, refresh_watch
from probatum.types.answer import Outcome
from probatum.types.document import Document
from probatum.types.evidence import Evidence
from probatum.types.question import Question, Scope, Turn
from probatum.understand import turn, understand
from probatum.verify.gate import PLAIN
from probatum.watch import News, watch

Json = dict[str, Any]
_OF_A_CLAIM = {"id", "text", "facet", "citations", "findings"}
"""What every statement of the engine's JSON has."""


@cache
def library() -> Library:
    """The library of this installation, opened once by each process.

    Raises: LibraryMissing, LibraryDamaged.
    """
    return Library.open(settings.PROBATUM.library, own_hosts=settings.ADDRESS.hosts)


def understood(text: str, before: bytes | None = None) -> Question:
    """The question as the engine understands it, after the article before it.

    Raises: QuestionError.
    """
    return understand(text, _thread(before), longest=settings.PROBATUM.question_length)


def found(text: str, before: bytes | None = None) -> Evidence:
    """What the library holds on a question, best first, before anything is put together.

    Raises: QuestionError, LibraryMissing, LibraryDamaged.
    """
    return look(
        text,
        library(),
        thread=_thread(before),
        records=settings.PROBATUM.records,
        longest=settings.PROBATUM.question_length,
        scope=_scope(),
    )


def answer(text: str, audience: str, before: bytes | None = None) -> bytes:
    """The answer as the engine's JSON, UTF-8; the same library, question and day give the same bytes.

    `before` is the body of the article that the question follows.

    Raises: QuestionError, PluginError, LibraryMissing, LibraryDamaged.
    """
    edition = ask(
        text,
        library(),
        audience=audiences.load(audience),
        thread=_thread(before),
        records=settings.PROBATUM.records,
        longest=settings.PROBATUM.question_length,
        scope=_scope(),
    )
    return json.render(edition).encode()


def _scope() -> Scope:
    """Today, and the house that asks."""
    return Scope(Clock().today(), settings.PROBATUM.organisation, settings.PROBATUM.jurisdiction)


def with_other_words(body: bytes, claim: str, text: str, places: tuple[Place, ...] = ()) -> bytes:
    """The body with a statement reworded, or put on other places of the library, and verified again.

    Raises: UsageError: no such statement or place, no words or too many; NotFound; AnswerFileError.
    """
    return json.render(reworded(json.edition(body), claim, text, library(), places=places)).encode()


def without_statement(body: bytes, claim: str, reason: str) -> bytes:
    """The body without a statement, which is kept among those withheld.

    Raises: UsageError: no such statement; AnswerFileError.
    """
    return json.render(without(json.edition(body), claim, reason)).encode()


def fails_now(body: bytes) -> dict[str, tuple[str, ...]]:
    """Ids of statements that are shown and now fail checks which they passed, with what each check says.

    Raises: AnswerFileError.
    """
    edition = json.edition(body)
    shown = [*edition.direct, *(one for each in edition.sections for one in each.statements)]
    known = {(one.claim, one.check) for one in edition.answer.findings if one.outcome is Outcome.FAIL}
    found = judged((one.claim for one in shown), edition.answer.question, library())
    faults = {
        claim.id: tuple(
            f"{one.check}: {one.reason}"
            for one in findings
            if one.outcome is Outcome.FAIL and one.check != PLAIN and (claim.id, one.check) not in known
        )
        for claim, findings in found.items()
    }
    return {claim: reasons for claim, reasons in faults.items() if reasons}


def news(body: bytes) -> tuple[News, ...]:
    """Sources that would enter the evidence of this answer now and were not found then.

    Raises: AnswerFileError, QuestionError, LibraryMissing, LibraryDamaged.
    """
    saved = json.read(body)
    return watch(
        saved.question.text,
        library(),
        known=saved.manifest.ranks,
        thread=saved.before,
        records=settings.PROBATUM.records,
        scope=_scope(),
    )


def library_info() -> Info:
    """What the library holds, in figures; worked out again when the library has changed."""
    return _info(library().snapshot)


@cache
def _info(_: str) -> Info:
    return library().info()


def glossary() -> tuple[tuple[str, str], ...]:
    """Terms and their definitions, sorted."""
    return terms()


def refreshed() -> Iterator[Refreshed]:
    """What every authority says of the standing of the sources, as `probatum library refresh` asks them.

    One that cannot be asked says why in `failure`, and every mark stays as it was.
    """
    asking, today = client(settings.PROBATUM), Clock().today()
    yield refresh_shipped(library(), today=today)
    yield refresh_watch(library(), way("retraction_watch", settings.PROBATUM, asking), today=today)
    for name in authorities():
        yield refresh_live(library(), name, way(name, settings.PROBATUM, asking), today=today)
    asking.close()


def document(source: str) -> Document:
    """A source with its text. Raises: NotFound."""
    return library().document(source)


def documents() -> Iterator[Document]:
    """Every source with its text, sorted by id."""
    return library().documents()


def parsed(body: bytes) -> Json:
    """The answer in the bytes; empty when they are no longer JSON, which somebody must have seen to."""
    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return data if isinstance(data, dict) else {}


def sources_in(body: bytes) -> list[str]:
    """Ids of all sources that the answer names, sorted."""
    return sorted({entry["id"] for entry in source_entries(parsed(body))})


def source_entries(answer: Json) -> Iterator[Json]:
    """The references, and what was set aside: records that a page shows."""
    for name in ("references", "set_aside"):
        yield from (entry for entry in _dicts(answer.get(name)) if isinstance(entry.get("id"), str))


def claims_in(body: bytes) -> Iterator[Json]:
    """Every statement that the answer shows, in order; of damaged bytes what can still be read as one."""
    yield from (claim for place, claim in placed(parsed(body)) if not place.startswith("w"))


def placed(answer: Json) -> Iterator[tuple[str, Json]]:
    """Every statement with its place, such as 2.3; section 0 is the direct answer, w what is withheld."""
    sections = enumerate(_dicts(answer.get("sections")), 1)
    lists = [("0", answer.get("direct_answer"))]
    lists += [(str(number), section.get("claims")) for number, section in sections]
    lists += [("w", answer.get("withheld"))]
    for name, claims in lists:
        whole = (one for one in _dicts(claims) if one.keys() >= _OF_A_CLAIM and isinstance(one["text"], str))
        yield from ((f"{name}.{position}", claim) for position, claim in enumerate(whole, 1))


def asked_in(body: bytes) -> Json:
    """The question as the engine understood it; empty where the bytes no longer say."""
    question = parsed(body).get("question")
    return question if isinstance(question, dict) else {}


def _dicts(value: Any) -> list[Json]:
    """The objects of a list; none of anything else, which somebody must have seen to."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _thread(before: bytes | None) -> tuple[Turn, ...]:
    if before is None:
        return ()
    saved = json.read(before)
    return (*saved.before, turn(saved.question))
