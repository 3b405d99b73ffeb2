"""A label as a document: names of the drug, and its sections by their LOINC codes."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from probatum.connectors._elements import child, children, name
from probatum.connectors._labels import unique
from probatum.connectors._spl.text import paragraphs, words
from probatum.types.document import Alias, Anchor, Document, Section
from probatum.types.source import Kind, Source
from probatum.vocabulary import rows

_PAGE = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid="
_SET = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HIGHLIGHTS = re.compile(r"These highlights do not include all .*? prescribing information for [^.]*\.\s*")
_APPROVAL = re.compile(r"\s*Initial U\.?S\.? Approval:?\s*\d{4}\.?\s*$")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SKIPPED = "skip"
_DEPTH = 12

_Section = tuple[str, str]
"""Facet and role."""


def document(label: etree._Element) -> Document:
    """The document of one label.

    Raises: ValueError: it has no set id, or names no drug.
    """
    set_id = (_attribute(label, "setId", "root") or _attribute(label, "id", "root")).lower()
    if not _SET.fullmatch(set_id):
        raise ValueError("it has no setId by which DailyMed knows it")
    brands, generics = _names(label)
    title = _title(label) or ", ".join((brands or generics)[:3])
    if not title:
        raise ValueError(f"{set_id} has no title and names no product")
    return Document(_source(label, set_id, title, generics), _sections(label), _aliases(brands, generics))


def _source(label: etree._Element, set_id: str, title: str, generics: list[str]) -> Source:
    id_ = f"url:{_PAGE}{set_id}"
    date = _DATE.match(_attribute(label, "effectiveTime", "value"))
    version = _attribute(label, "versionNumber", "value")
    organisation = child(label, "author", "assignedEntity", "representedOrganization", "name")
    return Source(
        id=id_,
        identifiers=(id_,),
        title=title,
        container=words(organisation),
        year=int(date[1]) if date else None,
        date="-".join(date.groups()) if date else "",
        publication_types=("Drug Label",),
        kind=Kind.DRUG_LABEL,
        chemicals=tuple(generics),
        licence="public domain",
        url=id_.removeprefix("url:"),
        jurisdiction="US",
        note=f"Version: {version}." if version else "",
    )


def _attribute(label: etree._Element, tag: str, attribute: str) -> str:
    found = child(label, tag)
    return (found.get(attribute) or "").strip() if found is not None else ""


def _title(label: etree._Element) -> str:
    """As printed, without what every label begins and ends with."""
    return _APPROVAL.sub("", _HIGHLIGHTS.sub("", words(child(label, "title"))))


def _names(label: etree._Element) -> tuple[list[str], list[str]]:
    """Names of the products, and of their substances, each once, in the order printed."""
    brands, generics = [], []
    for product in label.iter("{*}manufacturedProduct", "{*}manufacturedMedicine"):
        brands.append(words(child(product, "name")))
        generics.append(words(child(product, "asEntityWithGeneric", "genericMedicine", "name")))
    for substance in label.iter("{*}identifiedSubstance"):
        generics.append(words(child(substance, "name")))
    return list(dict.fromkeys(filter(None, brands))), list(dict.fromkeys(filter(None, generics)))


def _aliases(brands: list[str], generics: list[str]) -> tuple[Alias, ...]:
    """Each brand and its substance, where the label is of one substance."""
    if len(generics) != 1:
        return ()
    return tuple(Alias(brand, generics[0]) for brand in brands if brand.lower() != generics[0].lower())


def _sections(label: etree._Element) -> tuple[Section, ...]:
    found: list[Section] = []
    body = child(label, "component", "structuredBody")
    for section in _below(body):
        _take(section, "", ("", ""), "", found, _DEPTH)
    return tuple(found)


def _below(block: etree._Element | None) -> Iterator[etree._Element]:
    for component in children(block):
        section = child(component, "section") if name(component) == "component" else None
        if section is not None:
            yield section


def _take(
    section: etree._Element, path: str, above: _Section, locator: str, found: list[Section], depth: int
) -> None:
    """A section and those in it; what has no code of its own speaks about what the one above does.

    A contraindication may be all in its title.
    """
    code = child(section, "code")
    number = (code.get("code") or "") if code is not None else ""
    known, facet, role = _coded().get(number, ("", *above))
    if facet == _SKIPPED or not depth:
        return
    title = words(child(section, "title")).rstrip(":.") or known
    label = ": ".join(part for part in (path, title) if part)
    locator = f"id=nlm{number}" if known else locator
    below = list(_below(section))
    text = "\n\n".join(paragraphs(child(section, "text"))) or ("" if below else title)
    if text:
        anchors = (Anchor(0, locator),) if locator else ()
        found.append(Section(unique(label or "Text", found), text, facet=facet, role=role, anchors=anchors))
    for inner in below:
        _take(inner, label, (facet, role), locator, found, depth - 1)


@cache
def _coded() -> dict[str, tuple[str, str, str]]:
    return {row[0]: (row[1], row[2], row[3] if len(row) > 3 else "") for row in rows("spl_sections")}
