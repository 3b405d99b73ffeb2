"""One study: its catalogue record, what it set out to do, and its results."""

import re
from collections.abc import Iterator
from typing import Any

from probatum.connectors._ctgov.fields import entries, lines, table, texts, words
from probatum.connectors._ctgov.results import results
from probatum.connectors._identifiers import pmid
from probatum.connectors._labels import unique
from probatum.types.document import Document, Section
from probatum.types.source import Relation, Source

_NUMBER = re.compile(r"NCT\d{8}")
_DATE = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?")
_REPORTS = {"RESULT": "results reported in", "DERIVED": "derived report in"}
_Study = dict[str, Any]


def document(study: Any) -> Document:
    """The document of one study. What it only plans has the role of a method, so that it answers nothing.

    Raises: ValueError: it has no NCT number or no title.
    """
    protocol = table(study, "protocolSection")
    identity = table(protocol, "identificationModule")
    number = words(identity, "nctId")
    if not _NUMBER.fullmatch(number):
        raise ValueError(f"its NCT number is {number!r}, which is none")
    title = words(identity, "officialTitle") or words(identity, "briefTitle")
    if not title:
        raise ValueError(f"{number} has no title")
    found: list[Section] = []
    for label, text, role in (*_planned(protocol), *results(study)):
        if text:
            found.append(Section(unique(label, found), text, role=role))
    return Document(_source(study, protocol, number, title), tuple(found))


def _source(study: _Study, protocol: _Study, number: str, title: str) -> Source:
    address = f"https://clinicaltrials.gov/study/{number}"
    status = table(protocol, "statusModule")
    posted = _DATE.fullmatch(words(table(status, "studyFirstPostDateStruct"), "date"))
    has_results = study.get("hasResults") is True
    sponsor = words(table(protocol, "sponsorCollaboratorsModule", "leadSponsor"), "name")
    return Source(
        id=f"url:{address}",
        identifiers=(f"url:{address}",),
        title=title,
        authors=(sponsor,) if sponsor else (),
        container="ClinicalTrials.gov",
        year=int(posted[1]) if posted else None,
        date=posted[0] if posted else "",
        publication_types=("Clinical Trial",) if has_results else ("Clinical Trial Protocol",),
        mesh=_mesh(study),
        keywords=texts(table(protocol, "conditionsModule"), "conditions"),
        licence="public domain",
        url=address,
        note=_note(status, has_results=has_results),
        relations=tuple(_relations(protocol)),
    )


def _note(status: _Study, *, has_results: bool) -> str:
    state = words(status, "overallStatus").replace("_", " ").capitalize()
    updated = words(table(status, "lastUpdatePostDateStruct"), "date")
    told = "" if has_results else " No results are posted."
    return f"Registered trial. {state}{', updated ' + updated if updated else ''}.{told}"


def _mesh(study: _Study) -> tuple[str, ...]:
    derived = table(study, "derivedSection")
    modules = (table(derived, "conditionBrowseModule"), table(derived, "interventionBrowseModule"))
    terms = (words(each, "term") for one in modules for each in entries(one, "meshes"))
    return tuple(dict.fromkeys(filter(None, terms)))


def _relations(protocol: _Study) -> Iterator[Relation]:
    for each in entries(table(protocol, "referencesModule"), "references"):
        kind = _REPORTS.get(words(each, "type"))
        if kind:
            yield Relation(kind, words(each, "citation"), pmid(words(each, "pmid")))


def _planned(protocol: _Study) -> Iterator[tuple[str, str, str]]:
    """Label, text and role of what the protocol says."""
    told, arms = table(protocol, "descriptionModule"), table(protocol, "armsInterventionsModule")
    outcomes, design = table(protocol, "outcomesModule"), table(protocol, "designModule")
    yield "Summary", lines(told, "briefSummary"), "objective"
    yield "Description", lines(told, "detailedDescription"), "method"
    yield "Design", _design(design), "method"
    yield "Arms", _listed(entries(arms, "armGroups"), "label", "description"), "method"
    yield "Interventions", _listed(entries(arms, "interventions"), "name", "description"), "method"
    for which in ("primary", "secondary"):
        measures = entries(outcomes, f"{which}Outcomes")
        yield f"{which.capitalize()} outcomes", _listed(measures, "measure", "timeFrame"), "method"
    yield "Eligibility", lines(table(protocol, "eligibilityModule"), "eligibilityCriteria"), "method"


def _design(design: _Study) -> str:
    phases = ", ".join(phase.replace("PHASE", "Phase ") for phase in texts(design, "phases") if phase != "NA")
    count = words(table(design, "enrollmentInfo"), "count")
    parts = (words(design, "studyType").capitalize(), phases, f"{count} participants" if count else "")
    return "; ".join(part for part in parts if part)


def _listed(items: Iterator[_Study], name: str, more: str) -> str:
    pairs = ((words(each, name), words(each, more)) for each in items)
    return "\n\n".join(f"- {head}: {told}" if told else f"- {head}" for head, told in pairs if head)
