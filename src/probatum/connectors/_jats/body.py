"""The text of an article: abstracts, sections with nested titles, tables, figures, boxes, appendices."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from probatum.connectors._elements import child, children, name
from probatum.connectors._jats.prose import SET_APART, UNHELD, paragraphs, words
from probatum.connectors._jats.tables import figure, table
from probatum.connectors._labels import unique
from probatum.connectors._languages import short_code
from probatum.connectors._roles import role
from probatum.types.document import Alias, Anchor, Section
from probatum.vocabulary import rows
from probatum.vocabulary import words as words_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNTAKEN = frozenset({"graphical", "teaser", "toc", "web-summary"})
"""Kinds of abstract that are no text of the article."""
_NAMED = {"plain-language-summary": "Plain language summary", "executive-summary": "Summary"}
_ROLES = {"intro": "background", "introduction": "background", "methods": "method", "materials": "method"}
_ROLES |= {"results": "result", "discussion": "conclusion", "conclusions": "conclusion"}
_UNTAKEN_TITLES = "untaken_sections"
_LONGEST_TITLE = 4
"""Words up to which the title of a section says what part of a study it is."""
_DEPTH = 12
"""Sections nested deeper than this are part of the one above."""


@dataclass
class Taken:
    """What has been taken from an article so far."""

    source: str
    """Its id."""
    sections: list[Section] = field(default_factory=list)
    counted: int = 0
    """Paragraphs of the body."""

    def add(self, section: Section | None) -> None:
        """Keep a section that has text, under a label of its own."""
        if section is None or not section.text:
            return
        label = unique(section.label, self.sections)
        passages = tuple(replace(each, source=self.source, section=label) for each in section.passages)
        self.sections.append(replace(section, label=label, passages=passages))


def sections(article: etree._Element, source: str) -> tuple[Section, ...]:
    """All sections in the order of the article; tables and figures after the section that they stand in."""
    taken = Taken(source)
    meta = child(article, "front", "article-meta")
    for abstract in children(meta):
        if name(abstract) in ("abstract", "trans-abstract"):
            _abstract(abstract, taken)
    for part in ("body", "floats-group", "back"):
        block = child(article, part)
        if block is not None:
            _block(block, part, taken)
    return tuple(taken.sections)


def aliases(article: etree._Element) -> tuple[Alias, ...]:
    """Abbreviations that the article itself lists."""
    found = dict.fromkeys(
        (words(child(item, "term")), words(child(item, "def")))
        for glossary in article.iter("{*}glossary", "{*}def-list")
        for item in glossary.iter("{*}def-item")
    )
    return tuple(
        Alias(short, long.rstrip(".;"))
        for short, long in found
        if short and long and len(short) < len(long) < 120
    )


def _abstract(abstract: etree._Element, taken: Taken) -> None:
    kind = abstract.get("abstract-type") or ""
    if kind in _UNTAKEN:
        return
    code = short_code(abstract.get(_LANGUAGE) or "en") if name(abstract) == "trans-abstract" else "en"
    foreign = "" if code == "en" else code
    label = _NAMED.get(kind, "Abstract") + (f" ({_languages().get(foreign, foreign)})" if foreign else "")
    _section(abstract, label, "", "", taken, language=foreign)


def _block(block: etree._Element, part: str, taken: Taken) -> None:
    """The body; of the back matter only appendices, sections and boxes."""
    if part == "back":
        for each in children(block):
            title = _title(each).lower().strip("0123456789. ")
            if name(each) in ("sec", "app", "app-group", "boxed-text") and title not in words_of(
                _UNTAKEN_TITLES
            ):
                _section(each, _title(each) or ("Appendix" if "app" in name(each) else "Text"), "", "", taken)
        return
    _section(block, "Text" if part == "body" else "", "", "", taken)


def _section(
    block: etree._Element,
    label: str,
    role_: str,
    locator: str,
    taken: Taken,
    *,
    language: str = "",
    depth: int = _DEPTH,
) -> None:
    """A section: its own paragraphs, then its tables and figures, then the sections in it."""
    locator = f"id={block.get('id')}" if block.get("id") else locator
    below = [each for each in children(block) if name(each) in ("sec", "app") and depth]
    text, anchors = _text(block, locator, taken)
    taken.add(Section(label or "Text", text, role=role_, language=language, anchors=anchors))
    for apart in _apart(block):
        if name(apart) == "boxed-text":
            _section(apart, _title(apart) or "Box", role_, locator, taken, depth=0)
        else:
            taken.add(figure(apart) if name(apart) == "fig" else table(apart))
    for each in below:
        title = _title(each)
        path = title if label in ("", "Text", title) else ": ".join(part for part in (label, title) if part)
        if title.lower().strip("0123456789. ") not in words_of(_UNTAKEN_TITLES):
            inside = role_ or _role(each, title)
            _section(each, path, inside, locator, taken, language=language, depth=depth - 1)


def _text(block: etree._Element, locator: str, taken: Taken) -> tuple[str, tuple[Anchor, ...]]:
    """The paragraphs that stand in a section itself, an empty line apart, and where each can be found."""
    parts: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for place, text in _own(block):
        taken.counted += 1
        id_ = place.get("id") if name(place) == "p" else ""
        found = f"id={id_}" if id_ else locator or f"paragraph={taken.counted}"
        if not anchors or anchors[-1].locator != found:
            anchors.append(Anchor(length, found))
        parts.append(text)
        length += len(text) + 2
    return "\n\n".join(parts), tuple(anchors)


def _own(block: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for each in children(block):
        if name(each) not in ("sec", "app", "title", "label", "ref-list", "caption", *UNHELD, *SET_APART):
            yield from paragraphs(each)


def _apart(block: etree._Element) -> Iterator[etree._Element]:
    """Tables, figures and boxes of a section, not those of the sections in it."""
    for each in children(block):
        kind = name(each)
        if kind in ("table-wrap", "fig", "boxed-text"):
            yield each
        elif kind not in ("sec", "app"):
            yield from _apart(each)


def _title(block: etree._Element) -> str:
    return words(child(block, "title")).rstrip(".:") or words(child(block, "caption", "title")).rstrip(".:")


def _role(block: etree._Element, title: str) -> str:
    stated = _ROLES.get((block.get("sec-type") or "").partition("|")[0].lower(), "")
    return stated or (role(title) if len(title.split()) <= _LONGEST_TITLE else "")


def _languages() -> dict[str, str]:
    return {row[1]: row[2] for row in rows("languages")}
