"""Text with inline markup, flattened to plain text that says the same."""

import html
import re

from lxml import etree

from probatum.connectors._mathml import formula
from probatum.connectors._raised import raised

_SPACES = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""Runs that are not one space; odd spaces such as the non-breaking one are the library's to normalise."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INLINE = (
    "a|b|big|bold|em|font|i|img|italic|sc|small|span|strong|sub|sup|u|script|style|iframe|svg|object|embed"
)
_BLOCK = "br|p|div|li|ul|ol|table|tbody|thead|tr|td|th|h[1-6]|hr|sec|title|form|input|button"
_VALUE = r"""[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)"""
_ATTRIBUTES = rf"(?:\s+(?:{_VALUE}|async|defer|hidden|disabled|checked))*\s*/?"
"""With their values: "<b and c>" is no tag but a comparison."""
_TAG = re.compile(rf"</?(?:jats:)?(?:({_BLOCK})|{_INLINE}){_ATTRIBUTES}>", re.IGNORECASE)
_SUP = re.compile(r"<(?:jats:)?sup>", re.IGNORECASE)
"""Begins with a plain character: looked for first, for `_RAISED` is tried at every place of a text."""
_RAISED = re.compile(r"(\S?)<(?:jats:)?sup>([^<>]{0,40})</(?:jats:)?sup>", re.IGNORECASE)
_DEPTH = 40
"""Markup nested deeper than this is no markup that anybody wrote; its text is taken as it stands."""


def text(element: etree._Element) -> str:
    """The text of an element and of everything in it, white space folded.

    Exponents stay exponents ("10⁹", "m²"); other raised and lowered letters are set on the line ("CO2",
    "CD4+", "18F"). Formulas are written on one line. Tags that stand in the text as characters are dropped,
    their content stays; a "<" that opens no tag stays.
    """
    return tidy((element.text or "") if not len(element) else _flattened(element, _DEPTH))


def tidy(raw: str) -> str:
    """The same for text without child elements."""
    if "&" in raw or "<" in raw:
        raw = _without_tags(raw)
    if "\n" in raw or "  " in raw or "\t" in raw or "\r" in raw:
        raw = _SPACES.sub(" ", raw)
    return raw.strip()


def _without_tags(raw: str) -> str:
    raw = _ENTITY.sub(lambda match: html.unescape(match.group()), raw)
    if _SUP.search(raw):
        raw = _RAISED.sub(lambda match: match[1] + raised(match[2], match[1]), raw)
    return _TAG.sub(lambda match: " " if match[1] else "", raw)


def _flattened(element: etree._Element, depth: int) -> str:
    if not depth:
        return "".join(str(run) for run in element.itertext())
    flat = element.text or ""
    for child in element:
        flat += _child(child, flat[-1:], depth - 1) + (child.tail or "")
    return flat


def _child(child: etree._Element, before: str, depth: int) -> str:
    if not isinstance(child.tag, str):
        return _entity(child)
    name = child.tag.rpartition("}")[2]
    if name == "sup":
        return raised(_flattened(child, depth), before)
    return formula(child) if name == "math" else _flattened(child, depth)


def _entity(child: etree._Element) -> str:
    """A named entity is never expanded by the parser; the names of HTML are known, any other is shown."""
    return html.unescape(child.text or "") if isinstance(child, etree._Entity) else ""
