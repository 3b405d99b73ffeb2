"""Abstracts: labelled sections, summaries in plain language, other languages."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from probatum.connectors._labels import unique
from probatum.connectors._languages import short_code
from probatum.connectors._markup import text
from probatum.connectors._roles import role
from probatum.types.document import Section
from probatum.vocabulary import rows

_TRUNCATED = re.compile(r"\s*\(ABSTRACT TRUNCATED(?: AT \d+ WORDS)?\)\s*$")
_Part = tuple[str, str, str]
"""Label, text, role."""


def sections(
    main: etree._Element | None, others: Iterable[etree._Element]
) -> tuple[tuple[Section, ...], bool]:
    """The sections of all abstracts of a record, and whether NLM cut the abstract short.

    Labels are as printed; an abstract without labels is "Abstract"; those of other abstracts say which:
    "Plain language summary", "Abstract (German)", "Abstract (German): ZIELE".
    """
    found: list[Section] = []
    cut = False
    for label, body, role_ in _parts(main) if main is not None else ():
        whole = _TRUNCATED.sub("", body) if "(ABSTRACT TRUNCATED" in body else body
        cut = cut or whole != body
        _add(found, label or "Abstract", whole, role_)
    for other in others:
        _add_other(found, other)
    return tuple(found), cut


def _parts(abstract: etree._Element) -> Iterator[_Part]:
    """Neighbours without a label are one part."""
    open_part: list[str] = []
    for element in abstract.iterchildren("AbstractText"):
        body = text(element)
        category = element.get("NlmCategory", "")
        label = (element.get("Label") or _as_label(category)).strip().rstrip(":")
        if not label:
            open_part.append(body)
            continue
        if open_part:
            yield "", "\n".join(open_part), ""
            open_part = []
        yield label, body, role(label, category)
    if open_part:
        yield "", "\n".join(open_part), ""


def _as_label(category: str) -> str:
    return "" if category == "UNASSIGNED" else category


def _add(found: list[Section], label: str, body: str, role_: str, language: str = "") -> None:
    """The same words are not kept twice."""
    if body and all(section.text != body for section in found):
        found.append(Section(label=unique(label, found), text=body, role=role_, language=language))


def _add_other(found: list[Section], abstract: etree._Element) -> None:
    language = short_code(abstract.get("Language") or "eng")
    foreign = "" if language == "en" else language
    name = _other_name(abstract.get("Type") or "", foreign)
    for label, body, role_ in _parts(abstract):
        _add(found, f"{name}: {label}" if label else name, body, role_, foreign)


def _other_name(type_: str, foreign: str) -> str:
    plain = type_.casefold() == "plain-language-summary"
    name = "Plain language summary" if plain else "Abstract"
    if foreign:
        return f"{name} ({_languages().get(foreign, foreign)})"
    return name if plain or not type_ else f"{name} ({type_})"


def _languages() -> dict[str, str]:
    return {row[1]: row[2] for row in rows("languages")}
