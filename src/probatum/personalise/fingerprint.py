"""The digest of an edition: what a review is signed for."""

import json
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from typing import Any

from probatum.types.edition import Edition, Statement
from probatum.types.source import Source
from probatum.types.standing import Standing, State


def digest(edition: Edition) -> str:
    """`sha256:` and the digest of every word, span, source and template shown, as canonical JSON.

    The manifest is not in it, nor when and by whom a standing was last checked, nor whether one without a
    mark was ever checked: none of it changes what is said, and a review should not lapse because the library
    grew or a check found everything as it was.
    """
    text = json.dumps(
        _shown(edition), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_values
    )
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _shown(edition: Edition) -> dict[str, Any]:
    answer = edition.answer
    return {
        "question": [answer.question.text, *answer.question.thread],
        "audience": edition.audience,
        "direct": [_statement(each) for each in edition.direct],
        "sections": [
            (each.facet, each.heading, [_statement(one) for one in each.statements])
            for each in edition.sections
        ],
        "references": [(each.number, _source(each.source)) for each in edition.references],
        "comparison": edition.comparison,
        "notices": edition.notices,
        "glossary": edition.glossary,
        "left_out": edition.left_out,
        "readability": edition.readability,
        "coverage": answer.coverage,
        "unused": [(each.citation, _source(each.source), each.why.value) for each in answer.unused],
        "conflicts": answer.conflicts,
        "set_aside": [(_source(each.source), each.reason) for each in answer.set_aside],
        "nearest": answer.nearest,
        "reason": answer.reason,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    claim = statement.claim
    return {
        "claim": claim.id,
        "text": statement.text,
        "numbers": statement.numbers,
        "left_out": statement.left_out,
        "citations": claim.citations,
        "warning": claim.warning,
    }


def _source(source: Source) -> Source:
    standing = source.standing
    state = State.UNKNOWN if standing.state is State.CURRENT else standing.state
    return replace(source, marks=(), standing=Standing(state, standing.note))


def _values(noun: Any) -> dict[str, Any]:
    """What `asdict` makes of a noun, without a copy of all that it holds."""
    return {name: getattr(noun, name) for name in _names(noun.__class__)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
