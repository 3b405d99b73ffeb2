"""Step 4. Draft in, Answer out. It has no off switch and never uses a language model."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from probatum import __version__
from probatum.types.answer import Answer, Finding, Manifest, Outcome, Withheld
from probatum.types.draft import Claim, Conflict, Coverage, Draft, DraftSection, Status
from probatum.types.evidence import Evidence
from probatum.types.source import Source
from probatum.verify.elsewhere import elsewhere
from probatum.verify.gate import PLAIN, findings, holds, names
from probatum.verify.omissions import unused
from probatum.verify.shelf import Shelf, shelf

__all__ = ["verify"]

_Found = Mapping[Claim, tuple[Finding, ...]]


def verify(draft: Draft, evidence: Evidence, *, settings: str = "") -> Answer:
    """Check every claim; keep those that hold with their findings, and withhold those that fail with theirs.

    `settings`: digest of the settings that shape an answer, for the manifest.
    """
    closed = shelf(evidence)
    found = {claim: findings(claim, closed) for claim in _claims(draft.direct, draft.sections)}
    direct, sections = _kept(draft.direct, found), _sections(draft, found)
    ids = {claim.id for claim in _claims(direct, sections)}
    withheld = tuple(Withheld(claim, why) for claim, why in found.items() if not holds(why))
    sources = _sources(_claims(direct, sections), closed)
    return Answer(
        question=draft.question,
        direct=direct,
        sections=sections,
        sources=sources,
        findings=tuple(finding for why in found.values() if holds(why) for finding in why),
        manifest=_manifest(evidence, settings),
        withheld=withheld,
        coverage=tuple(_coverage(item, direct, sections, withheld) for item in draft.coverage),
        unused=unused(evidence, _claims(direct, sections), withheld),
        conflicts=_conflicts(draft.conflicts, ids),
        set_aside=evidence.set_aside,
        nearest=draft.nearest,
        reason=draft.reason or _reason(ids, withheld),
        notices=(*draft.notices, *elsewhere(sources, evidence.place)),
    )


def _claims(direct: Iterable[Claim], sections: Iterable[DraftSection]) -> list[Claim]:
    """Every claim once, in the order of the article."""
    return list(dict.fromkeys([*direct, *(claim for section in sections for claim in section.claims)]))


def _kept(claims: Iterable[Claim], found: _Found) -> tuple[Claim, ...]:
    return tuple(_mended(claim, found[claim]) for claim in claims if holds(found[claim]))


def _mended(claim: Claim, why: Iterable[Finding]) -> Claim:
    """The claim without a plain variant that does not say the same."""
    bad = any(finding.check == PLAIN and finding.outcome is Outcome.FAIL for finding in why)
    return replace(claim, plain="") if bad else claim


def _sections(draft: Draft, found: _Found) -> tuple[DraftSection, ...]:
    sections = (DraftSection(section.facet, _kept(section.claims, found)) for section in draft.sections)
    return tuple(section for section in sections if section.claims)


def _sources(claims: Iterable[Claim], closed: Shelf) -> tuple[Source, ...]:
    ids = dict.fromkeys(citation.source for claim in claims for citation in claim.citations)
    return tuple(closed.sources[id_] for id_ in ids)


def _coverage(
    item: Coverage,
    direct: tuple[Claim, ...],
    sections: tuple[DraftSection, ...],
    withheld: tuple[Withheld, ...],
) -> Coverage:
    """The facet as it stands now: withheld when what spoke to it fell and nothing else does."""
    answered = {claim.facet for claim in _claims(direct, sections)} | {section.facet for section in sections}
    if item.status is not Status.ANSWERED or item.facet in answered:
        return item
    fell = sum(fallen.claim.facet == item.facet for fallen in withheld)
    note = f"{fell or len(withheld)} withheld: failed a check" if withheld else item.note
    return replace(item, status=Status.WITHHELD if withheld else Status.NOT_IN_LIBRARY, note=note)


def _conflicts(conflicts: Iterable[Conflict], ids: set[str]) -> tuple[Conflict, ...]:
    left = (replace(each, claims=tuple(id_ for id_ in each.claims if id_ in ids)) for each in conflicts)
    return tuple(conflict for conflict in left if len(conflict.claims) > 1)


def _reason(ids: set[str], withheld: tuple[Withheld, ...]) -> str:
    if ids or not withheld:
        return ""
    many = (
        "The one statement found was" if len(withheld) == 1 else f"All {len(withheld)} statements found were"
    )
    return f"{many} withheld, because a check failed."


def _manifest(evidence: Evidence, settings: str) -> Manifest:
    return Manifest(
        version=__version__,
        snapshot=evidence.snapshot,
        settings=settings,
        query=evidence.query.terms,
        ranks=tuple(dict.fromkeys(hit.source.id for hit in evidence.hits)),
        checks=names(),
        today=evidence.today,
        checked=evidence.checked,
        names=evidence.names,
    )
