"""A statement that must not be missed is taken out of a draft: does the answer report that it is missing?

Taken out are, one at a time and with every claim that rests on the same words: statements of guidelines, drug
labels and safety notices that recommend something, and warnings and contraindications, told by words of this
file's own. The baseline is the list of facets: it reports what leaves a facet without any statement.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.figures import OURS, Figure, Options
from evals.questions import FLAGSHIP, FOLDER, starter_library
from evals.statistics import mean_figure
from probatum.composers.extractive import compose
from probatum.exports._article import MISSED
from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.types.answer import Answer
from probatum.types.draft import Citation, Claim, Draft, Status
from probatum.types.evidence import Evidence
from probatum.types.source import Kind
from probatum.understand import turn, understand
from probatum.verify import verify

NAME = "omission"
NEEDS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()

FACETS = "facets covered"
SET = "development questions"
_ADVISING = (Kind.GUIDELINE, Kind.DRUG_LABEL, Kind.SAFETY_NOTICE)
_WARNS = re.compile(
    r"contra-?indicat|boxed warning|\b(must|should) not\b|\bavoid|not recommended|advise[ds]? against"
    r"|\b(do not|never) (take|use|give|start|stop|drive|wait|offer|prescribe)\b"
    r"|life-threatening|\bfatal|\b(tell|call|seek|see|stop|contact)\b.{0,60}\b(at once|immediately|urgent)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Removal:
    """A statement that was taken out, and what the answer says then."""

    kind: str
    """guideline statement, or warning or contraindication."""
    reported: bool
    shown: bool
    """Whether readers of the text see it, and not only readers of the JSON."""
    facet: bool
    """Whether a facet is no longer said to be answered."""


def run(options: Options) -> Iterator[Figure]:
    """Every removal from the draft of every development question."""
    with tempfile.TemporaryDirectory() as folder:
        library = starter_library(Path(folder) / "library")
        removals = [
            removal
            for topic, text in options.sample(_questions(), 20)
            for removal in _removals(topic, text, library)
        ]
    for kind in ("guideline statement", "warning or contraindication"):
        found = [removal for removal in removals if removal.kind == kind]
        yield mean_figure(NAME, SET, OURS, f"reported: {kind}", [float(one.reported) for one in found])
        yield mean_figure(
            NAME, SET, OURS, f"reported to readers: {kind}", [float(one.shown) for one in found]
        )
        yield mean_figure(NAME, SET, FACETS, f"reported: {kind}", [float(one.facet) for one in found])


def _questions() -> list[tuple[str, str]]:
    return [
        (path.stem, json.loads(line)["question"])
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _removals(topic: str, text: str, library: Library) -> Iterator[Removal]:
    thread = [turn(understand(FLAGSHIP))] if topic == "rls" else []
    evidence = retrieve(understand(text, thread), library)
    draft = compose(evidence)
    before = _answered(verify(draft, evidence))
    for claim in _claims(draft):
        kind = _kind(claim, evidence)
        if kind:
            answer = verify(_without(claim, draft), evidence)
            found = [one for one in answer.unused if _same_place(one.citation, claim.citations[0])]
            shown = any(one.why in MISSED for one in found)
            yield Removal(kind, bool(found), shown, _answered(answer) != before)


def _claims(draft: Draft) -> list[Claim]:
    body = [claim for section in draft.sections for claim in section.claims]
    return list({claim.citations[0]: claim for claim in (*draft.direct, *body)}.values())


def _kind(claim: Claim, evidence: Evidence) -> str:
    if _WARNS.search(claim.text):
        return "warning or contraindication"
    sources = {hit.source.id: hit.source for hit in evidence.hits}
    advises = sources[claim.citations[0].source].kind in _ADVISING and claim.role == "recommendation"
    return "guideline statement" if advises else ""


def _without(claim: Claim, draft: Draft) -> Draft:
    """The draft without any claim that rests on the same words."""
    return replace(
        draft,
        direct=_others(draft.direct, claim),
        sections=tuple(replace(one, claims=_others(one.claims, claim)) for one in draft.sections),
    )


def _others(claims: Sequence[Claim], claim: Claim) -> tuple[Claim, ...]:
    place = claim.citations[0]
    return tuple(one for one in claims if not any(_same_place(citation, place) for citation in one.citations))


def _same_place(one: Citation, other: Citation) -> bool:
    return (one.source, one.section) == (other.source, other.section) and (
        one.start < other.end and other.start < one.end
    )


def _answered(answer: Answer) -> set[str]:
    return {one.facet for one in answer.coverage if one.status is Status.ANSWERED}
