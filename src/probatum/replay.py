"""Proof that an answer still stands: the same question gives the same bytes, or the difference is told."""

import json as plain_json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from probatum import audiences
from probatum.ask import RECORDS, ask
from probatum.errors import AnswerFileError
from probatum.exports import json
from probatum.exports.json import SavedAnswer
from probatum.library import Library
from probatum.retrieve import NOWHERE
from probatum.types.answer import Manifest
from probatum.types.edition import Audience
from probatum.types.question import Scope

Parts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it was when the answer was saved."""

    causes: tuple[str, ...]
    """What the answer was made from and is no longer the same: library, version, settings."""
    appeared: tuple[tuple[str, str], ...]
    """Claims shown now and not then, as id and text, in the order shown."""
    vanished: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str, str], ...]
    """Claims shown both times in other words: id, words then, words now."""
    fields: tuple[str, ...]
    """Top-level fields of the file that differ, sorted."""


def replay(
    saved: str,
    library: Library,
    *,
    audience: Audience | None = None,
    records: int = RECORDS,
    scope: Scope = NOWHERE,
) -> Difference | None:
    """Ask the question of a saved JSON answer again; None when the new file would be the same, byte by byte.

    It is asked for the day of the answer, and for the house that `scope` names. `audience` is needed only for
    an answer to an audience that does not ship with Probatum.

    Raises: AnswerFileError: `saved` is not an answer that Probatum wrote; PluginError: its audience is
        not known here.
    """
    then = json.read(saved)
    now = json.render(
        ask(
            then.question.text,
            library,
            audience=audience or audiences.load(then.audience),
            thread=then.before,
            records=records,
            longest=len(then.question.text),
            scope=replace(scope, today=then.manifest.today),
        )
    )
    return None if now == saved else _difference(then, saved, now)


def _difference(then: SavedAnswer, saved: str, now: str) -> Difference:
    old, new = plain_json.loads(saved), plain_json.loads(now)
    before, after = dict(_claims(old)), dict(_claims(new))
    return Difference(
        causes=tuple(_causes(then.manifest, json.read(now).manifest)),
        appeared=tuple((id_, text) for id_, text in after.items() if id_ not in before),
        vanished=tuple((id_, text) for id_, text in before.items() if id_ not in after),
        changed=tuple(
            (id_, text, after[id_]) for id_, text in before.items() if id_ in after and after[id_] != text
        ),
        fields=tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))),
    )


def _claims(answer: Parts) -> Iterator[tuple[str, str]]:
    """Id and words of every claim shown, in order.

    Raises: AnswerFileError: the file has been changed into something that no answer is.
    """
    for name, claims in _lists(answer):
        for claim in claims:
            if not isinstance(claim, dict) or not isinstance(claim.get("id"), str):
                raise AnswerFileError(
                    f"{name!r} of the answer file holds no claims. Give it as it was written."
                )
            yield claim["id"], str(claim.get("text"))


def _lists(answer: Parts) -> Iterator[tuple[str, list[Any]]]:
    yield "direct_answer", _list(answer, "direct_answer", "direct_answer")
    for section in _list(answer, "sections", "sections"):
        yield "sections", _list(section, "claims", "sections")


def _list(data: object, key: str, name: str) -> list[Any]:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, list):
        raise AnswerFileError(f"{name!r} of the answer file is damaged. Give the file as it was written.")
    return value


def _causes(then: Manifest, now: Manifest) -> Iterator[str]:
    pairs = (
        ("Probatum", then.version, now.version),
        ("library", then.snapshot, now.snapshot),
        ("settings and word lists", then.settings, now.settings),
        ("vocabulary pack", then.names or "none", now.names or "none"),
        ("last check of the standing", _days(then), _days(now)),
    )
    return (f"{what}: {old} then, {new} now" for what, old, new in pairs if old != new)


def _days(manifest: Manifest) -> str:
    return ", ".join(f"{by} {date}" for by, date in manifest.checked) or "none"
