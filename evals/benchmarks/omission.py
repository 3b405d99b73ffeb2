"""A statement that must not be missed is taken out of a draft: does the answer report that it is missing?

Taken out are, one at a time and with every claim that rests on the same words: statements of guidelines, drug
labels and safety notices that recommend something, and warnings and contraindications, told by words of this
file's own. The baseline is the list of facets: it reports what leaves a facet without any statement. "To
readers" counts what stands among the lines that the formats for reading show, and no more.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals import seeds
from evals.figures import OURS, Figure, Options
from evals.questions import FLAGSHIP, FOLDER, starter_library
from evals.statistics import mean_figure
from probatum.composers.extractive import compose
from probatum.exports._article import MISSED, MOST_UNUSED
from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.types.answer import Answer, Unused
from probatum.types.draft import Citation, Claim, Draft, Status
from probatum.types.evidence import Evidence
from probatum.types.source import Kind
from probatum.understand import turn, understand
from probatum.verify import verify

NAME = "omission"
NEEDS = (seeds.CHAPTERS, seeds.TASK_FORCE)
PACKAGES: tuple[str, ...] = ()

FACETS = "facets covered"
SETS = (
    "development questions",
    "starter library, things of warnings and advice",
    "CDC and USPSTF guidelines",
)
HALVES = ("looked at", "held out")
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question, what was taken out of its draft, and what the answer says of the whole draft."""

    question: str
    removals: tuple[Removal, ...]
    answered: bool
    lines: int
    """Lines "not used" that readers see."""


def run(options: Options) -> Iterator[Figure]:
    """Every removal from every draft; the questions on things and on guidelines in two halves."""
    with tempfile.TemporaryDirectory() as folder:
        library = starter_library(Path(folder) / "starter")
        if options.wants(SETS[0]):
            asked = [_asked(topic, text, library) for topic, text in options.sample(_questions(), 20)]
            yield from _figures(SETS[0], asked)
        if options.wants(SETS[1]):
            yield from _halves(SETS[1], options.sample(seeds.of_starter(_warns), 20), library)
        if options.wants(SETS[2]):
            guidelines = seeds.guidelines(Path(folder) / "guidelines")
            yield from _halves(SETS[2], options.sample(seeds.of_guidelines(guidelines), 20), guidelines)


def _halves(name: str, questions: Sequence[str], library: Library) -> Iterator[Figure]:
    for held_out, half in enumerate(HALVES):
        taken = [text for text in questions if seeds.is_held_out(text) == bool(held_out)]
        yield from _figures(f"{name}, {half}", [_asked("", text, library) for text in taken])


def _figures(name: str, asked: Sequence[_Asked]) -> Iterator[Figure]:
    removals = [removal for one in asked for removal in one.removals]
    for kind in ("guideline statement", "warning or contraindication"):
        found = [removal for removal in removals if removal.kind == kind]
        yield mean_figure(NAME, name, OURS, f"reported: {kind}", [float(one.reported) for one in found])
        shown = [float(one.shown) for one in found]
        yield mean_figure(NAME, name, OURS, f"reported to readers: {kind}", shown)
        yield mean_figure(NAME, name, FACETS, f"reported: {kind}", [float(one.facet) for one in found])
    lines = [float(one.lines) for one in asked if one.answered]
    yield mean_figure(NAME, name, OURS, "lines not used that readers of an untouched answer see", lines)


def _warns(text: str) -> bool:
    return bool(_WARNS.search(text))


def _questions() -> list[tuple[str, str]]:
    return [
        (path.stem, json.loads(line)["question"])
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _asked(topic: str, text: str, library: Library) -> _Asked:
    thread = [turn(understand(FLAGSHIP))] if topic == "rls" else []
    evidence = retrieve(understand(text, thread), library)
    draft = compose(evidence)
    answer = verify(draft, evidence)
    removals = tuple(_removals(draft, evidence, _answered(answer)))
    return _Asked(text, removals, answer.answered, len(_read(answer)))


def _removals(draft: Draft, evidence: Evidence, before: set[str]) -> Iterator[Removal]:
    for claim in _claims(draft):
        kind = _kind(claim, evidence)
        if kind:
            answer = verify(_without(claim, draft), evidence)
            found = [one for one in answer.unused if _same_place(one.citation, claim.citations[0])]
            shown = any(one in found for one in _read(answer))
            yield Removal(kind, bool(found), shown, _answered(answer) != before)


def _read(answer: Answer) -> list[Unused]:
    """What readers of the text see of what is not used."""
    return [one for one in answer.unused if one.why in MISSED][:MOST_UNUSED]


def _claims(draft: Draft) -> list[Claim]:
    body = [claim for section in draft.sections for claim in section.claims]
    return list({claim.citations[0]: claim for claim in (*draft.direct, *body)}.values())


def _kind(claim: Claim, evidence: Evidence) -> str:
    if _warns(claim.text):
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
