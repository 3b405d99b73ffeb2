"""The whole edition as JSON, the public interface: docs/reference/answer.md."""

import re
from dataclasses import asdict
from typing import Any

import orjson

from probatum.exports._clean import whole
from probatum.exports._rebuilt import edition
from probatum.exports._rebuilt_source import record
from probatum.exports._saved import SavedAnswer, read
from probatum.exports._sources import place_link
from probatum.exports.csl_json import item
from probatum.types.answer import Answer, Finding, Manifest, Unused, Withheld
from probatum.types.draft import Citation, Claim, DraftSection
from probatum.types.edition import Edition, Reference, Statement
from probatum.types.evidence import SetAside
from probatum.types.question import Question
from probatum.types.source import Source

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIX", "SavedAnswer", "edition", "read", "render"]

NAME = "json"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"

SCHEMA_VERSION = "1.3"
"""The second number rises when a field is added, the first when one changes its meaning or goes."""

Json = dict[str, Any]
Known = dict[str, Reference]
"""Each source shown, by id."""

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
"""Written as escapes, so that a viewer of the file cannot be deceived; they read back as they were."""


def render(edition: Edition) -> str:
    """The edition as one object, indented by two, keys in a fixed order, with a newline at the end."""
    data = orjson.dumps(_storable(_edition(edition)), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return _UNSEEN.sub(_escape, data.decode())


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _edition(edition: Edition) -> Json:
    return _head(edition) | _body(edition) | _account(edition)


def _head(edition: Edition) -> Json:
    answer = edition.answer
    return {
        "schema_version": SCHEMA_VERSION,
        "notices": [{"kind": notice.kind, "text": notice.text} for notice in edition.notices],
        "question": _question(answer.question),
        "audience": edition.audience.name,
        "answered": answer.answered,
        "reason": answer.reason,
        "review": {
            "status": edition.review.status,
            "note": edition.review.note,
            "reviews": [asdict(one) for one in edition.review.reviews],
        },
    }


def _body(edition: Edition) -> Json:
    known, found = _known(edition), _findings(edition.answer)
    return {
        "direct_answer": [_statement(one, known, found) for one in edition.direct],
        "sections": [
            {
                "heading": section.heading,
                "facet": section.facet,
                "claims": [_statement(one, known, found) for one in section.statements],
            }
            for section in edition.sections
        ],
        "comparison": asdict(edition.comparison) if edition.comparison else None,
        "references": [_reference(reference) for reference in edition.references],
        "glossary": [{"term": term, "definition": definition} for term, definition in edition.glossary],
    }


def _account(edition: Edition) -> Json:
    """What is missing from the article and why, and what is needed to check it."""
    answer, known = edition.answer, _known(edition)
    return {
        "coverage": [
            {"facet": one.facet, "status": one.status.value, "asked": one.asked, "note": one.note}
            for one in answer.coverage
        ],
        "unused": [_unused(one) for one in answer.unused],
        "unused_sources": _unused_sources(answer.unused, known),
        "conflicts": [
            {"about": one.about, "claims": list(one.claims), "reason": one.reason} for one in answer.conflicts
        ],
        "withheld": [_withheld(one, known) for one in answer.withheld],
        "left_out": _left_out(edition, known),
        "set_aside": [_set_aside(one) for one in answer.set_aside],
        "nearest": [
            {"source": one.source, "title": one.title, "missing": list(one.missing)} for one in answer.nearest
        ],
        "readability": _readability(edition),
        "disclaimer": edition.audience.disclaimer,
        "manifest": _manifest(answer.manifest),
        "digest": edition.digest,
    }


def _question(question: Question) -> Json:
    return {
        "text": question.text,
        "kind": question.kind,
        "facets": list(question.facets),
        "populations": list(question.populations),
        "terms": [
            {"text": term.text, "stem": term.stem, "everyday": term.everyday, "carried": term.carried}
            for term in question.terms
        ],
        "thread": list(question.thread),
    }


def _statement(statement: Statement, known: Known, found: dict[str, list[Finding]]) -> Json:
    claim = statement.claim
    differs = {"claim_text": claim.text} if claim.text != statement.text else {}
    return {
        "id": claim.id,
        "text": statement.text,
        **differs,
        "left_out": list(statement.left_out),
        **_claim(claim, known, found.get(claim.id, [])),
    }


def _claim(claim: Claim, known: Known, found: list[Finding] | tuple[Finding, ...]) -> Json:
    return {
        "facet": claim.facet,
        "role": claim.role,
        "population": claim.population,
        "warning": claim.warning,
        "citations": [_citation(citation, known) for citation in claim.citations],
        "findings": [
            {"check": one.check, "outcome": one.outcome.value, "reason": one.reason} for one in found
        ],
    }


def _citation(citation: Citation, known: Known) -> Json:
    reference = known.get(citation.source)
    return {
        "number": reference.number if reference else None,
        "source": citation.source,
        "section": citation.section,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "stance": citation.stance.value,
        "locator": citation.locator,
        "link": place_link(reference.source, citation) if reference else "",
        "strength": citation.strength,
        "certainty": citation.certainty,
    }


def _known(edition: Edition) -> Known:
    return {reference.source.id: reference for reference in edition.references}


def _findings(answer: Answer) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in answer.findings:
        found.setdefault(finding.claim, []).append(finding)
    return found


def _withheld(withheld: Withheld, known: Known) -> Json:
    claim = withheld.claim
    return {"id": claim.id, "text": claim.text, "left_out": [], **_claim(claim, known, withheld.findings)}


def _left_out(edition: Edition, known: Known) -> list[Json]:
    """The claims that this audience is not shown, whole, so that none is lost."""
    answer, found = edition.answer, _findings(edition.answer)
    everything = (DraftSection("", answer.direct), *answer.sections)
    claims = {claim.id: claim for section in everything for claim in section.claims}
    hidden = (claims[id_] for id_ in edition.left_out if id_ in claims)
    return [_statement(Statement(claim, claim.text, ()), known, found) for claim in hidden]


def _reference(reference: Reference) -> Json:
    return {"number": reference.number, **_source(reference.source)}


def _unused(unused: Unused) -> Json:
    citation = unused.citation
    return {
        "source": citation.source,
        "section": citation.section,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "facet": unused.facet,
        "warning": unused.warning,
        "why": unused.why.value,
    }


def _unused_sources(unused: tuple[Unused, ...], known: Known) -> list[Json]:
    """The sources of `unused` that are no references, each once."""
    others = {one.source.id: one.source for one in unused if one.source.id not in known}
    return [_source(source) for source in others.values()]


def _set_aside(set_aside: SetAside) -> Json:
    return {"reason": set_aside.reason, **_source(set_aside.source)}


def _source(source: Source) -> Json:
    own = {
        "id": source.id,
        "kind": source.kind.value,
        "standing": source.standing.state.value,
        "standing_note": source.standing.note,
        "standing_checked": source.standing.checked,
        "digest": source.digest,
        "caution": source.note,
        "identifiers": list(source.identifiers),
    }
    fields = item(source)
    return (
        own
        | {name: value for name, value in fields.items() if name not in {"id", "custom", "note"}}
        | {"record": record(source)}
    )


def _readability(edition: Edition) -> Json:
    measured = edition.readability
    return {
        "words": measured.words,
        "sentences": measured.sentences,
        "flesch_kincaid": measured.flesch_kincaid,
        "smog": measured.smog,
        "target": measured.target,
    }


def _manifest(manifest: Manifest) -> Json:
    return {
        "version": manifest.version,
        "snapshot": manifest.snapshot,
        "settings": manifest.settings,
        "query": [{"stem": stem, "weight": weight} for stem, weight in manifest.query],
        "ranks": list(manifest.ranks),
        "checks": list(manifest.checks),
        "today": manifest.today,
        "checked": [{"by": by, "date": date} for by, date in manifest.checked],
        **({"names": manifest.names} if manifest.names else {}),
    }


def _storable(value: Any) -> Any:
    """The same value with every text such that UTF-8 can hold it."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    return [_storable(one) for one in value] if isinstance(value, list) else value
